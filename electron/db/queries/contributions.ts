import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { Contribution, ContributionKind, DismissedHint } from '../../../shared/model/giving.ts';
import { ownSpan } from '../../../shared/model/quoted-text.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import { refreshRelation, relationTouched } from './relation.ts';
import type { WritableDb } from '../open.ts';

/** How much of a whole message stands in its contribution as words, UTF-16 code units. */
const quotedBeginning = 280;

const columns = `
  contributions.id, identities.person_id AS personId, people.name AS who, contributions.kind, contributions.quote,
  start_offset AS start, end_offset AS end, contributions.message_id AS messageId,
  coalesce(threads.conversation_id, contributions.conversation_id) AS conversationId,
  coalesce(sources.name, '') AS sourceName, contributions.given_at AS givenAt, contributions.credited`;
const from = `contributions
  JOIN identities ON identities.id = contributions.identity_id JOIN people ON people.id = identities.person_id
  LEFT JOIN messages ON messages.id = contributions.message_id LEFT JOIN threads ON threads.id = messages.thread_id
  LEFT JOIN conversations ON conversations.id = coalesce(threads.conversation_id, contributions.conversation_id)
  LEFT JOIN sources ON sources.id = conversations.source_id`;

type Raw = Omit<Contribution, 'credited'> & { credited: number };

const contributionOf = (raw: Raw): Contribution => ({ ...raw, credited: raw.credited === 1 });

/** @throws SamesideError `not-found` */
export function contributionById(database: WritableDb, id: number): Contribution {
  const found = row<Raw>(database, `SELECT ${columns} FROM ${from} WHERE contributions.id = ?`, id);
  if (!found) throw new SamesideError('not-found', `There is no contribution ${id}.`);
  return contributionOf(found);
}

/** What was given in a conversation, in the order in which it was said. */
export function contributionsIn(database: WritableDb, conversationId: number): Contribution[] {
  return rows<Raw>(
    database,
    `SELECT ${columns} FROM ${from} WHERE contributions.id IN (
       SELECT contributions.id FROM threads JOIN messages ON messages.thread_id = threads.id
       JOIN contributions ON contributions.message_id = messages.id
       WHERE threads.conversation_id = :id AND threads.merged_into IS NULL
       UNION SELECT id FROM contributions WHERE conversation_id = :id AND message_id IS NULL)
     ORDER BY contributions.message_id, start_offset, contributions.id`,
    { id: conversationId },
  ).map(contributionOf);
}

/** The conversations in which somebody may be owed for these: where they were given, and where they stand now. */
export function conversationsOf(database: WritableDb, ids: readonly number[]): number[] {
  return rows<{ id: number }>(
    database,
    `SELECT conversation_id AS id FROM contributions
     WHERE id IN (SELECT value FROM json_each(:ids)) AND conversation_id IS NOT NULL
     UNION SELECT threads.conversation_id FROM contributions JOIN messages ON messages.id = message_id
     JOIN threads ON threads.id = thread_id WHERE contributions.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  ).map(({ id }) => id);
}

/** Newest first. @param input what is not named narrows nothing */
export function listContributions(
  database: WritableDb,
  input: { personId?: number; kind?: ContributionKind; owed?: boolean; limit: number },
): Contribution[] {
  const conditions = [
    ...(input.personId === undefined
      ? []
      : ['contributions.identity_id IN (SELECT id FROM identities WHERE person_id = :personId)']),
    ...(input.kind === undefined ? [] : ['contributions.kind = :kind']),
    ...(input.owed === true ? ['credited = 0'] : []),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return rows<Raw>(
    database,
    `SELECT ${columns} FROM ${from} ${where} ORDER BY contributions.given_at DESC, contributions.id DESC LIMIT :limit`,
    { personId: input.personId, kind: input.kind, limit: input.limit },
  ).map(contributionOf);
}

/**
 * Marks a message, or words in it, as something that its author gave.
 * @param input offsets in UTF-16 code units, end exclusive; null for the whole message
 * @throws SamesideError `not-found`, `empty-selection`, `no-author`, `one-of-us` or `marked-already`
 */
export function markContribution(
  database: WritableDb,
  input: { messageId: number; start: number | null; end: number | null; kind: ContributionKind },
): { contribution: Contribution; undo: UndoEntry } {
  const message = row<{
    text: string;
    subject: string;
    identityId: number | null;
    sentAt: number | null;
    ours: number | null;
    conversationId: number;
  }>(
    database,
    `SELECT text, subject, identity_id AS identityId, sent_at AS sentAt, people.ours, threads.conversation_id AS conversationId
     FROM messages JOIN threads ON threads.id = thread_id
     LEFT JOIN identities ON identities.id = identity_id LEFT JOIN people ON people.id = identities.person_id
     WHERE messages.id = ?`,
    input.messageId,
  );
  if (!message) throw new SamesideError('not-found', `There is no message ${input.messageId}.`);
  const { conversationId, identityId } = message;
  if (identityId === null) throw new SamesideError('no-author', 'Nobody is named as the author of this message.');
  if (message.ours === 1) {
    throw new SamesideError('one-of-us', 'One of us wrote this. Contributions are what others give.');
  }
  const span = spanOf(message.text, input.start, input.end);
  const quote = wordsOf(message, span);
  const known = row(
    database,
    'SELECT 1 FROM contributions WHERE message_id = ? AND kind = ? AND start_offset IS ? AND end_offset IS ?',
    input.messageId,
    input.kind,
    span?.start ?? null,
    span?.end ?? null,
  );
  if (known) throw new SamesideError('marked-already', 'These words are marked so already.');
  let id = 0;
  const undo = recordedAction(
    database,
    {
      label: 'Marked as a contribution',
      count: 1,
      subject: quote.slice(0, 80),
      touched: relationTouched(conversationId),
      made: () => [{ table: 'contributions', ids: [id] }],
    },
    () => {
      id = run(
        database,
        `INSERT INTO contributions (identity_id, message_id, conversation_id, kind, quote, start_offset, end_offset, given_at,
                                    created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        identityId,
        input.messageId,
        conversationId,
        input.kind,
        quote,
        span?.start ?? null,
        span?.end ?? null,
        message.sentAt ?? timeOfId(input.messageId),
        Date.now(),
      ).id;
      refreshRelation(database, conversationId);
    },
  );
  return { contribution: contributionById(database, id), undo };
}

function spanOf(text: string, start: number | null, end: number | null): { start: number; end: number } | null {
  if (start === null || end === null) return null;
  let from = Math.min(start, text.length);
  let to = Math.min(end, text.length);
  while (from < to && /\s/.test(text[from]!)) from += 1;
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
  if (from >= to) throw new SamesideError('empty-selection', 'Select the words first.');
  return { start: from, end: to };
}

/** The words selected; of a whole message how its author begins, else its subject. */
function wordsOf(message: { text: string; subject: string }, span: { start: number; end: number } | null): string {
  if (span) return message.text.slice(span.start, span.end);
  const own = ownSpan(message.text);
  const words = message.text.slice(own.start, own.end).replace(/\s+/g, ' ').trim();
  if (words === '') return message.subject || '…';
  const cut = [...words.slice(0, quotedBeginning + 1)];
  return words.length <= quotedBeginning ? words : `${cut.slice(0, -1).join('').trimEnd()}…`;
}

/** Says that it is something else than it was marked as. @throws SamesideError `not-found` or `marked-already` */
export function changeContribution(database: WritableDb, input: { id: number; kind: ContributionKind }): UndoEntry {
  const before = contributionById(database, input.id);
  const known = row(
    database,
    `SELECT 1 FROM contributions WHERE id <> ? AND message_id = ? AND kind = ? AND start_offset IS ? AND end_offset IS ?`,
    input.id,
    before.messageId,
    input.kind,
    before.start,
    before.end,
  );
  if (known) throw new SamesideError('marked-already', 'These words are marked so already.');
  return recordedAction(
    database,
    {
      label: 'Contribution changed',
      count: 1,
      subject: before.quote.slice(0, 80),
      touched: [{ table: 'contributions', ids: [input.id], columns: ['kind'] }],
    },
    () => run(database, 'UPDATE contributions SET kind = ? WHERE id = ?', input.kind, input.id),
  );
}

/** Takes the mark away; credits for it stay, for nothing in particular. @throws SamesideError `not-found` */
export function removeContribution(database: WritableDb, input: { id: number }): UndoEntry {
  const { quote } = contributionById(database, input.id);
  const conversationIds = conversationsOf(database, [input.id]);
  const credits = rows<{ id: number }>(database, 'SELECT id FROM credits WHERE contribution_id = ?', input.id);
  const touched: Touched[] = [
    { table: 'contributions', ids: [input.id] },
    { table: 'credits', ids: credits.map(({ id }) => id), columns: ['contribution_id'] },
    ...conversationIds.flatMap(relationTouched),
  ];
  return recordedAction(
    database,
    { label: 'Contribution removed', count: 1, subject: quote.slice(0, 80), touched },
    () => {
      run(database, 'DELETE FROM contributions WHERE id = ?', input.id);
      for (const id of conversationIds) refreshRelation(database, id);
    },
  );
}

/** Waves a hint away: it is not offered again. */
export function dismissHint(database: WritableDb, input: DismissedHint): UndoEntry {
  if (!row(database, 'SELECT 1 FROM messages WHERE id = ?', input.messageId)) {
    throw new SamesideError('not-found', `There is no message ${input.messageId}.`);
  }
  let id = 0;
  return recordedAction(
    database,
    { label: 'Hint waved away', count: 1, made: () => (id === 0 ? [] : [{ table: 'dismissed_hints', ids: [id] }]) },
    () => {
      const made = row<{ id: number }>(
        database,
        `INSERT INTO dismissed_hints (message_id, hint, start_offset) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
        input.messageId,
        input.hint,
        input.start,
      );
      id = made?.id ?? 0;
    },
  );
}

export function dismissedIn(database: WritableDb, conversationId: number): DismissedHint[] {
  return rows<DismissedHint>(
    database,
    `SELECT message_id AS messageId, hint, start_offset AS start FROM threads
     JOIN messages ON messages.thread_id = threads.id JOIN dismissed_hints ON message_id = messages.id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL`,
    conversationId,
  );
}
