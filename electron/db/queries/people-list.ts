import { longSilence, type PeopleListTab, type PeoplePage, type PersonRow } from '../../../shared/model/people.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { membersOf, placeName } from './members.ts';
import { settleRecords } from './search-records.ts';
import { hasQueuedVoices } from './voices.ts';

/** What stands in a tab, and by what it is ordered, newest first: a range of one index. */
const tabs: Record<Exclude<PeopleListTab, 'wrong'>, { where: string; order: string }> = {
  all: { where: 'last_at IS NOT NULL', order: 'last_at' },
  'first-time': { where: 'conversations = 1 AND ours = 0', order: 'last_at' },
  returning: { where: 'returned_at IS NOT NULL AND ours = 0', order: 'returned_at' },
  silent: { where: 'conversations > 1 AND ours = 0 AND last_at < :silentSince', order: 'last_at' },
};
const wrong = {
  where: `people.id IN (SELECT coalesce(joined_into, id) FROM people WHERE wrong IS NOT NULL)`,
  order: 'last_at',
};

/**
 * A page of people, who was heard last first (those who returned: whose return is the newest).
 * @param input.query the beginnings of words of names, handles, addresses or organisations; what it finds is one page
 */
export function peoplePage(
  database: WritableDb,
  input: { tab: PeopleListTab; query: string; before: string | null; limit: number },
): PeoplePage {
  const { where, order } = input.tab === 'wrong' ? wrong : tabs[input.tab];
  const [at, id] = input.before?.split('.').map(Number) ?? [Number.MAX_SAFE_INTEGER, 0];
  const found = input.query.trim() === '' ? null : peopleNamed(database, input.query);
  // Those found are few: they are looked up, not looked for along the whole list.
  const from = found === null ? 'people' : 'json_each(:found) CROSS JOIN people ON people.id = value';
  const page = rows<{ id: number; at: number }>(
    database,
    `SELECT people.id, coalesce(${order}, 0) AS at FROM ${from}
     WHERE ${where} AND joined_into IS NULL AND (${order}, people.id) < (:at, :id)
     ORDER BY ${order} DESC, people.id DESC LIMIT :limit`,
    { at, id, limit: input.limit, silentSince: Date.now() - longSilence, found: JSON.stringify(found) },
  );
  const last = page.at(-1);
  return {
    people: page.map((it) => personRow(database, it.id)),
    next: last && page.length === input.limit ? `${last.at}.${last.id}` : null,
    settling: hasQueuedVoices(database),
  };
}

/** So many entries of the index are followed: more letters find the rest. */
const entriesFollowed = 1000;

/** People of whose name, handle, address or organisation words begin so. */
function peopleNamed(database: WritableDb, query: string): number[] {
  const words = foldedWords(query);
  if (words.length === 0) return [];
  while (settleRecords(database));
  const begun = `%${query.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return rows<{ id: number }>(
    database,
    `SELECT DISTINCT person_id AS id FROM
       (SELECT rowid / 4 AS id FROM records_fts WHERE records_fts MATCH :words AND rowid % 4 = 0
        ORDER BY rowid DESC LIMIT ${entriesFollowed}) AS found
     CROSS JOIN identities ON identities.id = found.id
     UNION SELECT coalesce(joined_into, people.id) FROM affiliations CROSS JOIN people ON people.id = person_id
     WHERE organisation LIKE :begun ESCAPE '\\'`,
    { words: words.map((word) => `"${word}" *`).join(' '), begun },
  ).map(({ id }) => id);
}

const shownOfEach = 3;

/** Somebody as a row of a list. */
function personRow(database: WritableDb, id: number): PersonRow {
  const found = row<Omit<PersonRow, 'knownAs' | 'places' | 'ours'> & { ours: number }>(
    database,
    `SELECT id, name, ours, first_at AS firstHeard, iif(first_at IS NULL, NULL, last_at) AS lastHeard, returned_at AS returnedAt,
       (SELECT max(wrong) FROM people WHERE id IN ${membersOf(':id')}) AS wrong,
       (SELECT organisation FROM affiliations WHERE person_id IN ${membersOf(':id')} AND until IS NULL
        ORDER BY since DESC, id DESC LIMIT 1) AS organisation,
       (SELECT conversations.title FROM messages JOIN threads ON threads.id = thread_id
        JOIN conversations ON conversations.id = conversation_id WHERE messages.id =
          (SELECT max(last_message_id) FROM identities JOIN thread_participants ON identity_id = identities.id
           WHERE person_id = :id)) AS lastTitle
     FROM people WHERE id = :id`,
    { id },
  )!;
  const identities = rows<{ place: string; address: string; name: string | null }>(
    database,
    `SELECT ${placeName('place')} AS place, iif(place = 'mail' OR name IS NULL, address, name) AS address, name
     FROM identities WHERE person_id = ? ORDER BY home_id IS NOT NULL, id LIMIT 20`,
    id,
  );
  const handles = new Set(identities.map(({ address }) => address).filter((address) => address !== found.name));
  return {
    ...found,
    ours: found.ours === 1,
    knownAs: [...handles].slice(0, shownOfEach),
    places: [...new Set(identities.map(({ place }) => place))].slice(0, shownOfEach),
  };
}
