import {
  completionPlace,
  fieldCompletions,
  fieldValue,
  valueCompletions,
  type Completion,
  type CompletionKind,
  type CompletionPlace,
} from '../../../shared/model/search-completion.ts';
import type { SearchField } from '../../../shared/model/search-fields.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { openOfLabel } from './labels.ts';
import { searchHistory } from './search-history.ts';

const namesShown = 8;
const historyShown = 5;

interface Name {
  name: string;
  detail: string;
}

/** Names that begin so, or hold a word that does. */
const named = (table: string, column: string, detail: string, order: string): string =>
  `SELECT ${column} AS name, ${detail} AS detail FROM ${table}
   WHERE ' ' || ${column} LIKE '% ' || :begun || '%' ESCAPE '\\'
   ORDER BY ${column} LIKE :begun || '%' ESCAPE '\\' DESC, ${order} LIMIT ${namesShown}`;

const nameQueries: Partial<Record<SearchField, { kind: CompletionKind; sql: string }>> = {
  source: { kind: 'source', sql: named('sources', 'name', 'kind', 'messages DESC') },
  label: { kind: 'label', sql: named('labels', 'name', "''", `${openOfLabel} DESC, name`) },
  change: { kind: 'change', sql: named('changes', 'title', 'state', 'updated_at DESC') },
  assigned: {
    kind: 'assignee',
    sql: named(
      "(SELECT 'me' AS assignee UNION SELECT DISTINCT assignee FROM conversations WHERE assignee IS NOT NULL)",
      'assignee',
      "''",
      'assignee',
    ),
  },
};

/** What could stand at the caret, likeliest first: fields, values, names, and own queries where a query begins. */
export function completeQuery(database: WritableDb, { text, caret }: { text: string; caret: number }): Completion[] {
  const place = completionPlace(text, caret);
  if (place.field === null) {
    return [...(text.trim() === '' || place.begun !== '' ? fieldCompletions(place) : []), ...own(database, text)];
  }
  if (place.field === 'from' || place.field === 'person') return people(database, place, place.field);
  const query = nameQueries[place.field];
  if (!query) return valueCompletions(place);
  const begun = place.begun.replace(/[\\%_]/g, '\\$&');
  return rows<Name>(database, query.sql, { begun }).map((found) => completion(place, place.field!, query.kind, found));
}

function completion(
  { from, to }: CompletionPlace,
  field: SearchField,
  kind: CompletionKind,
  { name, detail }: Name,
): Completion {
  return { from, to, insert: `${fieldValue(field, name)} `, label: name, detail, kind };
}

/** People of whose name or address a word begins so. */
function people(database: WritableDb, place: CompletionPlace, field: 'from' | 'person'): Completion[] {
  const words = foldedWords(place.begun);
  if (words.length === 0) return [];
  const found = rows<Name>(
    database,
    `SELECT people.name, identities.address AS detail FROM
       (SELECT rowid / 4 AS id FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = 0 LIMIT 200) AS found
     CROSS JOIN identities ON identities.id = found.id CROSS JOIN people ON people.id = person_id
     GROUP BY people.id ORDER BY people.name LIKE ? || '%' DESC, people.id LIMIT ${namesShown}`,
    `"${words.join(' ')}" *`,
    words[0]!,
  );
  return found.map((name) => completion(place, field, 'person', name));
}

/** Own queries that begin as the text does. */
function own(database: WritableDb, text: string): Completion[] {
  const begun = text.trimStart().toLowerCase();
  return searchHistory(database)
    .filter((query) => query.toLowerCase().startsWith(begun) && query !== text)
    .slice(0, historyShown)
    .map((query) => ({ from: 0, to: text.length, insert: query, label: query, detail: '', kind: 'history' }));
}
