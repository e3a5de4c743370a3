import { useId } from 'react';
import type { LabelColour } from '../../../shared/model/triage.ts';
import { labelColours } from '../../../shared/model/triage.ts';
import { text } from '../text.ts';
import { LabelSwatch } from './label-chip.tsx';

interface LabelColoursProps {
  label: string;
  chosen: LabelColour;
  onChoose: (colour: LabelColour) => void;
}

/** One of the colours that labels can have. */
export function LabelColours({ label, chosen, onChoose }: LabelColoursProps) {
  const name = useId();
  return (
    <div className="label-colours" role="radiogroup" aria-label={label}>
      {labelColours.map((colour) => (
        <label key={colour} title={text.triage.colours[colour]} className="label-colour">
          <input
            type="radio"
            name={name}
            aria-label={text.triage.colours[colour]}
            checked={colour === chosen}
            onChange={() => onChoose(colour)}
          />
          <LabelSwatch colour={colour} />
        </label>
      ))}
    </div>
  );
}
