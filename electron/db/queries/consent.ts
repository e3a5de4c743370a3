import { membersOf } from './members.ts';
import { ids } from './search-parts.ts';
import type { WritableDb } from '../open.ts';

/** SQL: what the person of a row of `people` said last about being quoted, 1 or 0; null when nothing. */
const saidOfConsent = `(SELECT granted FROM consents WHERE person_id IN ${membersOf('people.id')}
  ORDER BY given_at DESC, id DESC LIMIT 1)`;

/** SQL: the `ConsentState` of a row of evidence joined to `people`, or of a row of `people` itself. */
export const consentExpression = `CASE ${saidOfConsent} WHEN 0 THEN 'refused' WHEN 1 THEN 'given'
  ELSE iif(coalesce(people.ours, 0) = 1 OR coalesce(people.credit_wish, 'ask') <> 'ask', 'given', 'open') END`;

/** The identities of everybody but us who agreed to be quoted, or said how they want to be named. */
export function identitiesWithConsent(database: WritableDb): number[] {
  return ids(
    database,
    `SELECT identities.id FROM identities JOIN people ON people.id = identities.person_id
     WHERE people.ours = 0 AND ${consentExpression} = 'given' AND people.id IN
       (SELECT id FROM people WHERE credit_wish <> 'ask' UNION
        SELECT coalesce(joined_into, people.id) FROM consents JOIN people ON people.id = consents.person_id)`,
  );
}
