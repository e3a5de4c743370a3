import type { Source } from '../../../../shared/model/records.ts';
import type { Change, Label } from '../../../../shared/model/triage.ts';
import type { CommandName } from '../../commands.ts';
import type { PaletteStep } from '../../stores/palette.ts';
import type { PaletteEntry } from './entry.ts';
import { sourceEntries } from './places.ts';

/** Commands that ask for one thing more here, in place of opening something else. */
export const stepCommands: ReadonlySet<CommandName> = new Set<CommandName>([]);

/** What can be chosen in a step. */
export function stepEntries(
  step: PaletteStep,
  { sources }: { sources: Source[]; labels: Label[]; changes: Change[] },
): PaletteEntry[] {
  return step === 'source' ? sourceEntries(sources).map((entry) => ({ ...entry, group: 'choice' })) : [];
}
