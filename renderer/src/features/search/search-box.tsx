import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { runCommand, useCommand } from '../../commands.ts';
import { IconButton } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { codeOf, messageOf } from '../../ipc.ts';
import { useKeyHint } from '../../keymap.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { closeSearch, typeSearch, useSearch } from '../../stores/search.ts';
import { text } from '../../text.ts';
import { useSearchQuery } from './use-search.ts';

const problemId = 'search-problem';

/** The one box that finds everything. Arrows and Enter act on the results while the focus stays here. */
export function SearchBox() {
  const words = useSearch((state) => state.text);
  const index = useSearch((state) => state.index);
  const searching = useNavigation((state) => state.searching);
  const hint = useKeyHint('search');
  const input = useRef<HTMLInputElement>(null);
  const { error, hits } = useSearchQuery();
  const problem = searching && error !== null && codeOf(error) === 'query' ? messageOf(error) : null;
  const active = searching ? hits[index] : undefined;

  useCommand('search', () => {
    input.current?.focus();
    input.current?.select();
  });

  const keys = (event: KeyboardEvent): void => {
    const commands: Record<string, 'next' | 'previous' | 'open'> = {
      ArrowDown: 'next',
      ArrowUp: 'previous',
      Enter: 'open',
    };
    const command = commands[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      closeSearch();
      input.current?.blur();
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true }),
      );
    } else if (command !== undefined && searching && !event.nativeEvent.isComposing) {
      event.preventDefault();
      runCommand(command);
    }
  };

  return (
    <div className="search" role="search">
      <Search size={16} className="search-icon" />
      <input
        ref={input}
        className="search-field"
        type="text"
        role="combobox"
        aria-label={text.search.label}
        aria-expanded={searching}
        aria-controls="search-results"
        aria-activedescendant={active === undefined ? undefined : `search-results-${active.key}`}
        aria-autocomplete="list"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        autoComplete="off"
        spellCheck={false}
        placeholder={text.search.placeholder}
        value={words}
        onChange={(event) => typeSearch(event.target.value)}
        onKeyDown={keys}
      />
      {words === '' ? (
        hint !== null && <Kbd>{hint}</Kbd>
      ) : (
        <IconButton label={text.search.clear} onClick={closeSearch}>
          <X size={14} />
        </IconButton>
      )}
      {problem === null ? null : (
        <p id={problemId} className="search-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
