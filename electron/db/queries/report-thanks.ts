import type { ReportPeriod } from '../../../shared/model/report-document.ts';
import type { ThanksEntry } from '../../../shared/model/report-material.ts';
import { rows } from '../statements.ts';
import { standingPerson } from './members.ts';
import type { WritableDb } from '../open.ts';

interface Gift {
  personId: number;
  name: string;
  /** Of the contribution, or of a credit for nothing in particular: then it is negative. */
  id: number;
  words: string;
  at: number;
  place: string;
  url: string | null;
}

/**
 * Who gave something in a stretch of time, and what, in their words: what they contributed then, and what they were thanked
 * for then. One of us is thanked elsewhere. Who gave first stands in front: nobody is ranked.
 */
export function reportThanks(database: WritableDb, { since, until }: ReportPeriod): ThanksEntry[] {
  const found = rows<Gift>(
    database,
    `WITH given AS (
       SELECT id FROM contributions WHERE given_at >= :since AND given_at < :until
       UNION SELECT contribution_id FROM credits
         WHERE given_at >= :since AND given_at < :until AND contribution_id IS NOT NULL)
     SELECT people.id AS personId, people.name, contributions.id, contributions.quote AS words, contributions.given_at AS at,
            coalesce(sources.name, '') AS place, messages.url
     FROM given JOIN contributions ON contributions.id = given.id
     JOIN identities ON identities.id = contributions.identity_id JOIN people ON people.id = identities.person_id
     LEFT JOIN messages ON messages.id = contributions.message_id LEFT JOIN threads ON threads.id = messages.thread_id
     LEFT JOIN conversations ON conversations.id = coalesce(threads.conversation_id, contributions.conversation_id)
     LEFT JOIN sources ON sources.id = conversations.source_id WHERE people.ours = 0
     UNION ALL
     SELECT people.id, people.name, -credits.id, credits.words, credits.given_at, coalesce(sources.name, ''), credits.link
     FROM credits JOIN people AS written ON written.id = credits.person_id
     JOIN people ON people.id = ${standingPerson('written')}
     LEFT JOIN conversations ON conversations.id = credits.conversation_id
     LEFT JOIN sources ON sources.id = conversations.source_id
     WHERE credits.given_at >= :since AND credits.given_at < :until AND contribution_id IS NULL
       AND trim(credits.words) <> '' AND people.ours = 0
     ORDER BY 5, 3`,
    { since, until: until ?? Number.MAX_SAFE_INTEGER },
  );
  const byPerson = new Map<number, ThanksEntry>();
  for (const { personId, name, place, ...gift } of found) {
    const entry = byPerson.get(personId);
    if (entry === undefined) byPerson.set(personId, { voice: { personId, name, place }, gifts: [gift] });
    else entry.gifts.push(gift);
  }
  return [...byPerson.values()];
}
