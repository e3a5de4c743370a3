import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { labelColours } from '../../../../shared/model/triage.ts';
import type { LabelColour } from '../../../../shared/model/triage.ts';
import { makeLabel, setLabel } from '../../actions/triage-choices.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { LabelChip } from '../../components/label-chip.tsx';
import { LabelColours } from '../../components/label-colours.tsx';
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
      <LabelColours label={text.triage.labelColour} chosen={colour} onChoose={setChosen} />
    </ChoiceList>
  );
}
