import { SamesideError } from '../../errors.ts';
import type { ChangeState } from '../../../shared/model/change.ts';
import type { EditionAudience, EditionSummary, PublishPreview } from '../../../shared/model/edition.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import {
  blocksWithin,
  usesOf,
  writtenWords,
  type ReportBlock,
  type ReportDocument,
} from '../../../shared/model/report-document.ts';
import { needsOf } from '../../../shared/model/report-material.ts';
import { everybody } from '../../../shared/model/tell-report.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { addStep } from './change-steps.ts';
import { standingConversation } from './conversation-threads.ts';
import { editionHash, listEditions, publishedLabel, type FrozenEdition } from './editions.ts';
import { refreshRelation } from './relation.ts';
import { reportMaterial } from './report-material.ts';
import { keepVersion } from './report-versions.ts';
import { report } from './reports.ts';
import type { WritableDb } from '../open.ts';

interface NamedChange {
  id: number;
  title: string;
  state: ChangeState;
  /** It is written down already that this report champions it. */
  isWritten: boolean;
}

/** What publishing a draft will do. @throws SamesideError `not-found` */
export function publishPreview(database: WritableDb, input: { id: number }): PublishPreview {
  const { title, document, audienceId } = report(database, input);
  const { number, edition, before } = nextEdition(database, input.id);
  return {
    title,
    number,
    edition,
    before,
    audience: audienceOf(database, audienceId),
    changes: namedChanges(database, input.id, document).map(({ isWritten: _, ...change }) => ({
      ...change,
      becomes: change.state === 'heard',
    })),
    conversations: conversationsToVoice(database, document),
    quotes: usesOf(document).evidence.length,
  };
}

/**
 * Freezes a draft as an edition, with everything that it rests on. Changes that it names are championed from then on unless
 * they have come further; the conversations of its quotes are voiced.
 * @throws SamesideError `not-found`, `empty-report`, `unchanged` when the last edition says all of it
 */
export function publishReport(
  database: WritableDb,
  input: { id: number },
): { edition: EditionSummary; undo: UndoEntry } {
  const { title, document, audienceId } = report(database, input);
  if (!document.content.some(saysSomething)) {
    throw new SamesideError('empty-report', 'There is nothing to publish yet: the page is empty.');
  }
  const frozen: FrozenEdition = {
    title,
    document: JSON.stringify(document),
    material: JSON.stringify(reportMaterial(database, needsOf(input.id, document), { wholeCharts: true })),
    audience: JSON.stringify(audienceOf(database, audienceId)),
  };
  const hash = editionHash(frozen);
  const { number, edition, before } = nextEdition(database, input.id);
  if (before !== null && before.content === hash) {
    throw new SamesideError('unchanged', `Nothing has changed since edition ${before.edition}.`);
  }
  const named = namedChanges(database, input.id, document);
  const championed = named.filter(({ state }) => state === 'heard');
  const stepped = named.filter(({ state, isWritten }) => (state === 'heard' || state === 'championed') && !isWritten);
  const voiced = conversationsToVoice(database, document);
  let editionId = 0;
  let stepIds: number[] = [];
  const undo = recordedAction(
    database,
    {
      label: publishedLabel,
      count: 1,
      subject: title,
      touched: [
        { table: 'changes', ids: championed.map(({ id }) => id), columns: ['state', 'updated_at'] },
        { table: 'conversations', ids: voiced.map(({ id }) => id), columns: ['practices', 'relation'] },
      ],
      made: () => [
        { table: 'report_editions', ids: [editionId] },
        { table: 'change_steps', ids: stepIds },
      ],
    },
    () => {
      const at = Date.now();
      keepVersion(database, { reportId: input.id, now: at });
      editionId = run(
        database,
        `INSERT INTO report_editions (report_id, number, edition, title, document, material, audience, hash, published_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        input.id,
        number,
        edition,
        title,
        frozen.document,
        frozen.material,
        frozen.audience,
        hash,
        at,
      ).id;
      for (const { id } of championed) {
        run(database, "UPDATE changes SET state = 'championed', updated_at = ? WHERE id = ?", at, id);
      }
      stepIds = stepped.map(({ id }) =>
        addStep(database, { changeId: id, state: 'championed', words: '', at, reportId: input.id }),
      );
      for (const { id } of voiced) {
        run(database, 'UPDATE conversations SET practices = practices | ? WHERE id = ?', practiceBit('voicing'), id);
        refreshRelation(database, id);
      }
    },
  );
  return { edition: listEditions(database).find(({ id }) => id === editionId)!, undo };
}

function saysSomething(block: ReportBlock): boolean {
  return [...blocksWithin([block])].some((one) => {
    switch (one.type) {
      case 'paragraph':
      case 'heading':
      case 'code_block':
        return writtenWords({ version: 2, content: [one] }).trim() !== '';
      case 'horizontal_rule':
      case 'bullet_list':
      case 'ordered_list':
      case 'blockquote':
      case 'table':
        return false;
      case 'voices':
        return one.attrs.reason.trim() !== '';
      default:
        return true;
    }
  });
}

function nextEdition(
  database: WritableDb,
  reportId: number,
): { number: number; edition: number; before: (NonNullable<PublishPreview['before']> & { content: string }) | null } {
  const last = row<{ number: number; edition: number; publishedAt: number; content: string }>(
    database,
    `SELECT number, edition, published_at AS publishedAt, coalesce(redacted_hash, hash) AS content
     FROM report_editions WHERE report_id = ? ORDER BY edition DESC LIMIT 1`,
    reportId,
  );
  if (last) {
    const { number, ...before } = last;
    return { number, edition: before.edition + 1, before };
  }
  const { number } = row<{ number: number }>(
    database,
    'SELECT coalesce(max(number), 0) + 1 AS number FROM report_editions',
  )!;
  return { number, edition: 1, before: null };
}

function audienceOf(database: WritableDb, id: number | null): EditionAudience {
  const found = row<EditionAudience>(
    database,
    'SELECT name, salutation, length, naming FROM audiences WHERE id = ?',
    id,
  );
  return found ?? { name: '', ...everybody };
}

/** Those that stand in it as blocks, and those of its quotes that it calls by their title. */
function namedChanges(database: WritableDb, reportId: number, document: ReportDocument): NamedChange[] {
  const uses = usesOf(document);
  const words = writtenWords(document).toLocaleLowerCase();
  const found = rows<Omit<NamedChange, 'isWritten'> & { isWritten: number; isBlock: number }>(
    database,
    `SELECT changes.id, changes.title, changes.state, max(isBlock) AS isBlock,
            EXISTS (SELECT 1 FROM change_steps WHERE change_id = changes.id AND report_id = :reportId
                    AND change_steps.state = 'championed') AS isWritten
     FROM (SELECT value AS id, 1 AS isBlock FROM json_each(:changes)
           UNION ALL SELECT change_id, 0 FROM change_evidence WHERE evidence_id IN (SELECT value FROM json_each(:evidence)))
       AS named JOIN changes AS first ON first.id = named.id
     JOIN changes ON changes.id = coalesce(first.merged_into, first.id)
     GROUP BY changes.id ORDER BY changes.id`,
    { reportId, changes: JSON.stringify(uses.changes), evidence: JSON.stringify(uses.evidence) },
  );
  return found
    .filter(({ isBlock, title }) => isBlock === 1 || words.includes(title.trim().toLocaleLowerCase()))
    .map(({ isBlock: _, isWritten, ...change }) => ({ ...change, isWritten: isWritten === 1 }));
}

/** Where its quotes and pictures were written, as far as these do not count as voiced yet. */
function conversationsToVoice(database: WritableDb, document: ReportDocument): { id: number; title: string }[] {
  const pictured = [...blocksWithin(document.content)].flatMap((block) =>
    block.type === 'message_image' ? [block.attrs.messageId] : [],
  );
  const quoted = rows<{ id: number }>(
    database,
    `SELECT conversation_id AS id FROM evidence
       WHERE id IN (SELECT value FROM json_each(:evidence)) AND conversation_id IS NOT NULL
     UNION SELECT threads.conversation_id FROM messages JOIN threads ON threads.id = thread_id
       WHERE messages.id IN (SELECT value FROM json_each(:pictured))`,
    { evidence: JSON.stringify(usesOf(document).evidence), pictured: JSON.stringify(pictured) },
  );
  const standing = new Set(quoted.map(({ id }) => standingConversation(database, id)));
  return rows<{ id: number; title: string }>(
    database,
    `SELECT id, title FROM conversations
     WHERE id IN (SELECT value FROM json_each(?)) AND practices & ? = 0 ORDER BY id`,
    JSON.stringify([...standing].filter((id) => id !== null)),
    practiceBit('voicing'),
  );
}
