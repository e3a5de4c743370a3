import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Completion } from '../../../../shared/model/search-completion.ts';
import { forgetSearch, rememberSearch } from '../../actions/search.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { SearchMistake } from '../../components/search-mistake.tsx';
import { IconButton } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { useKeyHint } from '../../keymap.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { closeSearch, mistakeIn, openWhenThere, typeSearch, useSearch } from '../../stores/search.ts';
import { text } from '../../text.ts';
import { listId, Suggestions, suggestionId } from './suggestions.tsx';
import { useSearchQuery } from './use-search.ts';
import { completed, useSuggestions } from './use-suggestions.ts';

const mistakeId = 'search-problem';

/** A mistake in what is just being written is not told before writing pauses so long, milliseconds. */
const patience = 900;

/** The one box that finds everything. Arrows and Enter act on the results while the focus stays here. */
export function SearchBox() {
  const words = useSearch((state) => state.text);
  const index = useSearch((state) => state.index);
  const searching = useNavigation((state) => state.searching);
  const hint = useKeyHint('search');
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [focused, setFocused] = useState(false);
  /** The words for which the suggestions were sent away. */
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const { hits, isFresh } = useSearchQuery();

  const suggestions = useSuggestions(words, caret, focused && dismissed !== words);
  const mistake = useMistake(words, caret, suggestions.length > 0);
  const open = suggestions.length > 0;
  const chosen = open ? suggestions[at] : undefined;
  const active = searching && !open ? hits[index] : undefined;

  useCommand('search', () => {
    input.current?.focus();
    input.current?.select();
  });

  const wantedCaret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wantedCaret.current === null) return;
    input.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  }, [words]);

  const write = (next: string, place: number): void => {
    typeSearch(next);
    setCaret(place);
    setAt(-1);
    setDismissed(null);
  };
  const accept = (suggestion: Completion): void => {
    const next = completed(words, suggestion);
    wantedCaret.current = next.caret;
    write(next.words, next.caret);
    if (suggestion.kind === 'history') setDismissed(next.words);
    input.current?.focus();
  };
  const leave = (): void => {
    closeSearch();
    input.current?.blur();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true }));
  };
  const enter = (): void => {
    void rememberSearch(words);
    if (mistake !== null) mistake.insist();
    else if (isFresh) runCommand('open');
    // Right behind the letters it means the first of their hits, not one of those still in sight.
    else openWhenThere(true);
  };

  /** Keys while suggestions stand under the box; false for those that mean what they always do. */
  const suggestionKey = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    const last = suggestions.length - 1;
    if (event.key === 'ArrowDown') setAt(at === last ? -1 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at === -1 ? last : at - 1);
    else if (event.key === 'Tab' && !event.shiftKey && words.trim() !== '') accept(chosen ?? suggestions[0]!);
    else if (event.key === 'Enter' && chosen !== undefined) accept(chosen);
    else if (event.key === 'Delete' && event.shiftKey && chosen?.kind === 'history') void forgetSearch(chosen.label);
    else if (event.key === 'Escape') setDismissed(words);
    else return false;
    return true;
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!suggestionKey(event)) {
      if (event.key === 'Escape') leave();
      else if (!searching) return;
      else if (event.key === 'Enter') enter();
      else if (event.key === 'ArrowDown') runCommand('next');
      else if (event.key === 'ArrowUp') runCommand('previous');
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className="search"
      role="search"
      onFocus={() => setFocused(true)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setFocused(false);
        setDismissed(null);
        setAt(-1);
      }}
    >
      <Search size={16} className="search-icon" />
      <input
        ref={input}
        className="search-field"
        type="text"
        role="combobox"
        aria-label={text.search.label}
        aria-expanded={open || searching}
        aria-controls={open ? listId : 'search-results'}
        aria-activedescendant={
          open ? chosen && suggestionId(at) : active === undefined ? undefined : `search-results-${active.key}`
        }
        aria-autocomplete="list"
        aria-invalid={mistake?.shown === true}
        aria-describedby={mistake?.shown === true ? mistakeId : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={text.search.placeholder}
        value={words}
        onChange={(event) => write(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onKeyDown={keys}
      />
      {words === '' ? (
        hint !== null && <Kbd>{hint}</Kbd>
      ) : (
        <IconButton label={text.search.clear} onClick={closeSearch}>
          <X size={14} />
        </IconButton>
      )}
      {open || mistake?.shown === true ? (
        <div className="search-under">
          {mistake?.shown === true ? <SearchMistake id={mistakeId} words={words} mistake={mistake.error} /> : null}
          {open ? (
            <Suggestions
              suggestions={suggestions}
              at={at}
              onPoint={setAt}
              onAccept={accept}
              isEmpty={words.trim() === ''}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** The mistake in the words, and whether it is time to tell: somebody may be in the middle of writing it right. */
function useMistake(words: string, caret: number, hasSuggestions: boolean) {
  const settled = useDebounced(words, patience);
  const [insisted, setInsisted] = useState<string | null>(null);
  const error = mistakeIn(words);
  if (error === null) return null;
  const writing = caret > error.position && caret <= error.position + error.length;
  const shown = insisted === words || !writing || (settled === words && !hasSuggestions);
  return { error, shown, insist: () => setInsisted(words) };
}
