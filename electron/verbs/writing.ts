import { readFileSync } from 'node:fs';
import type { Note, NoteTarget } from '../../shared/model/records.ts';
import { idOf, numberOption, WrongUse, type Verb, type VerbContext } from './verb.ts';

function targetOf(options: VerbContext['options']): NoteTarget | null {
  for (const type of ['conversation', 'person', 'report', 'change'] as const) {
    if (options[type] !== undefined) return { type, id: idOf(options[type] as string, `the ${type}`) };
  }
  return null;
}

/** Words given on the command line, or on standard input with `-`. */
function wordsOf(words: string[]): string {
  const text = words.join(' ');
  return text === '-' ? readFileSync(0, 'utf8') : text;
}

/** `note`: write, list, delete. */
export const noteVerb: Verb = {
  usage: [
    'note add WORDS|- [--conversation ID | --person ID | --report ID | --change ID]',
    'note list [--conversation ID | --person ID | --report ID | --change ID] [--limit N]',
    'note delete ID',
  ],
  options: {
    conversation: { type: 'string' },
    person: { type: 'string' },
    report: { type: 'string' },
    change: { type: 'string' },
    limit: { type: 'string' },
  },
  async run({ database, positionals: [action, ...words], options }) {
    const target = targetOf(options);
    if (action === 'add') {
      const body = wordsOf(words).trim();
      if (body === '') throw new WrongUse('Say what to note.');
      return database.call('createNote', { target, body });
    }
    if (action === 'list') {
      return {
        notes: await database.call('listNotes', { target, limit: numberOption(options['limit'], 'limit', 50) }),
      };
    }
    if (action === 'delete') return database.call('deleteNote', { id: idOf(words[0], 'the note') });
    throw new WrongUse('note takes add, list or delete.');
  },
  text: (answer: Note | { notes: Note[] } | { label: string }) => {
    if ('notes' in answer)
      return answer.notes.map((note) => `${note.id}  ${note.targetTitle ?? ''}\n${note.body}`).join('\n\n');
    return 'label' in answer ? answer.label : `Note ${answer.id} saved.`;
  },
};
