import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Completion } from '../../../../shared/model/search-completion.ts';
import { completionPlace, fieldCompletions, valueCompletions } from '../../../../shared/model/search-completion.ts';
import { queryTokens } from '../../../../shared/model/search-grammar.ts';
import { fixedChoices } from '../../../../shared/model/search-fields.ts';
import { editDistance } from '../../../../shared/model/edit-distance.ts';
import { queries } from '../../query.ts';

const historyShown = 6;
/** Fields whose values are the names of things, which the database knows. */
const namedFields = new Set(['from', 'person', 'source', 'label', 'change', 'assigned']);

/** What could stand at the caret, likeliest first: for an empty box, what was searched for and what a search can be narrowed by. */
export function useSuggestions(words: string, caret: number, wanted: boolean): Completion[] {
  const place = useMemo(() => completionPlace(words, caret), [words, caret]);
  const isEmpty = words.trim() === '';
  const asksNames = wanted && place.field !== null && namedFields.has(place.field);
  const names = useQuery({
    ...queries.completions(words, caret),
    enabled: asksNames,
    placeholderData: keepPreviousData,
  }).data;
  const history = useQuery({ ...queries.searchHistory(), enabled: wanted && isEmpty }).data;
  return useMemo(() => {
    if (!wanted) return [];
    if (isEmpty) {
      const own = (history ?? []).slice(0, historyShown).map((query): Completion => ({
        from: 0,
        to: words.length,
        insert: query,
        label: query,
        detail: '',
        kind: 'history',
      }));
      return [...own, ...fieldCompletions({ ...place, from: 0, to: words.length })];
    }
    if (place.field === null) return place.begun === '' ? [] : fieldCompletions(place);
    if (asksNames) {
      // Those of the letters before stay until these are there; they go to where the words are written now.
      const prefix = `${place.field}:`;
      return (names ?? [])
        .filter(({ insert }) => insert.startsWith(prefix))
        .filter((one, index, all) => all.findIndex(({ insert }) => insert === one.insert) === index)
        .map((one) => ({ ...one, from: place.from, to: place.to }));
    }
    const values = valueCompletions(place).filter(({ insert }) => insert.trim() !== words.slice(place.from, place.to));
    return values.length > 0 ? values : likely(words, caret);
  }, [wanted, isEmpty, history, place, asksNames, names, words, caret]);
}

/** The value that was meant by one that is nearly right. */
function likely(words: string, caret: number): Completion[] {
  const token = queryTokens(words).find(({ position, end }) => position < caret && caret <= end);
  const field = token?.field;
  if (token === undefined || (field !== 'is' && field !== 'has' && field !== 'practice')) return [];
  const wrong = token.value.toLowerCase();
  const choices: readonly string[] = fixedChoices[field];
  if (choices.includes(wrong)) return [];
  const steps = choices.map((choice) => editDistance(wrong, choice, 2));
  const fewest = Math.min(...steps, 2);
  return choices
    .filter((_, index) => steps[index] === fewest)
    .map((choice) => ({
      from: token.position + (token.negated ? 1 : 0),
      to: token.end,
      insert: `${field}:${choice} `,
      label: choice,
      detail: '',
      kind: 'value',
    }));
}

/** The text with a completion in it, and where the caret stands then. */
export function completed(words: string, { from, to, insert }: Completion): { words: string; caret: number } {
  const rest = words.slice(to);
  const piece = insert.endsWith(' ') && rest.startsWith(' ') ? insert.slice(0, -1) : insert;
  const caret = from + piece.length;
  return { words: words.slice(0, from) + piece + rest, caret: piece === insert ? caret : caret + 1 };
}
