/** What the spelling worker is asked; each request is answered under its id. */
export type SpellingRequest = { id: number } & (
  { type: 'check'; words: string[] } | { type: 'suggest'; word: string } | { type: 'add'; word: string }
);

/** The words that are wrong, or the suggestions for one. */
export interface SpellingAnswer {
  id: number;
  words: string[];
}

/** Where the dictionary lies, and the words that are right by the person's own word. */
export interface SpellingStart {
  affixes: string;
  words: string;
  own: string[];
}
