import { useQuery } from '@tanstack/react-query';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { mergeChange } from '../../actions/changes.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

/** Chooses the change that this one becomes a part of. */
export function MergeDialog({ change, onClose }: { change: ChangeDetail; onClose: () => void }) {
  const others = (useQuery(queries.changes()).data ?? []).filter(({ id }) => id !== change.id);
  return (
    <Dialog title={text.changes.merge} onClose={onClose}>
      <ChoiceList
        label={text.changes.merge}
        field={text.changes.mergeField}
        choices={others.map(({ id, title, state }) => ({
          key: String(id),
          name: title,
          detail: text.changes.state[state],
        }))}
        nothing={text.changes.mergeNothing}
        onTake={({ key, name }) => {
          onClose();
          void mergeChange(change.id, { id: Number(key), title: name });
        }}
      />
    </Dialog>
  );
}
