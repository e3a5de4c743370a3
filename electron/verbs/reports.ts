import { comparedReports, type ComparedBlock } from '../../shared/model/compare-reports.ts';
import type { Edition, EditionSummary } from '../../shared/model/edition.ts';
import type { Report, ReportSummary } from '../../shared/model/records.ts';
import { evidenceBlock, heading, writtenWords, type ReportBlock } from '../../shared/model/report-document.ts';
import { markdownBlocks } from '../../shared/model/report-upgrade.ts';
import type { WhichText } from '../db/queries/report-texts.ts';
import { SamesideError } from '../errors.ts';
import { wholeConversation } from '../services/whole-conversation.ts';
import {
  draftOptions,
  draftUsage,
  draftWords,
  listedTemplates,
  newReport,
  seriesAnswer,
  type DraftAnswer,
} from './report-drafts.ts';
import { idOf, numberOption, WrongUse, type Verb, type VerbContext } from './verb.ts';

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

/** `draft`, `2` or `edition:2`, `version:17`. @throws WrongUse */
function whichText(word: string): WhichText {
  if (word === 'draft') return { type: 'draft' };
  const [, kind, number] = /^(?:(edition|version):)?(\d{1,15})$/.exec(word) ?? [];
  if (number === undefined) throw new WrongUse('--from and --to take draft, an edition such as 2, or version:ID.');
  const id = idOf(number, 'it');
  return kind === 'version' ? { type: 'version', id } : { type: 'edition', edition: id };
}

interface ComparedAnswer {
  from: WhichText;
  to: WhichText;
  blocks: ComparedBlock[];
}

async function comparedTexts({ database, options }: VerbContext, id: number): Promise<ComparedAnswer> {
  const [newest] = (await database.call('reportEditions', { reportId: id })).editions;
  const from = options['from'] as string | undefined;
  if (from === undefined && newest === undefined) {
    throw new SamesideError('not-published', 'This report was not published yet: say --from version:ID.');
  }
  const before = whichText(from ?? String(newest!.edition));
  const after = whichText((options['to'] as string | undefined) ?? 'draft');
  const [old, fresh] = await Promise.all([
    database.call('reportText', { id, which: before }),
    database.call('reportText', { id, which: after }),
  ]);
  return { from: before, to: after, blocks: comparedReports(old, fresh) };
}

async function shownReport({ database, options }: VerbContext, id: number): Promise<Report | Edition> {
  if (options['edition'] === undefined) return database.call('report', { id });
  const wanted = numberOption(options['edition'], 'edition', 1);
  const { editions } = await database.call('reportEditions', { reportId: id });
  const found = editions.find(({ edition }) => edition === wanted);
  if (found === undefined) throw new SamesideError('not-found', `Report ${id} has no edition ${wanted}.`);
  return database.call('edition', { id: found.id });
}

type Answer =
  | Report
  | DraftAnswer
  | Edition
  | { reports: (ReportSummary & { editions: EditionSummary[] })[] }
  | ComparedAnswer
  | { published: EditionSummary; championed: string[]; voiced: string[] }
  | { label: string };

/** `report`: list, begin, read, add to, publish, compare, delete. */
export const reportVerb: Verb = {
  usage: [
    'report list | show ID [--edition N] | delete ID',
    ...draftUsage,
    'report add ID --heading WORDS | --text WORDS | --evidence ID | --message ID --words WORDS',
    'report publish ID',
    'report diff ID [--from EDITION|version:ID] [--to draft|EDITION|version:ID]',
  ],
  options: {
    ...draftOptions,
    heading: { type: 'string' },
    text: { type: 'string' },
    evidence: { type: 'string' },
    message: { type: 'string' },
    words: { type: 'string' },
    edition: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
  async run(context): Promise<Answer> {
    const { database, positionals } = context;
    const [action, ...words] = positionals;
    if (action === 'list') {
      const editions = await database.call('listEditions', null);
      const reports = await database.call('listReports', null);
      return {
        reports: reports.map((report) => ({
          ...report,
          editions: editions.filter(({ reportId }) => reportId === report.id),
        })),
      };
    }
    if (action === 'new') {
      if (words.length === 0) throw new WrongUse('Give the report a title.');
      return newReport(context, words.join(' '));
    }
    if (action === 'templates') return listedTemplates(context);
    if (action === 'series') return seriesAnswer(context, words);
    if (!['show', 'add', 'delete', 'publish', 'diff'].includes(action ?? '')) {
      throw new WrongUse('report takes list, new, templates, series, show, add, publish, diff or delete.');
    }
    const id = idOf(words[0], 'the report');
    if (action === 'delete') return database.call('deleteReport', { id });
    if (action === 'show') return shownReport(context, id);
    if (action === 'diff') return comparedTexts(context, id);
    if (action === 'publish') {
      const { changes, conversations } = await database.call('publishPreview', { id });
      const { edition } = await database.call('publishReport', { id });
      return {
        published: edition,
        championed: changes.filter(({ becomes }) => becomes).map(({ title }) => title),
        voiced: conversations.map(({ title }) => title),
      };
    }
    const report = await database.call('report', { id });
    const content = [...report.document.content, ...(await addedBlocks(context))];
    await database.call('saveReport', { id, title: report.title, document: { version: 2, content }, undoLog: null });
    return database.call('report', { id });
  },
  text: (answer: Answer) => {
    if ('templates' in answer || 'series' in answer) return draftWords(answer);
    if ('reports' in answer) {
      const published = (editions: EditionSummary[]): string =>
        editions[0] === undefined ? '' : `  (number ${editions[0].number}, edition ${editions[0].edition})`;
      return answer.reports.map((it) => `${it.id}  ${it.title}${published(it.editions)}`).join('\n') || 'No reports.';
    }
    if ('label' in answer) return answer.label;
    if ('blocks' in answer) return comparedWords(answer.blocks);
    if ('published' in answer) {
      const { number, edition } = answer.published;
      return [
        `Published as number ${number}, edition ${edition}.`,
        ...answer.championed.map((title) => `Championed: ${title}`),
        ...answer.voiced.map((title) => `Voiced: ${title}`),
      ].join('\n');
    }
    return [`${answer.id}  ${answer.title}`, writtenWords(answer.document)].join('\n');
  },
};

/** A line for each block; in a changed one, what went stands in [-...-] and what came in {+...+}. */
function comparedWords(blocks: readonly ComparedBlock[]): string {
  const signs = { same: ' ', added: '+', removed: '-', changed: '~' };
  const changed = blocks.filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return 'Nothing differs.';
  return changed
    .map(({ kind, type, parts }) => {
      const words = parts
        .map((part) =>
          kind !== 'changed' || part.kind === 'same'
            ? part.words
            : part.kind === 'added'
              ? `{+${part.words}+}`
              : `[-${part.words}-]`,
        )
        .join('');
      return `${signs[kind]} ${type.replaceAll('_', ' ')}  ${words}`;
    })
    .join('\n');
}
