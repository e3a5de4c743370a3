import { readFileSync } from 'node:fs';
import type { Note, NoteTarget, Report, ReportSummary } from '../../shared/model/records.ts';
import { evidenceBlock, heading, writtenWords, type ReportBlock } from '../../shared/model/report-document.ts';
import { markdownBlocks } from '../../shared/model/report-upgrade.ts';
import { SamesideError } from '../errors.ts';
import { wholeConversation } from '../services/whole-conversation.ts';
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

async function addedBlocks({ database, options }: VerbContext): Promise<ReportBlock[]> {
  const id = crypto.randomUUID();
  if (options['heading'] !== undefined) return [heading(2, String(options['heading']), id)];
  if (options['text'] !== undefined) return markdownBlocks(String(options['text']), () => crypto.randomUUID());
  if (options['evidence'] !== undefined) {
    const evidence = await database.call('evidence', { id: idOf(options['evidence'] as string, 'the evidence') });
    return [evidenceBlock(evidence.id, id)];
  }
  if (options['message'] !== undefined && options['words'] !== undefined) {
    const messageId = idOf(options['message'] as string, 'the message');
    const conversation = await wholeConversation(
      database,
      await database.call('conversationOfMessage', { id: messageId }),
    );
    const text = conversation.messages.find((message) => message.id === messageId)!.text;
    const words = String(options['words']);
    const start = text.indexOf(words);
    if (start === -1) throw new SamesideError('not-found', `Message ${messageId} does not hold these words exactly.`);
    const { evidence } = await database.call('captureEvidence', { messageId, start, end: start + words.length });
    return [evidenceBlock(evidence.id, id)];
  }
  throw new WrongUse('Add one of --heading WORDS, --text WORDS, --evidence ID, or --message ID --words WORDS.');
}

/** `report`: list, begin, read, add to, delete. */
export const reportVerb: Verb = {
  usage: [
    'report list | show ID | delete ID',
    'report new TITLE',
    'report add ID --heading WORDS | --text WORDS | --evidence ID | --message ID --words WORDS',
  ],
  options: {
    heading: { type: 'string' },
    text: { type: 'string' },
    evidence: { type: 'string' },
    message: { type: 'string' },
    words: { type: 'string' },
  },
  async run(context) {
    const { database, positionals } = context;
    const [action, ...words] = positionals;
    if (action === 'list') return { reports: await database.call('listReports', null) };
    if (action === 'new') {
      if (words.length === 0) throw new WrongUse('Give the report a title.');
      return database.call('createReport', { title: words.join(' ') });
    }
    if (action !== 'show' && action !== 'add' && action !== 'delete') {
      throw new WrongUse('report takes list, new, show, add or delete.');
    }
    const id = idOf(words[0], 'the report');
    if (action === 'delete') return database.call('deleteReport', { id });
    const report = await database.call('report', { id });
    if (action === 'show') return report;
    const content = [...report.document.content, ...(await addedBlocks(context))];
    await database.call('saveReport', { id, title: report.title, document: { version: 2, content }, undoLog: null });
    return database.call('report', { id });
  },
  text: (answer: Report | { reports: ReportSummary[] } | { label: string }) => {
    if ('reports' in answer) return answer.reports.map((it) => `${it.id}  ${it.title}`).join('\n') || 'No reports.';
    if ('label' in answer) return answer.label;
    return [`${answer.id}  ${answer.title}`, writtenWords(answer.document)].join('\n');
  },
};
