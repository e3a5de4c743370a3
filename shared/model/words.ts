/**
 * Words as the text index sees them: runs of letters and digits, lower case, Latin letters without diacritics (the tokenizer
 * `unicode61 remove_diacritics 2` of SQLite's FTS5). Scripts that put no spaces between words are taken letter by letter, so that
 * a word of theirs is found as a phrase.
 */

/** Thai, Lao, Myanmar, Khmer, Han, Kana, Bopomofo, Hangul. */
const unspacedRanges =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\u9fff\\ua960-\\ua97f\\uaa60-\\uaa7f\\uac00-\\ud7ff\\uf900-\\ufaff\\uff66-\\uffdc\\u{20000}-\\u{3ffff}';
/** The combining marks that the index drops; all others end a word there. */
const dropped = '\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u0311\\u031b\\u0323-\\u0328\\u032d\\u032e\\u0330\\u0331';
const letters = '\\p{L}\\p{N}\\p{Co}';

/** Signs that the tokenizer takes for letters because it has never heard of them, such as newer emoji. */
const newSigns = '\\u061c\\u2066-\\u2069\\u{1f000}-\\u{1ffff}';
const unspaced = new RegExp(`[${unspacedRanges}${newSigns}]`, 'u');
const everyUnspaced = new RegExp(`[${unspacedRanges}${newSigns}]`, 'gu');
const everyWord = new RegExp(
  `[[${letters}]&&[${unspacedRanges}]]|[[${letters}]--[${unspacedRanges}]][[${letters}${dropped}]--[${unspacedRanges}]]*`,
  'gv',
);
const everyPlainWord = /[A-Za-z0-9]+/g;
const plain = /^[\x00-\x7f]*$/;
const letter = new RegExp(`[${letters}]`, 'u');
const onlyDropped = new RegExp(`^[${dropped}]$`, 'u');

export interface Word {
  folded: string;
  /** Offsets in the text, UTF-16 code units. */
  start: number;
  end: number;
}

/** Whether a text has anything that the index would keep. */
export function hasWord(text: string): boolean {
  return letter.test(text);
}

/** What unicode61 makes of letters that lower case alone leaves as they are. */
const foldedSpecially: Record<string, string> = {
  µ: 'μ',
  ſ: 's',
  ς: 'σ',
  ϐ: 'β',
  ϑ: 'θ',
  ϕ: 'φ',
  ϖ: 'π',
  ϰ: 'κ',
  ϱ: 'ρ',
  ϵ: 'ε',
};
const foldedLetters = new Map<string, string>();

function foldedLetter(character: string): string {
  let folded = foldedLetters.get(character);
  if (folded === undefined) {
    const base = character.normalize('NFD')[0]!;
    if (/[a-z]/i.test(base)) folded = base.toLowerCase();
    else if (onlyDropped.test(character)) folded = '';
    else folded = foldedSpecially[character] ?? character.toLowerCase();
    foldedLetters.set(character, folded);
  }
  return folded;
}

/** A word as the index keeps it. */
export function foldedWord(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldedLetter(character);
  return folded;
}

/** The words of a text in order, one at a time. */
export function* eachWord(text: string): Generator<Word, undefined> {
  for (const match of text.matchAll(everyWord)) {
    yield { folded: foldedWord(match[0]), start: match.index, end: match.index + match[0].length };
  }
}

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  return plain.test(text) ? plainWords(text) : [...eachWord(text)];
}

/** Whether the UTF-16 code unit is one of a-z and 0-9. */
export function isPlainWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** A regular expression takes five times as long, and lists are marked while people type. */
function plainWords(text: string): Word[] {
  const folded = text.toLowerCase();
  const found: Word[] = [];
  let start = -1;
  for (let at = 0; at <= folded.length; at += 1) {
    if (at < folded.length && isPlainWordCharacter(folded.charCodeAt(at))) {
      if (start === -1) start = at;
    } else if (start !== -1) {
      found.push({ folded: folded.slice(start, at), start, end: at });
      start = -1;
    }
  }
  return found;
}

/** The folded words alone, for filling an index. */
export function foldedWords(text: string): string[] {
  if (plain.test(text)) return text.toLowerCase().match(everyPlainWord) ?? [];
  return (text.match(everyWord) ?? []).map(foldedWord);
}

/** The text for the text index: letters of scripts without spaces stand alone, and signs newer than the index end a word. */
export function spacedText(text: string): string {
  if (!unspaced.test(text)) return text;
  return text.replace(everyUnspaced, (character) => (letter.test(character) ? ` ${character} ` : ' '));
}
