import { useState } from 'react';
import type { Affiliation } from '../../../../shared/model/people.ts';
import { deleteAffiliation, saveAffiliation } from '../../actions/people.ts';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/fields.tsx';
import { text } from '../../text.ts';

/** A month as its field has it, by the clock on the wall. */
function monthOf(time: number | null): string {
  if (time === null) return '';
  const at = new Date(time);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`;
}

function timeOf(month: string): number | null {
  const [year, number] = month.split('-').map(Number);
  return year && number ? new Date(year, number - 1, 1, 12).getTime() : null;
}

interface AffiliationFormProps {
  personId: number;
  affiliation: Affiliation | null;
  onClose: () => void;
}

/** Where somebody works or belongs, since when and until when. */
export function AffiliationForm({ personId, affiliation, onClose }: AffiliationFormProps) {
  const [organisation, setOrganisation] = useState(affiliation?.organisation ?? '');
  const [role, setRole] = useState(affiliation?.role ?? '');
  const [since, setSince] = useState(monthOf(affiliation?.since ?? null));
  const [until, setUntil] = useState(monthOf(affiliation?.until ?? null));
  return (
    <Dialog title={affiliation === null ? text.people.addAffiliation : text.people.changeAffiliation} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (organisation.trim() === '') return;
          onClose();
          void saveAffiliation(affiliation === null ? { personId } : { id: affiliation.id }, {
            organisation: organisation.trim(),
            role: role.trim(),
            since: timeOf(since),
            until: timeOf(until),
          });
        }}
      >
        <TextField
          label={text.people.organisation}
          data-autofocus
          maxLength={200}
          value={organisation}
          onChange={setOrganisation}
        />
        <TextField label={text.people.role} maxLength={200} value={role} onChange={setRole} />
        <div className="field-row">
          <TextField label={text.people.from} type="month" value={since} onChange={setSince} />
          <TextField label={text.people.until} type="month" value={until} onChange={setUntil} />
        </div>
        <DialogFoot submit={text.people.save} ready={organisation.trim() !== ''} onCancel={onClose}>
          {affiliation === null ? null : (
            <Button
              look="quiet"
              onClick={() => {
                onClose();
                void deleteAffiliation(affiliation.id);
              }}
            >
              {text.people.remove}
            </Button>
          )}
        </DialogFoot>
      </form>
    </Dialog>
  );
}
