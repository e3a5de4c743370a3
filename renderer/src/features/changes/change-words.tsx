import type { ChangeState } from '../../../../shared/model/change.ts';
import { text } from '../../text.ts';

/** The state in words, in its own colour. */
export function StateWords({ state }: { state: ChangeState }) {
  return <span className={`change-mark change-mark-${state}`}>{text.changes.state[state]}</span>;
}

/** Who asks and who does not know yet, in words. */
export function askingWords({ people, untold }: { people: number; untold: number }): string {
  const asked = people === 0 ? text.changes.nobody : text.changes.people(people);
  return untold === 0 ? asked : `${asked} · ${text.changes.untold(untold)}`;
}
