import { assignedToMe } from '../../../../shared/model/conversation-action.ts';
import type { Change } from '../../../../shared/model/change.ts';
import { labelColours, type Label } from '../../../../shared/model/triage.ts';
import { targetRows } from '../../actions/triage.ts';
import { assign, makeChange, makeLabel, setChange, setLabel } from '../../actions/triage-choices.ts';
import type { CommandName } from '../../commands.ts';
import type { PaletteStep } from '../../stores/palette.ts';
import type { ActionTarget } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import type { PaletteEntry } from './entry.ts';

/** Commands that ask for one thing more here, in place of opening something else. */
export const stepCommands: ReadonlySet<CommandName> = new Set<CommandName>(['label', 'assign', 'change']);

interface Known {
  labels: Label[];
  changes: Change[];
  /** Names that conversations were assigned to. */
  assignees: string[];
}

/** What can be chosen in a step, for what is selected or open. */
export function stepEntries(step: PaletteStep, target: ActionTarget, known: Known): PaletteEntry[] {
  if (step === 'label') return known.labels.map((label) => labelChoice(target, label));
  if (step === 'change') return known.changes.map((change) => changeChoice(target, change));
  return assignees(target, known.assignees);
}

/** What can be made of the typed words where none of the choices is meant. */
export function madeEntry(step: PaletteStep, target: ActionTarget, known: Known, words: string): PaletteEntry {
  const made = { key: `make:${step}`, group: 'choice' } as const;
  if (step === 'label') {
    const colour = labelColours[(known.labels.length + 1) % labelColours.length]!;
    return { ...made, title: text.triage.makeLabel(words), run: () => void makeLabel(target, words, colour) };
  }
  if (step === 'change') {
    return { ...made, title: text.triage.makeChange(words), run: () => void makeChange(target, words) };
  }
  return { ...made, title: text.triage.assignTo(words), run: () => void assign(target, words) };
}

/** The choices of all steps as commands of their own: "Label as docs". */
export function directEntries(target: ActionTarget, known: Known): PaletteEntry[] {
  return (['label', 'assign', 'change'] as const).flatMap((step) =>
    stepEntries(step, target, known).map((entry) => ({
      ...entry,
      group: 'command' as const,
      title: `${text.palette.step[step]} ${entry.title}`,
      typedOnly: true as const,
    })),
  );
}

function labelChoice(target: ActionTarget, label: Label): PaletteEntry {
  const rows = targetRows(target);
  const isOn = rows.length > 0 && rows.every((row) => row.labelIds.includes(label.id));
  return {
    key: `label-as:${label.id}`,
    group: 'choice',
    title: label.name,
    ...(isOn ? { detail: text.palette.takeAway } : {}),
    run: () => void setLabel(target, label, !isOn),
  };
}

function changeChoice(target: ActionTarget, change: Change): PaletteEntry {
  return {
    key: `link-to:${change.id}`,
    group: 'choice',
    title: change.title,
    run: () => void setChange(target, change, true),
  };
}

function assignees(target: ActionTarget, names: string[]): PaletteEntry[] {
  const choice = (to: string | null, title: string): PaletteEntry => ({
    key: `assign-to:${to ?? ''}`,
    group: 'choice',
    title,
    run: () => void assign(target, to),
  });
  return [
    choice(assignedToMe, text.triage.me),
    ...names.map((name) => choice(name, name)),
    choice(null, text.palette.nobody),
  ];
}
