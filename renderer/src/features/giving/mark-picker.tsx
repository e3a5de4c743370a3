import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contributionKinds } from '../../../../shared/model/giving.ts';
import { mark, removeMark } from '../../actions/giving.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Popover } from '../../components/popover.tsx';
import { queries } from '../../query.ts';
import type { Marking } from '../../stores/giving.ts';
import { closeMarking, useMarking } from '../../stores/giving.ts';
import { text } from '../../text.ts';

/** What floats above the thread and asks what somebody gave; nothing unless somebody wants to mark something. */
export function MarkPicker() {
  const marking = useMarking((state) => state.marking);
  return marking === null ? null : <OpenPicker marking={marking} />;
}

function OpenPicker({ marking }: { marking: Marking }) {
  const anchor = useMemo(() => ({ current: marking.anchor }), [marking]);
  const { messageId, conversationId, start, end } = marking;
  const marked = (useQuery(queries.giving(conversationId)).data?.contributions ?? []).filter(
    (one) => one.messageId === messageId && one.start === start && one.end === end,
  );
  return (
    <Popover anchor={anchor} label={text.giving.mark} onClose={closeMarking}>
      <ChoiceList
        label={text.giving.mark}
        field={text.giving.markField}
        choices={contributionKinds.map((kind) => ({
          key: kind,
          name: text.giving.kind[kind],
          checked: marked.some((one) => one.kind === kind),
        }))}
        nothing={text.giving.markNothing}
        onTake={(choice) => {
          const kind = contributionKinds.find((one) => one === choice.key);
          const known = marked.find((one) => one.kind === kind);
          closeMarking();
          if (known !== undefined) void removeMark(known);
          else if (kind !== undefined) void mark({ messageId, conversationId, start, end }, kind);
        }}
      />
    </Popover>
  );
}
