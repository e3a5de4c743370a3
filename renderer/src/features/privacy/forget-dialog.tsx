import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ForgetPreview } from '../../../../shared/model/privacy.ts';
import { forgetPerson, showBackups } from '../../actions/privacy.ts';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/fields.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';

const close = (): void => showDialog(null);

/** Says what goes, what is blacked out and what stays, before somebody is forgotten for good. */
export function ForgetDialog({ personId }: { personId: number }) {
  const [running, setRunning] = useState<string | null>(null);
  // While it runs there is less and less to say, and at the end nobody to ask about.
  const { data, error, refetch } = useQuery({ ...queries.forgetPreview(personId), enabled: running === null });
  const person = useQuery({ ...queries.person(personId), enabled: running === null }).data;
  const name = running ?? data?.name ?? '';
  return (
    <Dialog title={text.privacy.forgetTitle(name)} onClose={close} wide>
      {running !== null ? (
        <Running />
      ) : data !== undefined ? (
        <Confirm
          preview={data}
          ours={person?.ours === true}
          onForget={async () => {
            setRunning(data.name);
            if (await forgetPerson(personId, data.name)) close();
            else setRunning(null);
          }}
        />
      ) : error !== null ? (
        <ErrorState title={text.privacy.failed} error={error} retry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
    </Dialog>
  );
}

function Running() {
  const progress = useQuery(queries.forgetProgress()).data ?? null;
  const words = progress === null ? text.privacy.begins : text.privacy.phase(progress);
  const known = progress?.phase === 'messages';
  return (
    <div className="forget-running">
      <p role="status">{words}</p>
      <progress
        className="progress"
        aria-label={text.privacy.running}
        max={100}
        {...(known ? { value: progress.done } : {})}
      />
      <p className="quiet">{text.privacy.goesOn}</p>
    </div>
  );
}

interface ConfirmProps {
  preview: ForgetPreview;
  ours: boolean;
  onForget: () => Promise<void>;
}

function Confirm({ preview, ours, onForget }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The dialog opened before it was known what goes.
  useEffect(() => field.current?.focus(), []);
  const name = preview.name.trim();
  const confirmed = typed.trim() === name;
  return (
    <form
      className="dialog-form forget"
      onSubmit={(event) => {
        event.preventDefault();
        if (confirmed) void onForget();
      }}
    >
      <p>
        <b>{text.privacy.cannotUndo}</b> {text.privacy.historyGoes}
      </p>
      {ours ? <p className="field-error">{text.privacy.ours}</p> : null}
      <div className="forget-lists">
        <section>
          <h3>{text.privacy.goes}</h3>
          <ul>
            {preview.identities.map((one) => (
              <li key={`${one.place} ${one.address}`}>{text.privacy.knownAs(one)}</li>
            ))}
            {text.privacy.gone(preview).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          {preview.reports.length === 0 ? null : (
            <>
              <h3>{text.privacy.reports}</h3>
              <ul>
                {preview.reports.map(({ id, title }) => (
                  <li key={id}>{title || text.privacy.untitled}</li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section>
          <h3>{text.privacy.blackedOut}</h3>
          <p>{text.privacy.shared(preview.shared)}</p>
          <h3>{text.privacy.stays}</h3>
          <ul>
            {text.privacy.staysWords.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Button look="quiet" icon={<FolderOpen size={14} />} onClick={() => void showBackups()}>
            {text.privacy.showBackups}
          </Button>
        </section>
      </div>
      <TextField
        label={text.privacy.confirm(name)}
        ref={field}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={setTyped}
      />
      <DialogFoot submit={text.privacy.forgetButton} look="danger" ready={confirmed} onCancel={close} />
    </form>
  );
}
