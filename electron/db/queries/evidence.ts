import { createHash } from 'node:crypto';
import { SamesideError } from '../../errors.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { refreshRelation, relationTouched } from './relation.ts';
import type { WritableDb } from '../open.ts';

/** An `Evidence` from `evidenceFrom`. */
export const evidenceColumns = `
  evidence.id, message_id AS messageId, conversation_id AS conversationId, people.id AS personId, quote,
  start_offset AS start, end_offset AS end, coalesce(people.name, who) AS who,
  iif(identities.place = 'mail', NULL, coalesce(identities.name, identities.address)) AS handle,
  coalesce(people.credit_wish, 'ask') AS wish, source_name AS source, written_at AS date,
  evidence.url, captured_at AS capturedAt, hash`;
/** Evidence with who said it, as `identities` and `people`. */
export const evidenceFrom = `evidence LEFT JOIN identities ON identities.id = identity_id LEFT JOIN people ON people.id = identities.person_id`;

/** @throws SamesideError `not-found` */
export function evidenceById(database: WritableDb, id: number): Evidence {
  const found = row<Evidence>(database, `SELECT ${evidenceColumns} FROM ${evidenceFrom} WHERE evidence.id = ?`, id);
  if (!found) throw new SamesideError('not-found', `There is no evidence ${id}.`);
  return found;
}

/** Of the ids named, those that exist. */
export function evidenceOf(database: WritableDb, ids: readonly number[]): Evidence[] {
  return rows<Evidence>(
    database,
    `SELECT ${evidenceColumns} FROM ${evidenceFrom} WHERE evidence.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
}

/** Titles of the changes that evidence speaks for. */
export function changesOfEvidence(
  database: WritableDb,
  input: { ids: readonly number[] },
): { evidenceId: number; title: string }[] {
  return rows(
    database,
    `SELECT evidence_id AS evidenceId, title FROM json_each(?) AS wanted
     CROSS JOIN change_evidence ON evidence_id = wanted.value JOIN changes ON changes.id = change_id
     ORDER BY wanted.key, change_evidence.id`,
    JSON.stringify(input.ids),
  );
}

/** Newest first. `query` is looked for, whatever its case, in the words, the name and the source. */
export function listEvidence(
  database: WritableDb,
  input: { query: string; conversationId: number | null; limit: number },
): Evidence[] {
  const pattern = `%${input.query.replace(/[\\%_]/g, '\\$&')}%`;
  return rows<Evidence>(
    database,
    `SELECT ${evidenceColumns} FROM ${evidenceFrom}
     WHERE (:conversationId IS NULL OR conversation_id = :conversationId)
       AND (quote LIKE :pattern ESCAPE '\\' OR coalesce(people.name, who) LIKE :pattern ESCAPE '\\' OR source_name LIKE :pattern ESCAPE '\\')
     ORDER BY evidence.id DESC LIMIT :limit`,
    { conversationId: input.conversationId, pattern, limit: input.limit },
  );
}

export function evidenceOfPerson(database: WritableDb, personId: number): Evidence[] {
  return rows<Evidence>(
    database,
    `SELECT ${evidenceColumns} FROM ${evidenceFrom} WHERE identities.person_id = ? ORDER BY evidence.id DESC LIMIT 100`,
    personId,
  );
}

/** What they care about, in their own words. */
export function caresOfPerson(database: WritableDb, personId: number): Evidence[] {
  return rows<Evidence>(
    database,
    `SELECT ${evidenceColumns} FROM ${evidenceFrom} WHERE identities.person_id = ? AND cares = 1 ORDER BY written_at DESC LIMIT 100`,
    personId,
  );
}

/**
 * Keeps a span of a message's plain text as evidence, with who, where, when and a hash of the words.
 * @param input offsets in UTF-16 code units, end exclusive
 * @throws SamesideError `not-found` or `empty-selection`
 */
export function captureEvidence(
  database: WritableDb,
  input: { messageId: number; start: number; end: number },
): { evidence: Evidence; undo: UndoEntry } {
  const message = row<{
    text: string;
    identityId: number | null;
    name: string | null;
    source: string;
    sentAt: number | null;
    url: string | null;
    conversationId: number;
  }>(
    database,
    `SELECT text, identity_id AS identityId, people.name, sources.name AS source, sent_at AS sentAt, messages.url,
            threads.conversation_id AS conversationId
     FROM messages JOIN sources ON sources.id = messages.source_id JOIN threads ON threads.id = thread_id
     LEFT JOIN identities ON identities.id = identity_id LEFT JOIN people ON people.id = identities.person_id
     WHERE messages.id = ?`,
    input.messageId,
  );
  if (!message) throw new SamesideError('not-found', `There is no message ${input.messageId}.`);
  const span = trimmedSpan(message.text, input.start, input.end);
  const quote = message.text.slice(span.start, span.end);
  if (quote === '') throw new SamesideError('empty-selection', 'Select the words to keep as evidence first.');
  let id = 0;
  const undo = recordedAction(
    database,
    {
      label: 'Kept as evidence',
      count: 1,
      subject: quote.slice(0, 80),
      touched: relationTouched(message.conversationId),
      made: () => [{ table: 'evidence', ids: [id] }],
    },
    () => {
      id = run(
        database,
        `INSERT INTO evidence (message_id, conversation_id, identity_id, quote, start_offset, end_offset, who, source_name,
                             written_at, url, captured_at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        input.messageId,
        message.conversationId,
        message.identityId,
        quote,
        span.start,
        span.end,
        message.name ?? '',
        message.source,
        message.sentAt ?? timeOfId(input.messageId),
        message.url,
        Date.now(),
        createHash('sha256').update(quote).digest('hex'),
      ).id;
      refreshRelation(database, message.conversationId);
    },
  );
  return { evidence: evidenceById(database, id), undo };
}

function trimmedSpan(text: string, start: number, end: number): { start: number; end: number } {
  let from = Math.min(start, text.length);
  let to = Math.min(end, text.length);
  while (from < to && /\s/.test(text[from]!)) from += 1;
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
  return { start: from, end: to };
}

/** @throws SamesideError `not-found` */
export function deleteEvidence(database: WritableDb, input: { id: number }): UndoEntry {
  const { quote, conversationId } = evidenceById(database, input.id);
  const touched = conversationId === null ? [] : relationTouched(conversationId);
  const inChanges = rows<{ id: number }>(database, 'SELECT id FROM change_evidence WHERE evidence_id = ?', input.id);
  return recordedAction(
    database,
    {
      label: 'Evidence removed',
      count: 1,
      subject: quote.slice(0, 80),
      touched: [
        { table: 'evidence', ids: [input.id] },
        { table: 'change_evidence', ids: inChanges.map(({ id }) => id) },
        ...touched,
      ],
    },
    () => {
      run(database, 'DELETE FROM evidence WHERE id = ?', input.id);
      if (conversationId !== null) refreshRelation(database, conversationId);
    },
  );
}
