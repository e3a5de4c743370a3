import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { labelColours } from '../../../../shared/model/triage.ts';
import type { LabelColour } from '../../../../shared/model/triage.ts';
import { makeLabel, setLabel } from '../../actions/triage-choices.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { LabelChip, LabelSwatch } from '../../components/label-chip.tsx';
import { queries } from '../../query.ts';
import type { ActionTarget } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import { useTargetRows } from './use-target-rows.ts';

const none: never[] = [];

/** Puts labels on and takes them off, one after the other; a name that is new makes one. */
export function LabelPicker({ target }: { target: ActionTarget }) {
  const labels = useQuery(queries.labels()).data ?? none;
  const rows = useTargetRows(target);
  const [chosen, setChosen] = useState<LabelColour | null>(null);
  // Until somebody chooses, new labels take the colours in turn.
  const colour = chosen ?? labelColours[(labels.length + 1) % labelColours.length]!;
  const bearing = (id: number): boolean | 'mixed' => {
    const count = rows.filter((row) => row.labelIds.includes(id)).length;
    return count === 0 ? false : count === rows.length ? true : 'mixed';
  };
  const choices = labels.map((label) => ({
    key: String(label.id),
    name: label.name,
    face: <LabelChip name={label.name} colour={label.colour} />,
    checked: bearing(label.id),
  }));
  return (
    <ChoiceList
      label={text.triage.label}
      field={text.triage.labelField}
      choices={choices}
      making={text.triage.makeLabel}
      nothing={text.triage.noLabels}
      onTake={(choice) => {
        const label = labels.find((one) => String(one.id) === choice.key);
        if (label !== undefined) void setLabel(target, label, bearing(label.id) !== true);
      }}
      onMake={(name) => {
        setChosen(null);
        void makeLabel(target, name, colour);
      }}
    >
      <div className="label-colours" role="radiogroup" aria-label={text.triage.labelColour}>
        {labelColours.map((one) => (
          <label key={one} title={text.triage.colours[one]} className="label-colour">
            <input
              type="radio"
              name="label-colour"
              aria-label={text.triage.colours[one]}
              checked={one === colour}
              onChange={() => setChosen(one)}
            />
            <LabelSwatch colour={one} />
          </label>
        ))}
      </div>
    </ChoiceList>
  );
}
