import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { exportLedger } from '../../actions/giving.ts';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/fields.tsx';
import { text } from '../../text.ts';

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
          <div className="field-row">
            <TextField label={text.giving.project} maxLength={200} value={project} onChange={setProject} />
            <TextField label={text.giving.owner} maxLength={200} value={owner} onChange={setOwner} />
          </div>
        ) : null}
        <DialogFoot submit={text.giving.exportSave} ready={!busy} onCancel={onClose} />
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
