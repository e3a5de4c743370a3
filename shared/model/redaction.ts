import { foldedWords } from './words.ts';

/** Stands where words of somebody stood who asked to be forgotten. */
export const removed = '[removed]';

/** So many words in a row of somebody's own show that a quoted line is theirs. */
const quotedRun = 3;
/** The same for a line that is not marked as quoted. */
const plainRun = 6;
/** A name this short alone is too likely to be a word. */
const shortestName = 3;
const oneWord = /^\p{L}+$/u;

export interface Forgettable {
  /** Mail addresses, handles, addresses of their pages; a bare number is left alone, it may stand for anything. */
  addresses: readonly string[];
  /** As they call themselves. */
  names: readonly string[];
}

/** Takes a person out of a text; answers with the same string where there is nothing to take out. */
export interface Redactor {
  /** Addresses, handles and whole names. */
  identifiers(text: string): string;
  /** These, and quoted or repeated lines of their own words. */
  words(text: string): string;
}

const escapedForm = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '[\\s_.-]+');
const isWordCharacter = /[\p{L}\p{N}_]/u;

function formOf(identifier: string): string {
  const before = isWordCharacter.test(identifier[0]!) ? '(?<![\\p{L}\\p{N}_])' : '';
  const after = isWordCharacter.test(identifier.at(-1)!) ? '(?![\\p{L}\\p{N}_])' : '';
  return before + escapedForm(identifier) + after;
}

/**
 * What takes somebody out of what others wrote.
 * @param who what they are known by
 * @param ownTexts what they wrote in the conversation that is read; quoted lines are told by it
 * @param givenNames parts of their name that nobody else in the conversation bears: gone there on their own as well
 */
export function createRedactor(
  who: Forgettable,
  ownTexts: readonly string[] = [],
  givenNames: readonly string[] = [],
): Redactor {
  const known = [...who.addresses, ...who.names.filter((name) => /\s/.test(name) || name.length > shortestName)]
    .map((one) => one.trim())
    .filter((one) => one.length >= shortestName && /\p{L}/u.test(one))
    .sort((a, b) => b.length - a.length);
  // A name of one word may be a word as well ("Will"): it counts as written, or where it is called by `@`.
  const words = known.filter((one) => oneWord.test(one));
  const whole = [...known.filter((one) => !oneWord.test(one)), ...words.map((one) => `@${one}`)];
  const everywhere = whole.length === 0 ? null : new RegExp(whole.map(formOf).join('|'), 'giu');
  const asWritten = words.length === 0 ? null : new RegExp(words.map(formOf).join('|'), 'gu');
  const given = givenNames.filter((name) => name.length >= shortestName);
  const here = given.length === 0 ? null : new RegExp(given.map(formOf).join('|'), 'gu');
  const quotedRuns = runsOf(ownTexts, quotedRun);
  const plainRuns = runsOf(ownTexts, plainRun);
  const shortLines = new Set(
    ownTexts.flatMap((text) => text.split('\n').map((line) => foldedWords(line).join(' '))).filter(Boolean),
  );

  function isTheirs(line: string, isQuoted: boolean): boolean {
    const words = foldedWords(line);
    if (words.length === 0) return false;
    if (isQuoted && words.length < quotedRun) return shortLines.has(words.join(' '));
    const size = isQuoted ? quotedRun : plainRun;
    const runs = isQuoted ? quotedRuns : plainRuns;
    for (let at = 0; at + size <= words.length; at += 1) {
      if (runs.has(words.slice(at, at + size).join(' '))) return true;
    }
    return false;
  }

  const identifiers = (text: string): string => {
    const named = everywhere === null ? text : text.replace(everywhere, removed);
    return asWritten === null ? named : named.replace(asWritten, removed);
  };
  return {
    identifiers,
    words(text) {
      const lines = text.split('\n').map((line) => {
        const [marks] = /^\s*(?:[>|]\s?)*/.exec(line)!;
        return isTheirs(line, /[>|]/.test(marks)) ? marks + removed : line;
      });
      const named = identifiers(lines.join('\n'));
      return here === null ? named : named.replace(here, removed);
    },
  };
}

function runsOf(texts: readonly string[], size: number): Set<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const words = foldedWords(text);
    for (let at = 0; at + size <= words.length; at += 1) runs.add(words.slice(at, at + size).join(' '));
  }
  return runs;
}

/** The parts of names that stand for somebody alone: those that nobody else here bears. */
export function namesOfTheirOwn(names: readonly string[], others: readonly string[]): string[] {
  const taken = new Set(others.flatMap((name) => name.split(/\s+/)));
  const parts = names.flatMap((name) => name.split(/\s+/)).filter((part) => /^\p{Lu}/u.test(part));
  return [...new Set(parts)].filter((part) => !taken.has(part));
}
