import { editDistance } from '../../../shared/model/edit-distance.ts';
import type { Query } from '../../../shared/model/search-grammar.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import type { Corrections } from './search-plan.ts';

/** UTF-16 code units. */
const shortestWord = 4;
const longWord = 8;
const longestWord = 31;
const wordsCorrected = 4;
const correctionsEach = 3;
/** More words than share a piece with one are not compared. */
const mostCompared = 4000;

/**
 * For a query that found nothing: known words of subjects and names spelled much like those of its words that are nowhere, or like
 * any of its words when each alone is somewhere. Empty when there are none.
 */
export function correctionsFor(database: WritableDb, query: Query): Corrections {
  const words = new Set(
    query.alternatives.flat().flatMap((term) => {
      if (term.type !== 'text' || term.negated || term.phrase) return [];
      const folded = foldedWords(term.words);
      return folded.length === 1 ? folded : [];
    }),
  );
  const long = [...words].filter((word) => word.length >= shortestWord && word.length <= longestWord);
  const nowhere = long.filter((word) => !isKnown(database, word));
  const corrections = new Map<string, string[]>();
  for (const word of (nowhere.length > 0 ? nowhere : long).slice(0, wordsCorrected)) {
    const likely = similarWords(database, word);
    if (likely.length > 0) corrections.set(word, likely);
  }
  return corrections;
}

function isKnown(database: WritableDb, word: string): boolean {
  return ['messages_fts', 'records_fts'].some(
    (table) => row(database, `SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT 1`, `"${word}"`) !== undefined,
  );
}

/** A word with a sign on either side, so that its ends make pieces of their own. */
export function framedWord(word: string): string {
  return `^${word}$`;
}

/** Known words one step away, or two for long words: the nearest first, of those the most used. */
export function similarWords(database: WritableDb, word: string): string[] {
  const most = word.length >= longWord ? 2 : 1;
  const framed = framedWord(word);
  const pieces = new Set<string>();
  for (let at = 0; at + 3 <= framed.length; at += 1) pieces.add(framed.slice(at, at + 3));
  const found = rows<{ word: string; uses: number }>(
    database,
    `SELECT word, uses FROM
       (SELECT rowid / 32 AS found FROM search_word_parts WHERE search_word_parts MATCH ? AND rowid % 32 BETWEEN ? AND ? LIMIT ?)
     CROSS JOIN search_words ON search_words.id = found`,
    [...pieces].map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' OR '),
    word.length - most,
    word.length + most,
    mostCompared,
  );
  return found
    .map((known) => ({ ...known, distance: editDistance(word, known.word, most) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .sort((a, b) => a.distance - b.distance || b.uses - a.uses)
    .slice(0, correctionsEach)
    .map((known) => known.word);
}
