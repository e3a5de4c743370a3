import { SearchX } from 'lucide-react';
import { useCallback, useEffect, useEffectEvent } from 'react';
import { rememberSearch } from '../../actions/search.ts';
import { useCommand } from '../../commands.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { markedWords } from '../../hit-words.ts';
import {
  openConversation,
  openNote,
  openPerson,
  openReport,
  showInbox,
  useNavigation,
} from '../../stores/navigation.ts';
import {
  chooseHit,
  closeSearch,
  mistakeIn,
  openWhenThere,
  queryIn,
  refineSearch,
  typeSearch,
  useSearch,
} from '../../stores/search.ts';
import { text } from '../../text.ts';
import { exactly } from './exactly.ts';
import { HitRow } from './hit-row.tsx';
import { SaveSearch } from './save-search.tsx';
import type { NamedHit } from './use-search.ts';
import { useSearchQuery } from './use-search.ts';

const types = ['message', 'person', 'change', 'note', 'report'] as const;
const listId = 'search-results';

/** Messages and people open beside the results; all else opens in its own view. */
function openHit({ hit }: NamedHit): void {
  void rememberSearch(useSearch.getState().text);
  if (hit.type === 'message' && hit.conversationId !== null) {
    openConversation(hit.conversationId, { target: { messageId: hit.id, words: markedWords(hit.snippet, hit.marks) } });
  } else if (hit.type === 'person') openPerson(hit.id);
  else if (hit.type === 'note') openNote(hit.id);
  else if (hit.type === 'report') openReport(hit.id);
  else if (hit.type === 'change') showInbox({ view: 'all', filter: { type: 'change', id: hit.id } });
}

export function SearchColumn() {
  const words = useSearch((state) => state.text);
  const asked = useSearch((state) => state.asked);
  const type = useSearch((state) => state.type);
  const sort = useSearch((state) => state.sort);
  const index = useSearch((state) => state.index);
  const opening = useSearch((state) => state.opening);
  const target = useNavigation((state) => state.target);
  const now = useNow();
  const {
    data,
    hits,
    total,
    totalIsExact,
    corrections,
    untold,
    isLooking,
    isFresh,
    error,
    refetch,
    hasNextPage,
    isPlaceholderData,
    fetchNextPage,
  } = useSearchQuery();
  const drawRow = useCallback(({ hit }: NamedHit) => <HitRow hit={hit} now={now} />, [now]);
  const pages = data?.pages.length;
  const more = useCallback(async () => {
    // The hits of the letters before are as long as they are.
    if (!hasNextPage || isPlaceholderData) return;
    const now = await fetchNextPage({ cancelRefetch: false });
    // Results that were just being read again answer with as much as before: nobody would ask a second time.
    if (now.isSuccess && now.data.pages.length === pages) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, isPlaceholderData, pages, fetchNextPage]);
  const choose = useCallback(
    (chosen: NamedHit) => {
      chooseHit(hits.indexOf(chosen));
      openHit(chosen);
    },
    [hits],
  );

  const step = (by: number): void => {
    const next = Math.max(0, Math.min(hits.length - 1, index + by));
    chooseHit(next);
    // Once a hit is open beside the list, moving shows the next one; before that, typing is not disturbed.
    const hit = hits[next];
    if (target !== null && hit?.hit.type === 'message') openHit(hit);
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
  const openChosen = (): boolean => {
    const hit = hits[index];
    if (hit === undefined) return false;
    const shown = hit.hit.type === 'message' && target?.messageId === hit.hit.id;
    if (shown && document.activeElement?.closest('[role=listbox]') != null) return false;
    openHit(hit);
    document.getElementById(listId)?.focus({ preventScroll: true });
    return true;
  };
  useCommand('open', openChosen);
  const openNow = useEffectEvent(() => {
    openWhenThere(false);
    openChosen();
  });
  useEffect(() => {
    if (opening && isFresh) openNow();
  }, [opening, isFresh]);
  useCommand('close', () => {
    closeSearch();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true }));
    return true;
  });

  const isNothingAsked = mistakeIn(words) !== null && queryIn(words).trim() === '';
  const said = isNothingAsked
    ? text.search.wrong
    : total === null
      ? isLooking
        ? text.search.counting
        : ''
      : text.search.total(total, totalIsExact);
  return (
    <section className="list-column" aria-label={text.search.results} aria-busy={!isNothingAsked && !isFresh}>
      <div className="column-head search-tabs">
        <Tabs
          label={text.search.types}
          controls={listId}
          chosen={type ?? 'all'}
          onChoose={(next) => refineSearch({ type: next === 'all' ? null : next })}
          tabs={[
            { key: 'all' as const, label: text.search.all },
            ...types.map((key) => ({ key, label: text.search.type[key] })),
          ]}
        />
      </div>
      <div className="filter-bar">
        <span role="status">{said}</span>
        <SaveSearch />
        <span className="segmented" role="group" aria-label={text.search.sort}>
          {(['newest', 'best'] as const).map((order) => (
            <button
              key={order}
              type="button"
              aria-pressed={sort === order}
              onClick={() => refineSearch({ sort: order })}
            >
              {text.search[order]}
            </button>
          ))}
        </span>
      </div>
      {untold > 0 ? (
        <p className="search-also" role="status">
          {text.search.untold(untold)}
        </p>
      ) : null}
      {corrections.length > 0 && isFresh ? <Corrections words={words} corrections={corrections} /> : null}
      {hits.length > 0 ? (
        <VirtualList
          id={listId}
          label={text.search.results}
          items={hits}
          total={totalIsExact && total !== null ? total : -1}
          rowHeight={96}
          selected={Math.min(index, hits.length - 1)}
          placeKey={`search-${asked}-${type}-${sort}`}
          renderRow={drawRow}
          onSelect={choose}
          onEnd={more}
        />
      ) : (
        <div id={listId} className="list-empty" role="tabpanel" aria-label={text.search.results}>
          {error !== null ? (
            <ErrorState title={text.search.failed} error={error} retry={() => void refetch()} />
          ) : isLooking && !isNothingAsked ? (
            <LoadingState />
          ) : (
            <EmptyState
              icon={<SearchX size={26} strokeWidth={1.5} />}
              title={isNothingAsked ? text.search.wrong : text.search.none}
              hint={isNothingAsked ? undefined : text.search.noneHint}
            >
              <dl className="search-hints">
                {text.search.hints.map(([example, meaning]) => (
                  <div key={example}>
                    <dt>{example}</dt>
                    <dd>{meaning}</dd>
                  </div>
                ))}
              </dl>
            </EmptyState>
          )}
        </div>
      )}
    </section>
  );
}

/** Says which words were taken for others, and lets them be meant as they stand. */
function Corrections({ words, corrections }: { words: string; corrections: { from: string; to: string }[] }) {
  const wrong = [...new Set(corrections.map(({ from }) => from))];
  return (
    <div className="search-also" role="status">
      <span>{text.search.alsoFor(corrections.map(({ to }) => to))}</span>
      {wrong.map((word) => (
        <button key={word} type="button" className="link-button" onClick={() => typeSearch(exactly(words, word))}>
          {text.search.exactly(word)}
        </button>
      ))}
    </div>
  );
}
