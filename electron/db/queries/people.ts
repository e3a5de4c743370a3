import { SamesideError } from '../../errors.ts';
import type { Relation } from '../../../shared/model/conversation.ts';
import { conversationStates } from '../../../shared/model/conversation.ts';
import type { CreditWish } from '../../../shared/model/credit-wish.ts';
import type { Identity, PersonDetail } from '../../../shared/model/records.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import { evidenceOfPerson } from './evidence.ts';
import { memberIds, membersOf, placeName } from './members.ts';
import { listNotes } from './notes.ts';
import { knownPersonId } from './person-joins.ts';
import { settleWishes } from './person-refresh.ts';
import { refreshRelation, refreshRelationsOf } from './relation.ts';
import { refreshWaitingOfPerson } from './waiting.ts';
import type { WritableDb } from '../open.ts';

const conversationsShown = 20;

/** A person with identities, newest conversations, notes and evidence. @throws SamesideError `not-found` */
export function person(database: WritableDb, input: { id: number }): PersonDetail {
  const id = knownPersonId(database, input.id);
  const found = row<{ id: number; name: string; creditWish: CreditWish; ours: number; firstId: number | null }>(
    database,
    'SELECT id, name, credit_wish AS creditWish, ours, first_message_id AS firstId FROM people WHERE id = ?',
    id,
  )!;
  const last = row<{ id: number | null }>(
    database,
    `SELECT max(last_message_id) AS id FROM identities JOIN thread_participants ON identity_id = identities.id
     WHERE person_id = ?`,
    id,
  )!.id;
  const { firstId, ours, ...named } = found;
  return {
    ...named,
    ours: ours === 1,
    identities: rows<Identity>(
      database,
      `SELECT id, place, ${placeName('place')} AS placeName, address, name, url FROM identities WHERE person_id = ? ORDER BY id`,
      id,
    ),
    firstHeard: firstId === null ? null : timeOfId(firstId),
    lastHeard: last === null ? null : timeOfId(last),
    relations: ours === 1 ? [] : relationsOf(database, id),
    conversations: rows<{
      id: number;
      title: string;
      sourceName: string;
      state: number;
      unread: number;
      last: number;
    }>(
      database,
      `SELECT conversations.id, title, sources.name AS sourceName, conversations.state, unread,
              max(thread_participants.last_message_id) AS last FROM identities
       JOIN thread_participants ON identity_id = identities.id JOIN threads ON threads.id = thread_id
       JOIN conversations ON conversations.id = threads.conversation_id
       JOIN sources ON sources.id = conversations.source_id
       WHERE person_id = ? AND conversations.state < 3 GROUP BY conversations.id ORDER BY last DESC LIMIT ?`,
      id,
      conversationsShown,
    ).map(({ last, state, unread, ...conversation }) => ({
      ...conversation,
      state: conversationStates[state]!,
      unread: unread === 1,
      lastActivity: timeOfId(last),
    })),
    notes: listNotes(database, { target: { type: 'person', id: id }, limit: 100 }),
    evidence: evidenceOfPerson(database, id),
  };
}

/** What a person is to us: somebody new, somebody who helps, somebody whose words we kept and who got nothing back. */
function relationsOf(database: WritableDb, personId: number): Relation[] {
  const found = row<{ spoke: number; helped: number; owed: number }>(
    database,
    `WITH own AS (SELECT id FROM identities WHERE person_id = :personId),
          spoken AS (SELECT DISTINCT conversation_id AS id FROM thread_participants JOIN threads ON threads.id = thread_id
                     WHERE identity_id IN (SELECT id FROM own) LIMIT 500)
     SELECT (SELECT count(*) FROM spoken) AS spoke,
            (SELECT helped FROM people WHERE id = :personId) AS helped,
            EXISTS (SELECT 1 FROM evidence JOIN conversations ON conversations.id = evidence.conversation_id
                    WHERE evidence.identity_id IN (SELECT id FROM own) AND practices & :givenBack = 0)
            OR EXISTS (SELECT 1 FROM contributions WHERE identity_id IN (SELECT id FROM own) AND credited = 0)
            OR EXISTS (SELECT 1 FROM promises WHERE person_id IN ${membersOf(':personId')} AND state = 'open') AS owed`,
    { personId, givenBack: practiceBit('respecting') | practiceBit('voicing') },
  )!;
  const relations: Relation[] = [];
  if (found.spoke === 1) relations.push('first-time');
  if (found.helped === 1) relations.push('helper');
  if (found.owed === 1) relations.push('owed');
  return relations;
}

/** How they want to be named from now on: said of all that were joined. */
export function setCreditWish(database: WritableDb, input: { id: number; wish: CreditWish }): UndoEntry {
  const id = knownPersonId(database, input.id);
  const members = memberIds(database, [id]);
  return recordedAction(
    database,
    {
      label: 'Credit wish changed',
      count: 1,
      subject: nameOfPerson(database, id),
      touched: [{ table: 'people', ids: members, columns: ['credit_wish', 'own_wish'] }],
    },
    () => {
      for (const member of members) {
        run(database, 'UPDATE people SET credit_wish = ?, own_wish = NULL WHERE id = ?', input.wish, member);
      }
      settleWishes(database, id);
    },
  );
}

/** Whether the person is one of us: what we say answers a conversation. @throws SamesideError `not-found` */
export function setPersonOurs(database: WritableDb, input: { id: number; ours: boolean }): UndoEntry {
  const id = knownPersonId(database, input.id);
  const members = memberIds(database, [id]);
  return recordedAction(
    database,
    {
      label: input.ours ? oursLabel : 'No longer one of us',
      count: 1,
      subject: nameOfPerson(database, id),
      touched: [{ table: 'people', ids: members, columns: ['ours', 'own_ours'] }],
    },
    () => {
      for (const member of members) {
        run(database, 'UPDATE people SET ours = ?, own_ours = NULL WHERE id = ?', input.ours ? 1 : 0, member);
      }
      settleWishes(database, id);
      refreshWaitingOfPerson(database, id);
      refreshRelationsOf(database, id);
    },
  );
}

const oursLabel = 'Marked as one of us';
/** So many conversations are marked as answered in one step. */
const answeredAtOnce = 500;

/**
 * One step of marking what somebody answered before they were called one of us, as it would have been on arrival.
 * @param input.groupId the action that called them so: all of it is undone as one
 * @returns whether there may be more
 */
export function markAnswered(database: WritableDb, input: { id: number; groupId: number }): boolean {
  const id = knownPersonId(database, input.id);
  const ids = rows<{ id: number }>(
    database,
    `SELECT DISTINCT conversations.id FROM people JOIN identities ON person_id = people.id
     JOIN thread_participants ON identity_id = identities.id
     JOIN threads ON threads.id = thread_id AND threads.merged_into IS NULL
     JOIN conversations ON conversations.id = conversation_id
     WHERE people.id = ? AND ours = 1 AND practices & ? = 0
       AND thread_participants.last_message_id > conversations.first_message_id LIMIT ?`,
    id,
    practiceBit('voicing'),
    answeredAtOnce,
  ).map((found) => found.id);
  if (ids.length === 0) return false;
  const touched: Touched[] = [{ table: 'conversations', ids, columns: ['practices', 'relation'] }];
  recordedAction(database, { label: oursLabel, count: 0, groupId: input.groupId, touched }, () => {
    for (const one of ids) {
      run(database, 'UPDATE conversations SET practices = practices | ? WHERE id = ?', practiceBit('voicing'), one);
      refreshRelation(database, one);
    }
  });
  return ids.length === answeredAtOnce;
}

/** @throws SamesideError `not-found` */
export function nameOfPerson(database: WritableDb, id: number): string {
  const found = row<{ name: string }>(database, 'SELECT name FROM people WHERE id = ?', id);
  if (!found) throw new SamesideError('not-found', `There is no person ${id}.`);
  return found.name;
}
