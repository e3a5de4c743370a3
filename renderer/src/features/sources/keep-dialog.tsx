import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeepDays } from '../../../../shared/model/privacy.ts';
import { keepChoices } from '../../../../shared/model/privacy.ts';
import type { Source } from '../../../../shared/model/records.ts';
import { keepMessages } from '../../actions/privacy.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { messageOf } from '../../ipc.ts';
import { queries } from '../../query.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';

const close = (): void => showDialog(null);

/** How long a source keeps its messages: says what would go before it goes. */
export function KeepDialog({ sourceId }: { sourceId: number }) {
  const source = useQuery(queries.sources()).data?.find(({ id }) => id === sourceId);
  return source === undefined ? null : <Keep source={source} />;
}

function Keep({ source }: { source: Source }) {
  const known = keepChoices.find((days) => days === source.keepDays) ?? null;
  const [days, setDays] = useState<KeepDays | null>(known);
  const [saving, setSaving] = useState(false);
  const wanted = useQuery({ ...queries.keepPreview(source.id, days ?? 30), enabled: days !== null && !saving });
  const save = async (): Promise<void> => {
    setSaving(true);
    if (await keepMessages(source, days)) close();
    else setSaving(false);
  };
  const deletes = days !== null && (wanted.data?.messages ?? 0) > 0;
  const outcome =
    days === null
      ? text.privacy.keepNothing
      : wanted.error !== null
        ? messageOf(wanted.error)
        : wanted.data === undefined
          ? text.privacy.keepCounting
          : text.privacy.keepWould(wanted.data);
  return (
    <Dialog title={text.privacy.keepTitle(source.name)} onClose={close}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset className="keep-choices" disabled={saving}>
          <legend className="field-label">{text.privacy.keep}</legend>
          {([null, ...keepChoices] as const).map((choice) => (
            <label key={choice ?? 'always'} className="check">
              <input
                type="radio"
                name="keep"
                {...(choice === days && { 'data-autofocus': true })}
                checked={choice === days}
                onChange={() => setDays(choice)}
              />
              {choice === null ? text.privacy.keepAlways : text.privacy.keptFor(choice)}
            </label>
          ))}
        </fieldset>
        <p className="quiet">{text.privacy.keepHint}</p>
        <p className="quiet">{text.privacy.keepRests}</p>
        <p role="status" className="keep-outcome">
          {outcome}
        </p>
        <DialogFoot
          submit={saving ? text.privacy.keepSaving : deletes ? text.privacy.keepSaveAndDelete : text.privacy.keepSave}
          look={deletes ? 'danger' : 'main'}
          ready={!saving && (days === null || wanted.data !== undefined)}
          onCancel={close}
        />
      </form>
    </Dialog>
  );
}
