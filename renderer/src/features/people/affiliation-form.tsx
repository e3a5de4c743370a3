import { useState } from 'react';
import type { Affiliation } from '../../../../shared/model/people.ts';
import { deleteAffiliation, saveAffiliation } from '../../actions/people.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
        <label className="field-label">
          {text.people.organisation}
          <input
            className="field"
            data-autofocus
            maxLength={200}
            value={organisation}
            onChange={(event) => setOrganisation(event.target.value)}
          />
        </label>
        <label className="field-label">
          {text.people.role}
          <input className="field" maxLength={200} value={role} onChange={(event) => setRole(event.target.value)} />
        </label>
        <div className="field-pair">
          <label className="field-label">
            {text.people.from}
            <input className="field" type="month" value={since} onChange={(event) => setSince(event.target.value)} />
          </label>
          <label className="field-label">
            {text.people.until}
            <input className="field" type="month" value={until} onChange={(event) => setUntil(event.target.value)} />
          </label>
        </div>
        <div className="dialog-actions">
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
          <Button onClick={onClose}>{text.people.cancel}</Button>
          <Button look="main" type="submit" disabled={organisation.trim() === ''}>
            {text.people.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
