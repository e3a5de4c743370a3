import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { StoredAudience } from '../../../../shared/model/audience.ts';
import { deleteAudience } from '../../actions/drafts.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { AudienceForm } from './audience-form.tsx';

const words = text.drafts.audience;

/** All audiences: making, changing and deleting them. */
export function AudiencesDialog({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery(queries.audiences());
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Dialog title={words.heading} onClose={onClose}>
      <p className="quiet">{words.lead}</p>
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={words.failed} error={error} retry={() => void refetch()} />
        )
      ) : (
        <ul className="kept-list" aria-label={words.list}>
          {data.map((audience) =>
            open === audience.id ? (
              <li key={audience.id} className="kept-open">
                <AudienceForm audience={audience} onDone={close} />
              </li>
            ) : (
              <AudienceLine key={audience.id} audience={audience} onEdit={() => setOpen(audience.id)} />
            ),
          )}
        </ul>
      )}
      {open === 'new' ? (
        <div className="kept-open">
          <AudienceForm audience={null} onDone={close} />
        </div>
      ) : (
        <div>
          <Button icon={<Plus size={14} />} onClick={() => setOpen('new')}>
            {words.make}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function AudienceLine({ audience, onEdit }: { audience: StoredAudience; onEdit: () => void }) {
  const { id, name, salutation, length, naming } = audience;
  const facts = [salutation === '' ? null : `“${salutation}”`, words.facts[length], words.facts[naming]];
  return (
    <li className="kept-line">
      <span className="kept-words">
        <strong>{name}</strong>
        <span className="card-facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </span>
      <IconButton label={words.edit(name)} onClick={onEdit}>
        <Pencil size={14} />
      </IconButton>
      <IconButton label={words.delete(name)} onClick={() => void deleteAudience(id, name)}>
        <Trash2 size={14} />
      </IconButton>
    </li>
  );
}
