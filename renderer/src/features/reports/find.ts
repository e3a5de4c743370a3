import {
  findNext,
  findPrev,
  getMatchHighlights,
  replaceNext,
  SearchQuery,
  setSearchState,
  type SearchResult,
} from 'prosemirror-search';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { text } from '../../text.ts';

export interface Wanted {
  search: string;
  replace: string;
  caseSensitive: boolean;
  wholeWord: boolean;
}

function queryOf(wanted: Wanted): SearchQuery {
  // Words are meant as they stand: `$1` is no group, and a stroke before n no line.
  return new SearchQuery({ ...wanted, replace: wanted.replace.replaceAll('$', '$$$$'), literal: true });
}

/** Marks every place on the page; empty words take the marks away. The first place from the caret on is selected. */
export function lookFor(wanted: Wanted, move: boolean): Command {
  return (state, dispatch) => {
    const query = queryOf(wanted);
    const change = setSearchState(state.tr, query);
    if (move && wanted.search !== '') {
      const { from } = state.selection;
      const found = query.findNext(state, from) ?? query.findNext(state, 0, from);
      if (found !== null) {
        change.setSelection(TextSelection.create(change.doc, found.from, found.to)).scrollIntoView();
      }
    }
    dispatch?.(change);
    return true;
  };
}

/** Such as `2 of 5`, or that there is nothing. */
export function foundWords(state: EditorState): string {
  const places = getMatchHighlights(state).find();
  if (places.length === 0) return text.reportEditor.find.none;
  const { from, to } = state.selection;
  const here = places.findIndex((place) => place.from === from && place.to === to);
  return text.reportEditor.find.count(here + 1, places.length);
}

export const toNext = findNext;
export const toPrevious = findPrev;
export const replaceHere = replaceNext;

/** Replaces what is wanted wherever it stands, also where something else is looked for by now; false where it stands nowhere. */
export function replaceEverywhere(wanted: Wanted): Command {
  return (state, dispatch) => {
    const query = queryOf(wanted);
    const places: SearchResult[] = [];
    for (let place = query.findNext(state); place !== null; place = query.findNext(state, place.to)) places.push(place);
    if (places.length === 0) return false;
    const change = state.tr;
    for (const place of places.toReversed()) {
      for (const { from, to, insert } of query.getReplacements(state, place).toReversed()) {
        change.replace(from, to, insert);
      }
    }
    dispatch?.(change);
    return true;
  };
}
