import { markedSnippet, type Needle } from '../../../shared/model/highlight.ts';
import type { RecordType, SearchHit } from '../../../shared/model/records.ts';
import type { Query, TextTerm } from '../../../shared/model/search-grammar.ts';
import { foldedWords, spacedText } from '../../../shared/model/words.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { snippetLength } from './search-hits.ts';
import type { Corrections } from './search-plan.ts';

/** What is searched besides messages. */
export type OtherType = Exclude<RecordType, 'message'>;

const recordNumber = { person: 0, note: 1, report: 2, change: 3 } as const;
const countedAtOnce = 1000;

function phrase(term: TextTerm, corrections: Corrections): string {
  const words = foldedWords(term.words);
  const also = words.length === 1 && !term.phrase ? (corrections.get(words[0]!) ?? []) : [];
  const own = `"${words.join(' ')}"${term.prefix ? ' *' : ''}`;
  return also.length === 0 ? own : `(${[own, ...also.map((it) => `"${it}"`)].join(' OR ')})`;
}

/** The query as an expression on records; alternatives with fields have no meaning there. Null when nothing is left. */
function recordMatch(query: Query, corrections: Corrections): string | null {
  const usable = query.alternatives.flatMap((terms) => {
    if (!terms.every((term) => term.type === 'text' && term.column === 'any')) return [];
    const texts = terms as TextTerm[];
    const wanted = texts.filter((term) => !term.negated).map((term) => phrase(term, corrections));
    const excluded = texts.filter((term) => term.negated).map((term) => phrase(term, corrections));
    if (wanted.length === 0) return [];
    const all = wanted.join(' AND ');
    return [excluded.length === 0 ? `(${all})` : `((${all}) NOT (${excluded.join(' OR ')}))`];
  });
  return usable.length > 0 ? usable.join(' OR ') : null;
}

/** How many records of a type match, counted up to a thousand. */
export function recordTotal(
  database: WritableDb,
  query: Query,
  type: OtherType,
  corrections: Corrections,
): { total: number; isExact: boolean } {
  const match = recordMatch(query, corrections);
  if (match === null) return { total: 0, isExact: true };
  const what =
    type === 'person' ? '(SELECT person_id FROM identities WHERE identities.id = records_fts.rowid / 4)' : 'rowid';
  const { entries, total } = row<{ entries: number; total: number }>(
    database,
    `SELECT count(*) AS entries, count(DISTINCT what) AS total FROM
       (SELECT ${what} AS what FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = ? LIMIT ?)`,
    match,
    recordNumber[type],
    countedAtOnce + 1,
  )!;
  return { total: Math.min(total, countedAtOnce), isExact: entries <= countedAtOnce };
}

const recordSelect = {
  person: `SELECT people.id, NULL AS conversationId, people.name AS title, identities.address AS text, people.created_at AS date
           FROM identities JOIN people ON people.id = person_id WHERE identities.id = ?`,
  note: `SELECT id, iif(target_type = 'conversation', target_id, NULL) AS conversationId, '' AS title, body AS text, updated_at AS date
         FROM notes WHERE id = ?`,
  report: `SELECT id, NULL AS conversationId, title, words AS text, updated_at AS date FROM reports WHERE id = ?`,
  change: `SELECT id, NULL AS conversationId, title, '' AS text, updated_at AS date FROM changes WHERE id = ?`,
};

export function recordHits(
  database: WritableDb,
  query: Query,
  options: { type: OtherType; limit: number; needles: readonly Needle[]; corrections: Corrections },
): SearchHit[] {
  const { type, limit, needles, corrections } = options;
  const match = recordMatch(query, corrections);
  if (match === null) return [];
  const found = rows<{ id: number }>(
    database,
    'SELECT rowid / 4 AS id FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = ? ORDER BY rowid DESC LIMIT ?',
    match,
    recordNumber[type],
    limit,
  );
  const seen = new Set<number>();
  return found.flatMap(({ id }) => {
    const record = row<Omit<SearchHit, 'type' | 'from' | 'snippet' | 'marks'> & { text: string }>(
      database,
      recordSelect[type],
      id,
    );
    if (!record || seen.has(record.id)) return [];
    seen.add(record.id);
    const { text, ...hit } = record;
    return [{ type, ...hit, from: '', ...markedSnippet(text, needles, snippetLength) }];
  });
}

const indexedTexts = [
  // With the name that somebody gave them.
  `SELECT trim(coalesce(identities.name, '') || ' ' || iif(people.name IN (identities.name, address), '', people.name)) AS title,
     address AS body FROM identities JOIN people ON people.id = coalesce(home_id, person_id) WHERE identities.id = ?`,
  "SELECT '' AS title, body FROM notes WHERE id = ?",
  'SELECT title, words AS body FROM reports WHERE id = ?',
  "SELECT title, '' AS body FROM changes WHERE id = ?",
];
const recordsAtOnce = 20;

/**
 * Writes anew what SQL put into the index of records as runs of letters without spaces. It is little, and done before records
 * are searched, so that a note is found as soon as it is written.
 * @returns whether there may be more
 */
export function settleRecords(database: WritableDb): boolean {
  const waiting = rows<{ record: number }>(database, `SELECT record FROM record_queue LIMIT ${recordsAtOnce}`);
  if (waiting.length === 0) return false;
  database
    .transaction(() => {
      for (const { record } of waiting) {
        const found = row<{ title: string | null; body: string }>(
          database,
          indexedTexts[record % 4]!,
          Math.floor(record / 4),
        );
        run(database, 'DELETE FROM records_fts WHERE rowid = ?', record);
        if (found) {
          run(
            database,
            'INSERT INTO records_fts (rowid, title, body) VALUES (?, ?, ?)',
            record,
            spacedText(found.title ?? ''),
            spacedText(found.body),
          );
        }
        run(database, 'DELETE FROM record_queue WHERE record = ?', record);
      }
    })
    .immediate();
  return waiting.length === recordsAtOnce;
}
