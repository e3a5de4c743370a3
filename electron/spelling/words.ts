/** Longer runs of letters are no words, and cost the most to find suggestions for. */
const longest = 40;

/** Whether an English dictionary can say anything about it: Latin letters only, no digits, not all capitals. */
export function isCheckable(word: string): boolean {
  return (
    word.length > 1 &&
    word.length <= longest &&
    /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*$/u.test(word) &&
    /\p{Ll}/u.test(word)
  );
}

/** The dictionary knows contractions by their plain apostrophe. */
export function rightQuotes(word: string): string {
  return word.replaceAll('’', "'");
}

/** What a page may ask about: a list of short strings, or nothing. */
export function askedWords(value: unknown): string[] {
  if (!Array.isArray(value) || value.length > 1000) return [];
  return value.filter((word): word is string => typeof word === 'string' && word.length <= longest);
}
