import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import nspell from 'nspell';
import type { SpellingAnswer, SpellingRequest, SpellingStart } from './protocol.ts';
import { isCheckable, rightQuotes } from './words.ts';

const most = 6;
const { affixes, words, own } = workerData as SpellingStart;
const spelling = nspell({ aff: readFileSync(affixes), dic: readFileSync(words) });
for (const word of own) spelling.add(word);

/** Words come again and again, with every key press in their line. */
const known = new Map<string, boolean>();
const knownLimit = 20_000;

function isRight(word: string): boolean {
  let right = known.get(word);
  if (right === undefined) {
    right = !isCheckable(word) || spelling.correct(rightQuotes(word));
    if (known.size >= knownLimit) known.clear();
    known.set(word, right);
  }
  return right;
}

parentPort!.on('message', (request: SpellingRequest) => {
  const answer: SpellingAnswer = { id: request.id, words: [] };
  if (request.type === 'check') answer.words = request.words.filter((word) => !isRight(word));
  else if (request.type === 'suggest') answer.words = spelling.suggest(rightQuotes(request.word)).slice(0, most);
  else {
    spelling.add(request.word);
    known.clear();
  }
  parentPort!.postMessage(answer);
});
