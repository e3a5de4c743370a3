import type { LabelColour } from '../../../shared/model/triage.ts';

/** A label by its name, on its own colour. */
export function LabelChip({ name, colour }: { name: string; colour: LabelColour }) {
  return (
    <span className={`label-chip label-${colour}`} title={name}>
      {name}
    </span>
  );
}

/** The colour alone, where the name stands beside it. */
export function LabelSwatch({ colour }: { colour: LabelColour }) {
  return <i className={`label-swatch label-${colour}`} aria-hidden="true" />;
}
