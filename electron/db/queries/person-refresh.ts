import type { CreditWish } from '../../../shared/model/credit-wish.ts';
import { mostCareful } from '../../../shared/model/people.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { membersOf } from './members.ts';
import { relationAnew } from './relation.ts';
import { refreshVoice } from './voices.ts';
import { refreshWaiting, refreshWaitingOfPerson } from './waiting.ts';

/** What other rows say follows when identities went from one person to another. */
export function refreshPeople(database: WritableDb, ids: readonly number[]): void {
  relationAnew(database, ids);
  for (const id of ids) refreshVoice(database, id);
  const list = JSON.stringify(ids);
  if (row(database, 'SELECT 1 FROM people WHERE ours = 1 AND id IN (SELECT value FROM json_each(?))', list)) {
    for (const id of ids) refreshWaitingOfPerson(database, id);
    return;
  }
  // Where several of them speak, one voice may have become two, or two one.
  const together = rows<{ id: number }>(
    database,
    `SELECT conversation_id AS id FROM identities JOIN thread_participants ON identity_id = identities.id
     JOIN threads ON threads.id = thread_id WHERE person_id IN (SELECT value FROM json_each(?)) AND merged_into IS NULL
     GROUP BY conversation_id HAVING count(DISTINCT identity_id) > 1`,
    list,
  );
  for (const { id } of together) refreshWaiting(database, id);
}

/**
 * After rows were put back one by one: nobody is joined into somebody who is joined themselves, and identities belong to those
 * who stand.
 */
export function repairJoins(database: WritableDb, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  run(
    database,
    `UPDATE people SET joined_into = into_whom.joined_into FROM people AS into_whom
     WHERE people.joined_into = into_whom.id AND into_whom.joined_into IS NOT NULL
       AND into_whom.id IN (SELECT value FROM json_each(?))`,
    list,
  );
  run(
    database,
    `UPDATE identities SET home_id = nullif(coalesce(home_id, person_id), people.joined_into), person_id = people.joined_into
     FROM people WHERE people.id = identities.person_id AND people.joined_into IS NOT NULL
       AND people.id IN (SELECT value FROM json_each(?))`,
    list,
  );
}

/**
 * What counts for a person with others joined into them: the most careful wish of all, and one of us if any is. What they said on
 * their own is kept beside it, and counts again when they stand alone. Nothing to do for a row that is joined into another.
 */
export function settleWishes(database: WritableDb, id: number): void {
  const wishes = rows<{ id: number; wish: CreditWish; ours: number }>(
    database,
    `SELECT id, coalesce(own_wish, credit_wish) AS wish, coalesce(own_ours, ours) AS ours FROM people
     WHERE id IN ${membersOf(':id')}`,
    { id },
  );
  const own = wishes.find((it) => it.id === id)!;
  const alone = wishes.length === 1;
  run(
    database,
    'UPDATE people SET credit_wish = ?, ours = ?, own_wish = ?, own_ours = ? WHERE id = ?',
    alone ? own.wish : mostCareful(wishes.map(({ wish }) => wish)),
    alone ? own.ours : Math.max(...wishes.map(({ ours }) => ours)),
    alone ? null : own.wish,
    alone ? null : own.ours,
    id,
  );
}

/** Search finds somebody by the name that we gave them, too: their entries in the index of records are written anew. */
export function indexNameAnew(database: WritableDb, id: number): void {
  run(
    database,
    'INSERT OR IGNORE INTO record_queue SELECT id * 4 FROM identities WHERE coalesce(home_id, person_id) = ?',
    id,
  );
}
