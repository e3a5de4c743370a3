import { wordsOf } from '../../../shared/model/words.ts';
import { rows } from '../statements.ts';
import { standingPerson } from './members.ts';
import { settleRecords } from './search-records.ts';
import type { WritableDb } from '../open.ts';

/** Somebody who asks to stay unnamed and whose name or handle stands in a text. */
export interface NamedAnyway {
  personId: number;
  /** As it stands in the text. */
  words: string;
}

/** So many people of one name are looked at; more of them do not make it another name. */
const namesakes = 20;
/** So many entries of the index are followed for one word. */
const entriesFollowed = 500;
const shortestHandle = 3;

/**
 * Who is named in a text although they ask to stay unnamed: by a whole name of several words whatever its case, or by a name of
 * one word, a handle or an address as it is written. The words of the text are looked up in the indexes of names, so that the
 * number of people does not matter.
 */
export function anonymousNamed(database: WritableDb, text: string): NamedAnyway[] {
  while (settleRecords(database)) continue;
  const found = new Map<number, NamedAnyway>();
  for (const one of [...byFullName(database, text), ...bySingleName(database, text), ...byHandle(database, text)]) {
    if (!found.has(one.personId)) found.set(one.personId, one);
  }
  return [...found.values()];
}

const isAnonymous = `standing.credit_wish = 'anonymous' AND standing.ours = 0`;

/** Two words side by side that may begin a name: one of them is written like a name, or in a script without capitals. */
function byFullName(database: WritableDb, text: string): NamedAnyway[] {
  const words = wordsOf(text);
  const pairs = new Map<string, number[]>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const [one, other] = [words[at]!, words[at + 1]!];
    if (other.start - one.end > 2 || !(looksNamed(text[one.start]!) || looksNamed(text[other.start]!))) continue;
    const pair = `${one.folded} ${other.folded}`;
    const places = pairs.get(pair);
    if (places) places.push(at);
    else pairs.set(pair, [at]);
  }
  const folded = words.map((word) => word.folded);
  const found: NamedAnyway[] = [];
  for (const [pair, places] of pairs) {
    for (const { personId, names } of peopleCalled(database, pair)) {
      for (const name of names) {
        const wanted = wordsOf(name).map((word) => word.folded);
        if (wanted.length < 2) continue;
        const at = places.find((place) => wanted.every((word, index) => folded[place + index] === word));
        if (at === undefined) continue;
        const last = words[at + wanted.length - 1]!;
        found.push({ personId, words: text.slice(words[at]!.start, last.end) });
      }
    }
  }
  return found;
}

const looksNamed = (letter: string): boolean => !/\p{Ll}|\p{N}/u.test(letter);

function peopleCalled(database: WritableDb, pair: string): { personId: number; names: string[] }[] {
  const found = rows<{ personId: number; names: string }>(
    database,
    `SELECT standing.id AS personId, json_array(standing.name, people.name, identities.name) AS names
     FROM (SELECT rowid / 4 AS id FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = 0) AS found
     CROSS JOIN identities ON identities.id = found.id JOIN people ON people.id = identities.person_id
     JOIN people AS standing ON standing.id = ${standingPerson('people')}
     WHERE ${isAnonymous} LIMIT ${namesakes}`,
    `title : "${pair}"`,
  );
  return found.map(({ personId, names }) => ({
    personId,
    names: (JSON.parse(names) as (string | null)[]).filter((name) => name !== null),
  }));
}

/** Names of one word, as they are written: many are words as well. */
function bySingleName(database: WritableDb, text: string): NamedAnyway[] {
  const words = new Map(
    wordsOf(text).flatMap(({ folded, start, end }) =>
      looksNamed(text[start]!) && end - start >= shortestHandle ? [[text.slice(start, end), folded] as const] : [],
    ),
  );
  return [...words].flatMap(([written, folded]) =>
    rows<{ personId: number }>(
      database,
      `SELECT standing.id AS personId
       FROM (SELECT rowid / 4 AS id FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = 0 LIMIT ${entriesFollowed})
         AS found
       CROSS JOIN identities ON identities.id = found.id JOIN people ON people.id = identities.person_id
       JOIN people AS standing ON standing.id = ${standingPerson('people')}
       WHERE ${isAnonymous} AND ? IN (standing.name, people.name, identities.name) LIMIT ${namesakes}`,
      `title : "${folded}"`,
      written,
    ).map(({ personId }) => ({ personId, words: written })),
  );
}

/** Handles and addresses, as they are written. */
function byHandle(database: WritableDb, text: string): NamedAnyway[] {
  const written = text.match(/[\p{L}\p{N}_][\p{L}\p{N}_.+-]*(?:@[\p{L}\p{N}.-]+)*/gu) ?? [];
  const wanted = new Map<string, string>();
  for (const word of written) {
    const bare = word.replace(/[.+-]+$/, '');
    if (bare.length < shortestHandle || !/\p{L}/u.test(bare)) continue;
    wanted.set(bare, bare);
    if (!wanted.has(bare.toLowerCase())) wanted.set(bare.toLowerCase(), bare);
  }
  // The list of places is short, and the index has each address by its place.
  const found = rows<{ personId: number; address: string }>(
    database,
    `WITH places (place) AS (SELECT min(place) FROM identities UNION ALL
       SELECT (SELECT min(place) FROM identities WHERE place > places.place) FROM places WHERE place IS NOT NULL)
     SELECT standing.id AS personId, identities.address FROM places JOIN json_each(?) AS word
     JOIN identities ON identities.place = places.place AND identities.address = word.value
     JOIN people ON people.id = identities.person_id JOIN people AS standing ON standing.id = ${standingPerson('people')}
     WHERE places.place IS NOT NULL AND ${isAnonymous}`,
    JSON.stringify([...wanted.keys()]),
  );
  return found.map(({ personId, address }) => ({ personId, words: wanted.get(address) ?? address }));
}
