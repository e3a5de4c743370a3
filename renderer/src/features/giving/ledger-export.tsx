import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { exportLedger } from '../../actions/giving.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { text } from '../../text.ts';
import { Labelled } from './form-parts.tsx';

const formats = ['markdown', 'csv', 'all-contributors'] as const;

/** Asks in which format the ledger is to be written. */
function LedgerExport({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [format, setFormat] = useState<(typeof formats)[number]>('markdown');
  const [project, setProject] = useState('');
  const [owner, setOwner] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const done = await exportLedger({ format, project: project.trim(), owner: owner.trim() });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog title={text.giving.export} onClose={onClose}>
      <form
        className="hand-on"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{text.giving.exportHint}</p>
        <fieldset>
          <legend className="field-label">{text.giving.exportFormat}</legend>
          <div className="segmented">
            {formats.map((one, index) => (
              <label key={one} className="segment">
                <input
                  type="radio"
                  name={id}
                  data-autofocus={index === 0 ? true : undefined}
                  checked={one === format}
                  onChange={() => setFormat(one)}
                />
                <span>{text.giving.formats[one]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {format === 'all-contributors' ? (
          <div className="giving-row">
            <Labelled label={text.giving.project}>
              {(field) => (
                <input
                  id={field}
                  className="field"
                  maxLength={200}
                  value={project}
                  onChange={(event) => setProject(event.target.value)}
                />
              )}
            </Labelled>
            <Labelled label={text.giving.owner}>
              {(field) => (
                <input
                  id={field}
                  className="field"
                  maxLength={200}
                  value={owner}
                  onChange={(event) => setOwner(event.target.value)}
                />
              )}
            </Labelled>
          </div>
        ) : null}
        <div className="dialog-actions">
          <Button onClick={onClose}>{text.giving.cancel}</Button>
          <Button look="main" type="submit" disabled={busy}>
            {text.giving.exportSave}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The way to write the whole ledger as a file. */
export function ExportLedger() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="ledger-export" icon={<Download size={14} />} onClick={() => setOpen(true)}>
        {text.giving.export}
      </Button>
      {open ? <LedgerExport onClose={() => setOpen(false)} /> : null}
    </>
  );
}
