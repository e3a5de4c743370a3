import { identityWords } from '../../../shared/model/people.ts';
import type { ForgetPreview, ForgetProgress, KeepCount, KeepDays } from '../../../shared/model/privacy.ts';
import { countOf } from './count.ts';

const spans: Record<KeepDays, string> = {
  30: '30 days',
  90: '90 days',
  365: '1 year',
  730: '2 years',
  1825: '5 years',
};

export const privacyText = {
  heading: 'Privacy',
  hint: 'What is held about them belongs to them: hand it over, or forget them when they ask for it.',
  export: 'Everything held',
  formats: { html: 'As a page to read', json: 'As data (JSON)' },
  exporting: 'Writing',
  exported: (path: string) => `Written to ${path}`,
  forget: 'Forget',
  forgetTitle: (name: string) => `Forget ${name}`,
  reading: 'Looking at what is held',
  failed: 'What is held could not be read',
  cannotUndo: 'This cannot be undone.',
  ours: 'This is one of us. What they answered to others goes as well.',
  goes: 'What goes',
  knownAs: identityWords,
  gone: (preview: ForgetPreview) =>
    [
      preview.messages > 0 && `Their words in ${countOf(preview.messages, 'message')}`,
      preview.conversations > 0 &&
        `${countOf(preview.conversations, 'conversation')} in which nobody else speaks, as a whole`,
      preview.evidence > 0 && countOf(preview.evidence, 'quote kept as evidence', 'quotes kept as evidence'),
      preview.contributions > 0 && `What they gave, marked ${countOf(preview.contributions, 'time')}`,
      preview.credits > 0 && `${countOf(preview.credits, 'record')} of thanks to them`,
      preview.promises > 0 && `${countOf(preview.promises, 'promise')} to them`,
      preview.notes > 0 && countOf(preview.notes, 'note about them', 'notes about them'),
    ].filter((words) => words !== false),
  reports: 'Reports that lose their quotes',
  untitled: 'Untitled report',
  blackedOut: 'What is blacked out',
  shared: (count: number) =>
    count === 0
      ? 'Their name and addresses, wherever others or you wrote them.'
      : `Their name and addresses, wherever others or you wrote them, and what others quote of them in ${countOf(count, 'conversation')}.`,
  stays: 'What stays',
  staysWords: [
    'What others wrote, without their name.',
    'Your reports and notes, without their name. Files that you exported or sent earlier are not changed.',
    'A keyed hash of each address, so that an import or a check does not bring them back. It cannot be read back.',
    'Earlier backups, which still hold everything. Delete them when they are no longer needed.',
  ],
  historyGoes: 'The whole undo history is emptied.',
  showBackups: 'Show backups',
  confirm: (name: string) => `Type “${name}” to confirm`,
  forgetButton: 'Forget for good',
  phase: (progress: ForgetProgress) =>
    ({
      conversations:
        progress.of === 0
          ? 'Taking their words out of conversations'
          : `Taking their words out of conversations, ${countOf(progress.of, 'conversation')} to go`,
      messages: `Looking for their name in all messages, ${progress.done} of ${progress.of} percent`,
      records: 'Taking their name out of notes, reports and records',
      file: 'Writing the inbox anew without them',
    })[progress.phase],
  begins: 'Beginning',
  goesOn: 'You can close this. It goes on, also after a restart.',
  running: 'Somebody is being forgotten',
  forgotten: (name: string) => `${name} is forgotten`,
  keep: 'Keep messages',
  keepOf: (source: string) => `Keep messages of ${source}`,
  keepTitle: (source: string) => `How long to keep ${source}`,
  keptFor: (days: number | null) => (days === null ? 'always' : (spans[days as KeepDays] ?? countOf(days, 'day'))),
  keepAlways: 'Always',
  keepHint:
    'Conversations whose newest message is older are deleted, now and once a day: overwritten in the file, taken out of the search, with their attachments. Older messages are not imported again. Earlier backups still hold them.',
  keepRests:
    'A conversation stays however old it is when something rests on it: a note, evidence, a contribution, credit, a promise, an assumption, a label, a change, a link, a pin, a reminder, a snooze or somebody who takes care of it.',
  keepCounting: 'Looking at what would go',
  keepWould: ({ conversations, messages }: KeepCount) =>
    messages === 0
      ? 'Nothing would go now.'
      : `${countOf(conversations, 'conversation')} with ${countOf(messages, 'message')} would go now. What is deleted cannot be brought back.`,
  keepNothing: 'Nothing is deleted.',
  keepSave: 'Keep so',
  keepSaveAndDelete: 'Keep so, and delete what is older',
  keepSaving: 'Deleting',
  keepSaved: (source: string, days: number | null, { conversations }: KeepCount) =>
    `${source} keeps messages ${days === null ? 'always' : `for ${privacyText.keptFor(days)}`}${
      conversations === 0 ? '' : `, ${countOf(conversations, 'conversation')} deleted`
    }`,
};
