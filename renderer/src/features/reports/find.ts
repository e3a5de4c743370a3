import {
  findNext,
  findPrev,
  getMatchHighlights,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchState,
} from 'prosemirror-search';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { text } from '../../text.ts';

export interface Wanted {
  search: string;
  replace: string;
  caseSensitive: boolean;
  wholeWord: boolean;
}

/** Marks every place on the page; empty words take the marks away. The first place from the caret on is selected. */
export function lookFor(wanted: Wanted, move: boolean): Command {
  return (state, dispatch) => {
    // Words are meant as they stand: `$1` is no group, and a stroke before n no line.
    const replace = wanted.replace.replaceAll('$', '$$$$');
    const query = new SearchQuery({ ...wanted, replace, literal: true });
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
export const replaceEverywhere = replaceAll;
