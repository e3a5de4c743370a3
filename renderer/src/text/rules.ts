import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import { countOf, formatNumber } from './count.ts';

type EffectKind = 'label' | 'unlabel' | 'done' | 'pin' | 'assign' | 'practice' | 'change' | 'read' | 'mute' | 'snooze';

export const rulesText = {
  title: 'Rules',
  lead: 'When a conversation matches a search, then do this. Rules run from the top down; a later one sees what an earlier one did.',
  list: 'Rules in their order',
  make: 'New rule',
  none: 'No rules yet',
  noneHint: 'A rule can label, assign or put away what arrives, and everything it does can be undone.',
  failed: 'The rules could not be read',
  onArrival: 'On arrival',
  onArrivalOf: (name: string) => `Run “${name}” on what arrives`,
  onArrivalHint: 'Runs by itself on conversations in which something arrives. Otherwise only when you ask.',
  edit: 'Change',
  editOf: (name: string) => `Change the rule ${name}`,
  run: 'Run now',
  runOf: (name: string) => `Run the rule ${name} now`,
  delete: 'Delete',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  more: (name: string) => `More about ${name}`,
  moved: (name: string, place: number, all: number) => `“${name}” is rule ${place} of ${all} now`,
  drag: 'Drag to put in order',

  newTitle: 'New rule',
  editTitle: 'Change the rule',
  name: 'Name',
  namePlaceholder: 'What it is for',
  when: 'When a conversation matches',
  whenHint: 'The same words as in the search box, such as from:, label:, is:unanswered or words of a message.',
  whenPlaceholder: 'source:forum export',
  effects: 'Then',
  effect: (place: number) => `What to do, ${place}`,
  effectOf: {
    label: 'Put on the label',
    unlabel: 'Take off the label',
    done: 'Mark done',
    pin: 'Pin',
    assign: 'Assign to',
    practice: 'Mark as',
    change: 'Link to the change',
    read: 'Mark read',
    mute: 'Mute',
    snooze: 'Snooze until they answer',
  } satisfies Record<EffectKind, string>,
  which: { label: 'Which label', change: 'Which change', assign: 'To whom', practice: 'Which practice' },
  nothingToChoose: { label: 'There is no label yet', change: 'There is no change yet' },
  me: 'me',
  addEffect: 'Add another',
  removeEffect: (place: number) => `Remove what to do, ${place}`,
  practices: { listening: 'listened', suspending: 'suspended', respecting: 'respected', voicing: 'voiced' },
  save: 'Save the rule',
  back: 'Back to the rules',
  problemAt: (message: string, place: number) => `${message} (at character ${place})`,
  anything: 'everything',

  preview: 'What it would do now',
  previewWait: 'Looking',
  previewNone: 'Nothing matches at the moment.',
  previewNothingNew: (matching: string) => `${matching}. Nothing is left for the rule to change.`,
  previewCounts: (matching: string, changed: string) => `${matching}, ${changed} would change:`,
  previewMatching: (matching: string) => `${matching}.`,
  matching: (count: number, isExact: boolean) =>
    `${isExact ? '' : 'At least '}${countOf(count, 'conversation')} ${count === 1 ? 'matches' : 'match'}`,
  previewMore: (count: number) => `and ${formatNumber(count)} more`,
  runTitle: (name: string) => `Run “${name}” now`,
  runButton: 'Run it',
  runNothing: 'There is nothing to change.',
  running: 'Looking for what matches',
  runningOf: (looked: number, total: number) => `${formatNumber(looked)} of ${formatNumber(total)} conversations`,
  stop: 'Stop',
  ran: (name: string, count: number) => `“${name}” changed ${countOf(count, 'conversation')}`,
  ranNothing: (name: string) => `“${name}” had nothing to change`,
  stopped: 'Stopped. What was done until then stays and can be undone.',

  saved: (name: string) => `The rule “${name}” is saved`,
  deleted: (name: string) => `The rule “${name}” is deleted`,
  switchedOn: (name: string) => `“${name}” runs on what arrives`,
  switchedOff: (name: string) => `“${name}” runs only when you ask`,

  log: 'What rules did',
  logNone: 'No rule has changed anything yet.',
  logCount: (count: number) => countOf(count, 'conversation'),
  trigger: { arrival: 'on arrival', demand: 'when asked' },
  undo: 'Undo',
  undoOf: (name: string, time: string) => `Undo what “${name}” did at ${time}`,
  undone: 'undone',
};

/** What an effect does, in words. Names are those of its label or change. */
export function effectWords(effect: ConversationAction, nameOf: (effect: ConversationAction) => string): string {
  const { effectOf, practices } = rulesText;
  switch (effect.type) {
    case 'label':
      return `${effect.on ? effectOf.label : effectOf.unlabel} “${nameOf(effect)}”`;
    case 'change':
      return `${effectOf.change} “${nameOf(effect)}”`;
    case 'assign':
      return `${effectOf.assign} ${effect.to ?? ''}`;
    case 'practice':
      return `${effectOf.practice} ${practices[effect.practice]}`;
    case 'snooze':
      return effectOf.snooze;
    case 'done':
    case 'pin':
    case 'read':
    case 'mute':
      return effectOf[effect.type];
    default:
      return effect.type;
  }
}
