import { foldedWords } from './words.ts';

/** A text that is compared with others. */
export interface Worded {
  id: number;
  /** Each with how much its words count: a title says more than a quote. */
  texts: readonly { text: string; weight: number }[];
}

export interface Likeness {
  id: number;
  /** 0 nothing in common, 1 the same words. */
  likeness: number;
  /** The words that both have, those that say most first. */
  words: string[];
}

/** Below this, two texts share a word or two by chance. */
const leastLikeness = 0.18;
const wordsShown = 6;

/** Words that say nothing about what a text is about, in the languages that drafts are written in. */
const emptyWords = new Set(
  `a about after all also am an and any are as at be been but by can could do does for from get had has have i if in into is it its
  just like me more my need no not of on one or our out please should so some that the their them then there they this to too up us
  use using want was we were what when which who why will with would you your
  aber als am an auch auf aus bei bin bitte das dass dem den der des die doch du ein eine einem einen einer er es für gibt hat habe
  ich ihr im in ist kann mit nach nicht noch nur oder sein sich sie sind so und uns von war was wenn wer wie wir wird wäre zu zum zur über
  au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur mais me mes ne nous on ou par pas pour plus que qui
  sa se ses si son sont sur un une vous être
  al como con del el ella en es esta este ha hay la las lo los me mi muy no o para pero por que se si sin son su sus un una y ya`
    .split(/\s+/)
    .map((word) => foldedWords(word)[0] ?? ''),
);

/** Each word of a text with the greatest weight that it stands under. */
function weightedWords({ texts }: Worded): Map<string, number> {
  const found = new Map<string, number>();
  for (const { text, weight } of texts) {
    for (const word of foldedWords(text)) {
      if (/^[a-z0-9]$/.test(word) || emptyWords.has(word)) continue;
      found.set(word, Math.max(found.get(word) ?? 0, weight));
    }
  }
  return found;
}

/**
 * Those of the others that are worded most like the first, best first: the overlap of their words, where a word weighs more the
 * fewer texts have it and the more its place says. The same whichever of two is compared with the other.
 */
export function similarTo(one: Worded, others: readonly Worded[], most: number): Likeness[] {
  const own = weightedWords(one);
  const theirs = others
    .filter(({ id }) => id !== one.id)
    .map((other) => ({ id: other.id, words: weightedWords(other) }));
  const bearers = new Map<string, number>();
  for (const words of [own, ...theirs.map(({ words: it }) => it)]) {
    for (const word of words.keys()) bearers.set(word, (bearers.get(word) ?? 0) + 1);
  }
  const rarity = (word: string): number => 1 / (1 + Math.log(bearers.get(word)!));
  const total = (words: Map<string, number>): number => {
    let sum = 0;
    for (const [word, weight] of words) sum += weight * rarity(word);
    return sum;
  };
  const ownTotal = total(own);
  return theirs
    .map(({ id, words }) => {
      const shared = [...own.keys()].filter((word) => words.has(word));
      const value = (word: string): number => Math.min(own.get(word)!, words.get(word)!) * rarity(word);
      const overlap = shared.reduce((sum, word) => sum + value(word), 0);
      const smaller = Math.min(ownTotal, total(words));
      const larger = Math.max(ownTotal, total(words));
      // Half against the smaller of the two: one that somebody described in a line is not unlike one with many quotes.
      const likeness = smaller === 0 ? 0 : (overlap / smaller + overlap / larger) / 2;
      shared.sort((a, b) => value(b) - value(a) || a.localeCompare(b));
      return { id, likeness: Math.min(1, likeness), words: shared.slice(0, wordsShown) };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || a.id - b.id)
    .slice(0, most);
}
