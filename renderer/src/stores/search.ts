import { create } from 'zustand';
import type { Practice } from '../../../shared/model/practice.ts';
import type { RecordType } from '../../../shared/model/records.ts';
import { parseQuery, QueryError } from '../../../shared/model/search-grammar.ts';
import { startSearching, stopSearching, useNavigation } from './navigation.ts';

interface Search {
  text: string;
  /** What is searched for: the text a moment ago, without what is wrong in it; the one before where nothing is left. */
  asked: string;
  type: RecordType | null;
  sort: 'newest' | 'best';
  /** Position of the chosen hit in the results. */
  index: number;
  /** Enter was pressed before the hits of the words were there: the chosen one opens as soon as they are. */
  opening: boolean;
  /** The popover that asks for the name of a saved view is open. */
  saving: boolean;
}

const initial: Search = { text: '', asked: '', type: null, sort: 'newest', index: 0, opening: false, saving: false };

/** Letters that follow each other faster than this are of one stroke of the hand: the first and the last are asked, milliseconds. */
const stroke = 40;
let lastAsked = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What stands in the search box and how its results are shown. */
export const useSearch = create<Search>()(() => initial);

/** The mistake in a query, null when there is none. */
export function mistakeIn(text: string): QueryError | null {
  try {
    parseQuery(text);
    return null;
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}

export function typeSearch(text: string): void {
  useSearch.setState({ text, index: 0, opening: false });
  clearTimeout(timer);
  if (text.trim() === '') {
    stopSearching();
    return;
  }
  startSearching();
  const query = queryIn(text);
  if (query === '') return;
  const ask = (): void => {
    lastAsked = performance.now();
    useSearch.setState({ asked: query });
  };
  const early = lastAsked + stroke - performance.now();
  if (early > 0) timer = setTimeout(ask, early);
  else ask();
}

/** Lists the conversations that bear a practice. */
export function showPractice(practice: Practice): void {
  refineSearch({ type: 'message' });
  typeSearch(`practice:${practice} `);
}

/** What can be searched for in a text: all of it, or what is left without the mistakes in it. */
export function queryIn(text: string): string {
  let query = text.trimStart();
  for (let mistake = mistakeIn(query); mistake !== null; mistake = mistakeIn(query)) {
    const { position, length } = mistake;
    query = (query.slice(0, position) + query.slice(position + length).trimStart()).trimStart();
  }
  return query;
}

/** Whether the results in sight belong to the words in the box, or will in the moment that a search takes. */
export function isAsked({ text, asked }: Pick<Search, 'text' | 'asked'>): boolean {
  return queryIn(text) === asked;
}

export function refineSearch(change: Partial<Pick<Search, 'type' | 'sort'>>): void {
  useSearch.setState({ ...change, index: 0 });
}

export function chooseHit(index: number): void {
  useSearch.setState({ index });
}

export function openWhenThere(opening: boolean): void {
  useSearch.setState({ opening });
}

export function askForName(saving: boolean): void {
  useSearch.setState({ saving });
}

export function closeSearch(): void {
  stopSearching();
}

// Leaving the results by any way (a click in the rail, Escape) empties the box.
useNavigation.subscribe((now, before) => {
  if (!before.searching || now.searching) return;
  clearTimeout(timer);
  useSearch.setState({ ...initial, sort: useSearch.getState().sort });
});
