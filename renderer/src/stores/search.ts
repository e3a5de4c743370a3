import { create } from 'zustand';
import type { RecordType } from '../../../shared/model/records.ts';
import { startSearching, stopSearching, useNavigation } from './navigation.ts';

interface Search {
  text: string;
  type: RecordType | null;
  sort: 'newest' | 'best';
  /** Position of the chosen hit in the results. */
  index: number;
}

const initial: Search = { text: '', type: null, sort: 'newest', index: 0 };

/** What stands in the search box and how its results are shown. */
export const useSearch = create<Search>()(() => initial);

export function typeSearch(text: string): void {
  useSearch.setState({ text, index: 0 });
  if (text.trim() === '') stopSearching();
  else startSearching();
}

export function refineSearch(change: Partial<Pick<Search, 'type' | 'sort'>>): void {
  useSearch.setState({ ...change, index: 0 });
}

export function chooseHit(index: number): void {
  useSearch.setState({ index });
}

export function closeSearch(): void {
  stopSearching();
}

// Leaving the results by any way (a click in the rail, Escape) empties the box.
useNavigation.subscribe((now, before) => {
  if (before.searching && !now.searching) useSearch.setState({ ...initial, sort: useSearch.getState().sort });
});
