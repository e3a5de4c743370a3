import type { TimelineEntry, TimelinePage } from '../../../shared/model/people.ts';
import { firstIdAt, sequenceSize, timeOfId } from '../../../shared/model/sort-key.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { snippetOf } from '../snippet.ts';
import { membersOf } from './members.ts';
import { knownPersonId } from './person-joins.ts';

/** Where a page ends: time, kind, id. What stands at the same time is in the order of kinds. */
interface Cursor {
  at: number;
  kind: number;
  id: number;
}

const kinds = ['message', 'quote', 'contribution', 'credit', 'promise', 'change'] as const;
const theEnd: Cursor = { at: Number.MAX_SAFE_INTEGER, kind: kinds.length, id: 0 };

/** SQL and its values: what of a kind stands behind the cursor. */
const behind = (time: string, id: string, kind: number): string =>
  `(${time} < :at OR (${time} = :at AND (${kind} < :kind OR (${kind} = :kind AND ${id} < :id))))`;

const own = 'identity_id IN (SELECT id FROM identities WHERE person_id = :person)';

/** Everything of a person across all places, newest first. @throws SamesideError `not-found` */
export function personTimeline(
  database: WritableDb,
  input: { id: number; before: string | null; limit: number },
): TimelinePage {
  const person = knownPersonId(database, input.id);
  const cursor = cursorOf(input.before);
  const { limit } = input;
  const ask = <Row>(sql: string): Row[] =>
    rows<Row>(database, `${sql} LIMIT :limit`, { person, limit, at: cursor.at, kind: cursor.kind, id: cursor.id });
  const type = <Type extends (typeof kinds)[number]>(value: Type) => ({ type: value });
  const found: TimelineEntry[] = [
    ...messages(database, person, cursor, limit),
    ...ask<Omit<Extract<TimelineEntry, { type: 'quote' }>, 'type'>>(
      `SELECT id, written_at AS at, quote, source_name AS sourceName, conversation_id AS conversationId, message_id AS messageId
       FROM evidence WHERE ${own} AND ${behind('written_at', 'id', 1)} ORDER BY written_at DESC, id DESC`,
    ).map((it) => ({ ...it, ...type('quote') })),
    ...ask<Omit<Extract<TimelineEntry, { type: 'contribution' }>, 'type'>>(
      `SELECT id, given_at AS at, kind, quote, conversation_id AS conversationId, message_id AS messageId
       FROM contributions WHERE ${own} AND ${behind('given_at', 'id', 2)} ORDER BY given_at DESC, id DESC`,
    ).map((it) => ({ ...it, ...type('contribution') })),
    ...ask<Omit<Extract<TimelineEntry, { type: 'credit' }>, 'type'>>(
      `SELECT id, given_at AS at, place, words, link, conversation_id AS conversationId
       FROM credits WHERE person_id IN ${membersOf(':person')} AND ${behind('given_at', 'id', 3)}
       ORDER BY given_at DESC, id DESC`,
    ).map((it) => ({ ...it, ...type('credit') })),
    ...ask<Omit<Extract<TimelineEntry, { type: 'promise' }>, 'type'>>(
      `SELECT id, made_at AS at, sentence, by_whom AS byWhom, state, conversation_id AS conversationId
       FROM promises WHERE person_id IN ${membersOf(':person')} AND ${behind('made_at', 'id', 4)}
       ORDER BY made_at DESC, id DESC`,
    ).map((it) => ({ ...it, ...type('promise') })),
    ...ask<Omit<Extract<TimelineEntry, { type: 'change' }>, 'type'>>(
      `SELECT told.id * 2 AS id, told_at AS at, change_id AS changeId, title, 'told' AS what
       FROM change_tellings AS told JOIN changes ON changes.id = change_id
       WHERE person_id IN ${membersOf(':person')} AND told_at IS NOT NULL AND ${behind('told_at', 'told.id * 2', 5)}
       ORDER BY told_at DESC, told.id DESC`,
    ).map((it) => ({ ...it, ...type('change') })),
    ...ask<Omit<Extract<TimelineEntry, { type: 'change' }>, 'type'>>(
      `SELECT change_evidence.id * 2 + 1 AS id, written_at AS at, change_id AS changeId, title, 'asked' AS what
       FROM evidence JOIN change_evidence ON evidence_id = evidence.id JOIN changes ON changes.id = change_id
       WHERE ${own} AND ${behind('written_at', 'change_evidence.id * 2 + 1', 5)}
       ORDER BY written_at DESC, change_evidence.id DESC`,
    ).map((it) => ({ ...it, ...type('change') })),
  ];
  const place = (entry: TimelineEntry): number => kinds.indexOf(entry.type);
  found.sort((a, b) => b.at - a.at || place(b) - place(a) || b.id - a.id);
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  const isFull = entries.length === limit && last !== undefined;
  return { entries, next: isFull ? `${last.at}.${place(last)}.${last.id}` : null };
}

function cursorOf(before: string | null): Cursor {
  if (before === null) return theEnd;
  const [at, kind, id] = before.split('.').map(Number);
  return { at: at!, kind: kind!, id: id! };
}

/** Messages carry their time in their id: a range of the index of each identity. */
function messages(
  database: WritableDb,
  person: number,
  cursor: Cursor,
  limit: number,
): Extract<TimelineEntry, { type: 'message' }>[] {
  const beyond =
    cursor.at > Number.MAX_SAFE_INTEGER / sequenceSize
      ? Number.MAX_SAFE_INTEGER
      : cursor.kind === 0
        ? cursor.id
        : firstIdAt(cursor.at) + (cursor.kind > 0 ? sequenceSize : 0);
  const ids = rows<{ id: number }>(database, 'SELECT id FROM identities WHERE person_id = ?', person).flatMap(
    (identity) =>
      rows<{ id: number }>(
        database,
        'SELECT id FROM messages WHERE identity_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
        identity.id,
        beyond,
        limit,
      ),
  );
  const newest = ids
    .map(({ id }) => id)
    .sort((a, b) => b - a)
    .slice(0, limit);
  return rows<{ id: number; title: string; sourceName: string; conversationId: number; text: string }>(
    database,
    `SELECT messages.id, conversations.title, sources.name AS sourceName, conversations.id AS conversationId,
            substr(text, 1, 2000) AS text
     FROM json_each(?) AS wanted JOIN messages ON messages.id = wanted.value JOIN threads ON threads.id = thread_id
     JOIN conversations ON conversations.id = threads.conversation_id JOIN sources ON sources.id = messages.source_id
     ORDER BY messages.id DESC`,
    JSON.stringify(newest),
  ).map(({ text, ...it }) => ({ ...it, type: 'message', at: timeOfId(it.id), snippet: snippetOf(text) }));
}
