import { useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import type { Label } from '../../../../shared/model/triage.ts';
import { labelColours } from '../../../../shared/model/triage.ts';
import { listKey } from '../../../../shared/model/list-scope.ts';
import { addLabel, changeLabel, deleteLabel } from '../../actions/labels.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { LabelChip } from '../../components/label-chip.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { showInbox } from '../../stores/navigation.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { LabelForm } from './label-form.tsx';

type Open = { id: number; doing: 'edit' | 'delete' } | null;

/** All labels: making, naming, colouring and deleting them. */
export function LabelsSection() {
  const { data, error, isPending, refetch } = useQuery(queries.labels());
  const counts = useQuery(queries.counts()).data;
  const [open, setOpen] = useState<Open>(null);
  if (isPending) return <LoadingState />;
  if (error !== null) return <ErrorState title={text.labels.failed} error={error} retry={() => void refetch()} />;
  const bearing = (id: number): { open: number; all: number } => {
    const views = counts?.narrowed[listKey({ type: 'label', id })] ?? { open: 0, snoozed: 0, done: 0 };
    return { open: views.open, all: views.open + views.snoozed + views.done };
  };
  return (
    <section className="manager" aria-label={text.labels.title}>
      <p className="manager-lead">{text.labels.lead}</p>
      {data.length === 0 ? (
        <EmptyState icon={<Tag size={24} strokeWidth={1.5} />} title={text.labels.none} />
      ) : (
        <ul className="manager-list" aria-label={text.labels.list}>
          {data.map((label) => (
            <LabelLine
              key={label.id}
              label={label}
              bearing={bearing(label.id)}
              doing={open?.id === label.id ? open.doing : null}
              onDo={(doing) => setOpen(doing === null ? null : { id: label.id, doing })}
            />
          ))}
        </ul>
      )}
      <h3>{text.labels.make}</h3>
      <LabelForm
        key={`new-${data.length}`}
        name=""
        colour={labelColours[(data.length + 1) % labelColours.length]!}
        field={text.labels.makeField}
        button={text.labels.add}
        onSave={addLabel}
      />
    </section>
  );
}

interface LabelLineProps {
  label: Label;
  bearing: { open: number; all: number };
  doing: 'edit' | 'delete' | null;
  onDo: (doing: 'edit' | 'delete' | null) => void;
}

function LabelLine({ label, bearing, doing, onDo }: LabelLineProps) {
  const { id, name, colour } = label;
  if (doing === 'edit') {
    return (
      <li className="manager-open">
        <LabelForm
          name={name}
          colour={colour}
          field={text.labels.nameField(name)}
          button={text.labels.save}
          focused
          onSave={async (newName, newColour) => {
            await changeLabel(id, newName, newColour);
            onDo(null);
          }}
          onCancel={() => onDo(null)}
        />
      </li>
    );
  }
  if (doing === 'delete') {
    return (
      <li className="manager-open">
        <p role="alert">{text.labels.deleteAsk(name, bearing.all)}</p>
        <div className="manager-buttons">
          <Button look="quiet" autoFocus onClick={() => onDo(null)}>
            {text.labels.keep}
          </Button>
          <Button look="danger" onClick={() => void deleteLabel(label)}>
            {text.labels.delete}
          </Button>
        </div>
      </li>
    );
  }
  const show = (): void => {
    showDialog(null);
    showInbox({ filter: { type: 'label', id }, view: bearing.open > 0 ? 'open' : 'all' });
  };
  return (
    <li className="manager-line">
      <span className="manager-name">
        <LabelChip name={name} colour={colour} />
      </span>
      {bearing.all === 0 ? (
        <span className="quiet">{text.labels.bears(0, 0)}</span>
      ) : (
        <button type="button" className="link-button" title={text.labels.show(name)} onClick={show}>
          {text.labels.bears(bearing.open, bearing.all)}
        </button>
      )}
      <Button look="quiet" aria-label={text.labels.editOf(name)} onClick={() => onDo('edit')}>
        {text.labels.edit}
      </Button>
      <Button look="quiet" aria-label={text.labels.deleteOf(name)} onClick={() => onDo('delete')}>
        {text.labels.delete}
      </Button>
    </li>
  );
}
