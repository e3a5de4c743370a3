import type { CreditWish } from '../../../shared/model/credit-wish.ts';
import type { Naming } from '../../../shared/model/unnamed.ts';
import { rows } from '../statements.ts';
import { membersOf } from './members.ts';
import type { WritableDb } from '../open.ts';

/** How people may be named to others, in the order of the ids; those that are not there are left out. */
export function namings(database: WritableDb, input: { personIds: readonly number[] }): Naming[] {
  const ids = JSON.stringify(input.personIds);
  const found = rows<{
    id: number;
    name: string;
    wish: CreditWish;
    ours: number;
    handle: string | null;
    known: string;
  }>(
    database,
    `SELECT people.id, people.name, credit_wish AS wish, ours,
            (SELECT coalesce(identities.name, address) FROM identities WHERE person_id = people.id AND place <> 'mail' LIMIT 1)
              AS handle,
            (SELECT json_group_array(word) FROM (
               SELECT name AS word FROM people AS member WHERE member.id IN ${membersOf('people.id')}
               UNION SELECT name FROM identities WHERE person_id = people.id AND name IS NOT NULL
               UNION SELECT address FROM identities WHERE person_id = people.id)) AS known
     FROM json_each(?) AS wanted JOIN people ON people.id = wanted.value ORDER BY wanted.key`,
    ids,
  );
  return found.map(({ known, ours, ...one }) => ({ ...one, ours: ours === 1, known: JSON.parse(known) as string[] }));
}
