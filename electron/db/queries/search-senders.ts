import { firstMatch, type Needle } from '../../../shared/model/highlight.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import { statement } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { wholeNumber } from './search-listing.ts';
import { ids, senderReader, sendersOfMessages, textPart, type Part } from './search-parts.ts';

/** Asking for one name of many takes the index nearly as long as asking for each: more than these are read instead. */
const mostNames = 16;

/**
 * Words in a row of the sender's name or address. Only the index knows senders as they called themselves then: it is asked word by
 * word. What it cannot say in short, the words' order and beginnings that many names have, is read in names as they are now.
 */
export function senderParts(database: WritableDb, needle: Needle, negated: boolean): Part[] {
  const { tokens, prefix } = needle;
  const names = prefix ? namesFrom(database, tokens.at(-1)!) : [tokens.at(-1)!];
  const wholeWords = tokens.slice(0, -1).map((word) => senderPart(database, [word], negated));
  if (names === null) {
    const called = calledPart(database, needle, { words: wholeWords, before: [], names: [] }, negated);
    return negated ? [called] : [...wholeWords, called];
  }
  const last = senderPart(database, names, negated);
  if (tokens.length === 1) return [last];
  const words = [...wholeWords, last];
  const called = calledPart(database, needle, { words, before: tokens.slice(0, -1), names }, negated);
  return negated ? [called] : [...words, called];
}

function senderPart(database: WritableDb, names: readonly string[], negated: boolean): Part {
  const any = names.map((name) => `"${name}"`).join(' OR ');
  const check = { senders: names.map((name) => ({ tokens: [name], prefix: false })) };
  return textPart(database, 'messages_fts', `sender : (${any})`, { negated, check });
}

/** The words of known names that begin so, and the beginning itself; null when they are many. */
function namesFrom(database: WritableDb, beginning: string): string[] | null {
  const found = ids(
    database,
    `SELECT term FROM record_words WHERE term >= ? AND term < ? LIMIT ${mostNames + 1}`,
    beginning,
    `${beginning}\u{10ffff}`,
  ) as unknown as string[];
  return found.length > mostNames ? null : [...new Set([beginning, ...found])];
}

/** Whether the words stand in the sender's name in a row: among those that hold all of them somewhere in it. */
function calledPart(
  database: WritableDb,
  needle: Needle,
  asked: { words: readonly Part[]; before: readonly string[]; names: readonly string[] },
  negated: boolean,
): Part {
  const senderOf = senderReader(database);
  const verdicts = new Map<string, 'called' | 'otherwise' | 'renamed'>();
  const phrases = asked.names.map((name) => `"${[...asked.before, name].join(' ')}"`).join(' OR ');
  const verdictOn = (sender: string): 'called' | 'otherwise' | 'renamed' => {
    const known = verdicts.get(sender);
    if (known) return known;
    const verdict = calledNow(sender, needle, asked.names);
    verdicts.set(sender, verdict);
    return verdict;
  };
  return {
    cost: 4,
    negated,
    exact: false,
    next: null,
    among(wanted) {
      let left = [...wanted];
      if (negated) {
        for (const word of asked.words) {
          const held = word.among(left);
          left = left.filter((id) => held.has(id));
        }
      }
      const probe = statement(
        database,
        `SELECT 1 FROM messages_fts WHERE messages_fts MATCH ? AND rowid = ${wholeNumber}`,
      );
      const held = sendersOfMessages(database, left).filter(({ id, identityId }) => {
        const verdict = verdictOn(senderOf(identityId));
        return verdict === 'renamed' ? probe.get(`sender : (${phrases})`, id) !== undefined : verdict === 'called';
      });
      return new Set(held.map(({ id }) => id));
    },
  };
}

/** `renamed`: not even the words are in the name as it is now, though the index has them. */
function calledNow(sender: string, needle: Needle, names: readonly string[]): 'called' | 'otherwise' | 'renamed' {
  if (firstMatch(sender, [needle]) !== -1) return 'called';
  if (names.length === 0) return 'otherwise';
  const words = new Set(foldedWords(sender));
  const holdsAll = needle.tokens.slice(0, -1).every((word) => words.has(word)) && names.some((name) => words.has(name));
  return holdsAll ? 'otherwise' : 'renamed';
}
