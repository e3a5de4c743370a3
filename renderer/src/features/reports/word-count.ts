import type { Node } from 'prosemirror-model';

/** A letter of a script without spaces is a word; elsewhere letters and digits hang together. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’.-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;
const known = new WeakMap<Node, number>();
/** Words that somebody reads in a minute. */
const readInAMinute = 220;

/** The words that were written on the page; what did not change since is not counted again. */
export function countWords(doc: Node): number {
  let sum = 0;
  doc.forEach((node) => {
    let count = known.get(node);
    if (count === undefined) {
      count = node.textBetween(0, node.content.size, '\n', ' ').match(word)?.length ?? 0;
      known.set(node, count);
    }
    sum += count;
  });
  return sum;
}

/** Whole minutes, one at least. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / readInAMinute));
}
