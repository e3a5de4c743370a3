import type { WritableDb } from '../open.ts';
import { senderReader, wordsOfMessages, type MessageWords } from './search-parts.ts';
import type { PlannedQuery } from './search-plan.ts';
import { scannedAll } from './search-scan.ts';

/** Ranking reads every match; beyond the newest 2,000 it would be felt. */
const rankedMatches = 2000;
const readAtOnce = 100;
/** Milliseconds for finding matches, and for reading them. */
const scanTime = 4;
const readTime = 7;

/** A word in the subject says more than one in the sender's name, and that more than one in the text. */
const weights = { subject: 4, sender: 2, body: 1 };
/** The usual numbers of BM25: how soon a word said again counts no more, and how much a long text counts against it. */
const saturation = 1.2;
const lengthShare = 0.75;

/**
 * The best of the newest matches, best first, by BM25 over the texts themselves: that of FTS5 reads every entry of every word to
 * learn how rare it is.
 */
export function bestIds(database: WritableDb, { plans, needles }: PlannedQuery, limit: number): number[] {
  const started = performance.now();
  const deadline = started + scanTime;
  const newest = scannedAll(database, plans, {
    before: Number.MAX_SAFE_INTEGER,
    limit: rankedMatches,
    deadline,
    enough: rankedMatches,
    laterDeadline: deadline,
  }).ids;
  if (needles.length === 0 || newest.length <= 1) return newest.slice(0, limit);
  const read: { id: number; length: number; counts: number[] }[] = [];
  const senders = senderReader(database);
  const folded = new Map<number | null, string>();
  const senderOf = (identityId: number | null): string => {
    const known = folded.get(identityId) ?? senders(identityId).toLowerCase();
    folded.set(identityId, known);
    return known;
  };
  // The rarest part of a phrase is its longest word, and near enough for an order.
  const longest = needles.map(({ tokens }) =>
    tokens.reduce((long, token) => (token.length > long.length ? token : long)),
  );
  const until = performance.now() + readTime;
  for (let at = 0; at < newest.length && performance.now() < until; at += readAtOnce) {
    for (const words of wordsOfMessages(database, newest.slice(at, at + readAtOnce))) {
      const counts = countsOf(words, senderOf(words.identityId), longest);
      read.push({ id: words.id, length: words.body.length, counts });
    }
  }
  const usual = read.reduce((sum, { length }) => sum + length, 1) / read.length;
  const rarity = needles.map((_, index) => {
    const holding = read.filter(({ counts }) => counts[index]! > 0).length;
    return Math.log(1 + (read.length - holding + 0.5) / (holding + 0.5));
  });
  const scored = read.map(({ id, length, counts }) => {
    const norm = saturation * (1 - lengthShare + (lengthShare * length) / usual);
    const score = counts.reduce((sum, count, index) => sum + (rarity[index]! * count) / (count + norm), 0);
    return { id, score };
  });
  return scored
    .sort((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** How often each word is there, by the weight of the place. */
function countsOf({ body, subject }: MessageWords, sender: string, words: readonly string[]): number[] {
  const [inBody, inSubject] = [body.toLowerCase(), subject.toLowerCase()];
  return words.map(
    (word) =>
      weights.body * occurrences(inBody, word) +
      weights.subject * occurrences(inSubject, word) +
      weights.sender * occurrences(sender, word),
  );
}

/** More of them say nothing more. */
const mostCounted = 20;

function occurrences(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at !== -1 && count < mostCounted; at = text.indexOf(word, at + word.length)) {
    count += 1;
  }
  return count;
}
