/** A query that finds other mails here than in notmuch, by their numbers in the sample archive, and why that is right. */
interface Difference {
  query: string;
  /** Found here and not there. */
  ours?: number[];
  /** Found there and not here. */
  theirs?: number[] | 'all others';
  why: string;
}

const apostrophe = 'an apostrophe ends a word here: that’s is found by that; there it is one word with what follows';
const underscore = 'an underscore ends a word here; there it is a letter';

export const differences: Difference[] = [
  { query: '"i think that"', ours: [289], why: apostrophe },
  { query: '"the tag"', ours: [662], why: apostrophe },
  { query: 'yesterday', ours: [411], why: apostrophe },
  { query: 'game -empire', ours: [829], why: underscore },
  { query: 'secondary', ours: [1211], why: underscore },
  {
    query: 'plain',
    theirs: 'all others',
    why: 'the media type of every part, text/plain, is found there like a word of the text',
  },
];
