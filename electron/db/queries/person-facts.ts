import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, run } from '../statements.ts';
import { recordedAction, type TouchedTable } from '../undo.ts';
import type { WritableDb } from '../open.ts';
import { standingConversation } from './conversation-threads.ts';
import { evidenceById } from './evidence.ts';
import { memberIds } from './members.ts';
import { nameOfPerson } from './people.ts';
import { knownPersonId } from './person-joins.ts';
import { indexNameAnew } from './person-refresh.ts';

/** What somebody says about a person: each is one action that can be undone. All throw SamesideError `not-found`. */

/** Corrects the name under which somebody is shown. */
export function renamePerson(database: WritableDb, input: { id: number; name: string }): UndoEntry {
  const id = knownPersonId(database, input.id);
  return recordedAction(
    database,
    {
      label: 'Name corrected',
      count: 1,
      subject: nameOfPerson(database, id),
      touched: [{ table: 'people', ids: [id], columns: ['name'] }],
    },
    () => {
      run(database, 'UPDATE people SET name = ? WHERE id = ?', input.name, id);
      indexNameAnew(database, id);
    },
  );
}

/** Sets a column of all rows that make up a person, so that it stays with each when they are split. */
function saidOfAll(
  database: WritableDb,
  personId: number,
  { label, column, value }: { label: string; column: 'wrong' | 'languages'; value: string | null },
): UndoEntry {
  const id = knownPersonId(database, personId);
  const members = memberIds(database, [id]);
  return recordedAction(
    database,
    {
      label,
      count: 1,
      subject: nameOfPerson(database, id),
      touched: [{ table: 'people', ids: members, columns: [column] }],
    },
    () => {
      for (const member of members) run(database, `UPDATE people SET ${column} = ? WHERE id = ?`, value, member);
    },
  );
}

/** "This record is wrong", and why; null takes it back. */
export function markPersonWrong(database: WritableDb, input: { id: number; words: string | null }): UndoEntry {
  const label = input.words === null ? 'Record no longer marked as wrong' : 'Record marked as wrong';
  return saidOfAll(database, input.id, { label, column: 'wrong', value: input.words });
}

/** The languages they speak, as ISO 639-1 codes; null leaves it to their messages. */
export function setLanguages(database: WritableDb, input: { id: number; languages: string[] | null }): UndoEntry {
  const value = input.languages === null ? null : JSON.stringify(input.languages);
  return saidOfAll(database, input.id, { label: 'Languages set', column: 'languages', value });
}

export interface NewAffiliation {
  organisation: string;
  role: string;
  since: number | null;
  until: number | null;
}

/** One action that makes a row about somebody. */
function madeAbout(
  database: WritableDb,
  personId: number,
  { label, table, insert }: { label: string; table: TouchedTable; insert: (id: number) => number },
): UndoEntry {
  const id = knownPersonId(database, personId);
  let made = 0;
  return recordedAction(
    database,
    { label, count: 1, subject: nameOfPerson(database, id), made: () => [{ table, ids: made === 0 ? [] : [made] }] },
    () => {
      made = insert(id);
    },
  );
}

export function addAffiliation(database: WritableDb, input: NewAffiliation & { personId: number }): UndoEntry {
  return madeAbout(database, input.personId, {
    label: 'Affiliation added',
    table: 'affiliations',
    insert: (id) =>
      run(
        database,
        'INSERT INTO affiliations (person_id, organisation, role, since, until, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        input.organisation,
        input.role,
        input.since,
        input.until,
        Date.now(),
      ).id,
  });
}

export function updateAffiliation(database: WritableDb, input: NewAffiliation & { id: number }): UndoEntry {
  return recordedAction(
    database,
    {
      label: 'Affiliation changed',
      count: 1,
      subject: nameBehind(database, 'affiliations', input.id),
      touched: [{ table: 'affiliations', ids: [input.id], columns: ['organisation', 'role', 'since', 'until'] }],
    },
    () =>
      run(
        database,
        'UPDATE affiliations SET organisation = ?, role = ?, since = ?, until = ? WHERE id = ?',
        input.organisation,
        input.role,
        input.since,
        input.until,
        input.id,
      ),
  );
}

export function deleteAffiliation(database: WritableDb, input: { id: number }): UndoEntry {
  return deleted(database, 'affiliations', input.id, 'Affiliation removed');
}

/** What they said about being quoted, with the message in which they said it. */
export function recordConsent(
  database: WritableDb,
  input: { personId: number; granted: boolean; words: string; messageId: number | null; givenAt: number },
): UndoEntry {
  if (input.messageId !== null && !row(database, 'SELECT 1 FROM messages WHERE id = ?', input.messageId)) {
    throw new SamesideError('not-found', `There is no message ${input.messageId}.`);
  }
  return madeAbout(database, input.personId, {
    label: input.granted ? 'Consent for quoting recorded' : 'Refusal to be quoted recorded',
    table: 'consents',
    insert: (id) =>
      run(
        database,
        'INSERT INTO consents (person_id, granted, words, message_id, given_at, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        input.granted ? 1 : 0,
        input.words,
        input.messageId,
        input.givenAt,
        Date.now(),
      ).id,
  });
}

export function deleteConsent(database: WritableDb, input: { id: number }): UndoEntry {
  return deleted(database, 'consents', input.id, 'Consent removed');
}

function nameBehind(database: WritableDb, table: 'affiliations' | 'consents', id: number): string {
  const found = row<{ personId: number }>(database, `SELECT person_id AS personId FROM ${table} WHERE id = ?`, id);
  if (!found) throw new SamesideError('not-found', 'It is no longer there.');
  return nameOfPerson(database, knownPersonId(database, found.personId));
}

function deleted(database: WritableDb, table: 'affiliations' | 'consents', id: number, label: string): UndoEntry {
  return recordedAction(
    database,
    { label, count: 1, subject: nameBehind(database, table, id), touched: [{ table, ids: [id] }] },
    () => run(database, `DELETE FROM ${table} WHERE id = ?`, id),
  );
}

/** Whether a quote says what its author cares about. */
export function setCares(database: WritableDb, input: { evidenceId: number; cares: boolean }): UndoEntry {
  const { quote } = evidenceById(database, input.evidenceId);
  return recordedAction(
    database,
    {
      label: input.cares ? 'Kept as what they care about' : 'No longer what they care about',
      count: 1,
      subject: quote.slice(0, 80),
      touched: [{ table: 'evidence', ids: [input.evidenceId], columns: ['cares'] }],
    },
    () => run(database, 'UPDATE evidence SET cares = ? WHERE id = ?', input.cares ? 1 : 0, input.evidenceId),
  );
}

/** Says that conversations concern somebody; those of which it was said before stay as they are. */
export function addConcerning(
  database: WritableDb,
  input: { personId: number; conversationIds: readonly number[] },
): UndoEntry {
  const id = knownPersonId(database, input.personId);
  const conversations = input.conversationIds.map((conversationId) => {
    const found = standingConversation(database, conversationId);
    if (found === null) throw new SamesideError('not-found', `There is no conversation ${conversationId}.`);
    return found;
  });
  const made: number[] = [];
  return recordedAction(
    database,
    {
      label: 'Conversation concerns them',
      count: conversations.length,
      subject: nameOfPerson(database, id),
      made: () => [{ table: 'conversation_people', ids: made }],
    },
    () => {
      for (const conversationId of new Set(conversations)) {
        const inserted = run(
          database,
          'INSERT OR IGNORE INTO conversation_people (conversation_id, person_id) VALUES (?, ?)',
          conversationId,
          id,
        );
        if (inserted.changes > 0) made.push(inserted.id);
      }
    },
  );
}

export function removeConcerning(database: WritableDb, input: { personId: number; conversationId: number }): UndoEntry {
  const id = knownPersonId(database, input.personId);
  const ids = memberIds(database, [id]).flatMap((member) => {
    const found = row<{ id: number }>(
      database,
      'SELECT id FROM conversation_people WHERE person_id = ? AND conversation_id = ?',
      member,
      input.conversationId,
    );
    return found ? [found.id] : [];
  });
  return recordedAction(
    database,
    {
      label: 'Conversation no longer concerns them',
      count: 1,
      subject: nameOfPerson(database, id),
      touched: [{ table: 'conversation_people', ids }],
    },
    () => {
      for (const row of ids) run(database, 'DELETE FROM conversation_people WHERE id = ?', row);
    },
  );
}
