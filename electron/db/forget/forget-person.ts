import { SamesideError } from '../../errors.ts';
import type { ForgetPreview, ForgetProgress } from '../../../shared/model/privacy.ts';
import { createRedactor, namesOfTheirOwn, type Redactor } from '../../../shared/model/redaction.ts';
import { memberIds, membersOf, placeName } from '../queries/members.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { deleteMessages } from './delete-messages.ts';
import { rememberForgotten } from './forgotten.ts';
import { forgetInReports, heldByDrafts, heldByEditions, markRedacted, markSaved } from './forget-in-reports.ts';
import { deletePersonRecords, redactRecords } from './forget-records.ts';
import { redactMessages, scannedAtOnce } from './redact-messages.ts';

interface KnownAs {
  id: number;
  place: string;
  placeName: string;
  address: string;
  name: string | null;
  url: string | null;
}

/** Everything that leads to them. */
const addressesOf = (known: KnownAs[]): string[] =>
  known.flatMap(({ address, url }) => [address, ...(url ? [url] : [])]);

const own = `(SELECT id FROM identities WHERE person_id = :id)`;

/** What would go. @throws SamesideError `not-found` */
export function forgetPreview(database: WritableDb, input: { id: number }): ForgetPreview {
  const { id } = input;
  const person = row<{ name: string }>(database, 'SELECT name FROM people WHERE id = ? AND joined_into IS NULL', id);
  if (!person) throw new SamesideError('not-found', `There is no person ${id}.`);
  const count = (sql: string): number =>
    row<{ count: number }>(database, `SELECT count(*) AS count FROM ${sql}`, { id })!.count;
  const spoken = `(SELECT DISTINCT conversation_id FROM thread_participants JOIN threads ON threads.id = thread_id
                   WHERE identity_id IN ${own})`;
  const shared = count(
    `${spoken} AS spoken WHERE EXISTS (SELECT 1 FROM threads JOIN thread_participants ON thread_id = threads.id
       WHERE threads.conversation_id = spoken.conversation_id AND identity_id NOT IN ${own})`,
  );
  return {
    name: person.name,
    identities: knownAs(database, id).map(({ place, placeName, address, name }) => ({
      place,
      placeName,
      address,
      name,
    })),
    messages: count(`messages WHERE identity_id IN ${own}`),
    conversations: count(spoken) - shared,
    shared,
    evidence: count(`evidence WHERE identity_id IN ${own}`),
    contributions: count(`contributions WHERE identity_id IN ${own}`),
    credits: count(`credits WHERE person_id IN ${membersOf(':id')}`),
    promises: count(`promises WHERE person_id IN ${membersOf(':id')}`),
    notes: count(`notes WHERE target_type = 'person' AND target_id IN ${membersOf(':id')}`),
    reports: rows(
      database,
      `SELECT DISTINCT reports.id, reports.title FROM reports JOIN json_each(reports.uses, '$.evidence') AS used
       JOIN evidence ON evidence.id = used.value WHERE identity_id IN ${own}`,
      { id },
    ),
  };
}

function knownAs(database: WritableDb, personId: number): KnownAs[] {
  return rows(
    database,
    `SELECT id, place, ${placeName('place')} AS placeName, address, name, url FROM identities WHERE person_id = ?`,
    personId,
  );
}

/**
 * Begins to forget somebody: from now on no import brings them back, and what is left goes step by step, also after a crash.
 * @throws SamesideError `not-found`
 */
export function beginForgetting(database: WritableDb, input: { id: number }): null {
  forgetPreview(database, input);
  database
    .transaction(() => {
      for (const { place, address } of knownAs(database, input.id)) rememberForgotten(database, place, address);
      run(database, 'INSERT INTO forgetting (person_id) VALUES (?) ON CONFLICT DO NOTHING', input.id);
    })
    .immediate();
  return null;
}

/** People who are being forgotten. */
export function forgettingPeople(database: WritableDb): number[] {
  return rows<{ id: number }>(database, 'SELECT person_id AS id FROM forgetting').map(({ id }) => id);
}

/** Nothing is left to do: the file itself was written anew. */
export function endForgetting(database: WritableDb): null {
  run(database, 'DELETE FROM forgetting WHERE phase = 3');
  return null;
}

export interface ForgetStep {
  /** Null when all but the file itself is done. */
  progress: ForgetProgress | null;
}

/** One step, durable by itself. Ask on until `progress` is null. */
export function forgetStep(database: WritableDb, input: { id: number }): ForgetStep {
  return database
    .transaction((): ForgetStep => {
      const state = row<{ phase: number; cursor: number }>(
        database,
        'SELECT phase, cursor FROM forgetting WHERE person_id = ?',
        input.id,
      );
      if (!state) return { progress: null };
      if (state.phase === 0) return forgetConversation(database, input.id);
      if (state.phase === 1) return scanMessages(database, input.id, state.cursor);
      if (state.phase === 3) return { progress: null };
      const redactor = redactorOf(database, input.id);
      const held = { editions: heldByEditions(database), drafts: heldByDrafts(database) };
      forgetInReports(database, memberIds(database, [input.id]), redactor.identifiers);
      deletePersonRecords(database, input.id);
      redactRecords(database, redactor);
      markRedacted(database, held.editions);
      markSaved(database, held.drafts);
      run(database, 'UPDATE forgetting SET phase = 3 WHERE person_id = ?', input.id);
      return { progress: null };
    })
    .immediate();
}

function redactorOf(database: WritableDb, personId: number): Redactor {
  const names = rows<{ name: string }>(
    database,
    `SELECT name FROM people WHERE id IN ${membersOf(':id')}
     UNION SELECT name FROM identities WHERE person_id = :id AND name IS NOT NULL`,
    { id: personId },
  ).map(({ name }) => name);
  return createRedactor({ addresses: addressesOf(knownAs(database, personId)), names });
}

/** One conversation: their messages go, and what others quote of them is blacked out. */
function forgetConversation(database: WritableDb, personId: number): ForgetStep {
  const left = rows<{ id: number }>(
    database,
    `SELECT DISTINCT conversation_id AS id FROM thread_participants JOIN threads ON threads.id = thread_id
     WHERE identity_id IN ${own} LIMIT 1000`,
    { id: personId },
  );
  const conversation = left[0];
  if (!conversation) {
    run(database, 'UPDATE forgetting SET phase = 1 WHERE person_id = ?', personId);
    return { progress: { phase: 'messages', done: 0, of: 1 } };
  }
  const messages = rows<{ id: number; isTheirs: number; text: string; name: string | null }>(
    database,
    `SELECT messages.id, coalesce(identities.person_id = :id, 0) AS isTheirs, text, identities.name
     FROM threads JOIN messages ON messages.thread_id = threads.id LEFT JOIN identities ON identities.id = identity_id
     WHERE threads.conversation_id = :conversationId`,
    { id: personId, conversationId: conversation.id },
  );
  const theirs = messages.filter(({ isTheirs }) => isTheirs === 1);
  const others = messages.filter(({ isTheirs }) => isTheirs === 0);
  const known = knownAs(database, personId);
  const names = known.flatMap(({ name }) => name ?? []);
  const redactor = createRedactor(
    { addresses: addressesOf(known), names },
    theirs.map(({ text }) => text),
    namesOfTheirOwn(
      names,
      others.flatMap(({ name }) => name ?? []),
    ),
  );
  redactMessages(
    database,
    others.map(({ id }) => id),
    redactor.words,
  );
  deleteMessages(
    database,
    theirs.map(({ id }) => id),
  );
  // Threads that were merged away keep no messages, and their participants would be asked for again.
  run(
    database,
    `DELETE FROM thread_participants WHERE identity_id IN ${own}
       AND thread_id IN (SELECT id FROM threads WHERE conversation_id = :conversationId)`,
    { id: personId, conversationId: conversation.id },
  );
  return { progress: { phase: 'conversations', done: 0, of: left.length - 1 } };
}

/** Everybody else's messages, wherever they name the person. */
function scanMessages(database: WritableDb, personId: number, cursor: number): ForgetStep {
  const ids = rows<{ id: number }>(
    database,
    'SELECT id FROM messages WHERE id >= ? ORDER BY id LIMIT ?',
    cursor,
    scannedAtOnce,
  ).map(({ id }) => id);
  redactMessages(database, ids, redactorOf(database, personId).identifiers);
  const last = ids.at(-1);
  if (last === undefined || ids.length < scannedAtOnce) {
    run(database, 'UPDATE forgetting SET phase = 2 WHERE person_id = ?', personId);
    return { progress: { phase: 'records', done: 0, of: 1 } };
  }
  run(database, 'UPDATE forgetting SET cursor = ? WHERE person_id = ?', last + 1, personId);
  const span = row<{ first: number; last: number }>(
    database,
    'SELECT (SELECT min(id) FROM messages) AS first, (SELECT max(id) FROM messages) AS last',
  )!;
  const done = Math.round((100 * (last - span.first)) / Math.max(1, span.last - span.first));
  return { progress: { phase: 'messages', done, of: 100 } };
}
