import { queryTokens } from '../../../../shared/model/search-grammar.ts';
import { foldedWords } from '../../../../shared/model/words.ts';

/** The query with a word in quotes wherever it stands alone, so that no other is taken for it. `word` is folded, as corrections name it. */
export function exactly(query: string, word: string): string {
  let exact = '';
  let at = 0;
  for (const { position, end, field, valueAt, value, quoted } of queryTokens(query)) {
    const folded = foldedWords(value);
    if (quoted || (field !== null && field !== 'from') || folded.length !== 1 || folded[0] !== word) continue;
    exact += `${query.slice(at, position)}${query.slice(position, valueAt)}"${value}"`;
    at = end;
  }
  return exact + query.slice(at);
}
