import { SearchX } from 'lucide-react';
import { useCallback } from 'react';
import { useCommand } from '../../commands.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { markedWords } from '../../hit-words.ts';
import { codeOf } from '../../ipc.ts';
import { openConversation, openNote, openPerson, openReport, useNavigation } from '../../stores/navigation.ts';
import { chooseHit, closeSearch, refineSearch, useSearch } from '../../stores/search.ts';
import { text } from '../../text.ts';
import { HitRow } from './hit-row.tsx';
import type { NamedHit } from './use-search.ts';
import { useSearchQuery } from './use-search.ts';

const types = ['message', 'person', 'note', 'report'] as const;
const listId = 'search-results';

/** Messages and people open beside the results; notes and reports open in their own view. */
function openHit({ hit }: NamedHit): void {
  if (hit.type === 'message' && hit.conversationId !== null) {
    openConversation(hit.conversationId, { target: { messageId: hit.id, words: markedWords(hit.snippet, hit.marks) } });
  } else if (hit.type === 'person') openPerson(hit.id);
  else if (hit.type === 'note') openNote(hit.id);
  else if (hit.type === 'report') openReport(hit.id);
}

export function SearchColumn() {
  const words = useSearch((state) => state.text);
  const type = useSearch((state) => state.type);
  const sort = useSearch((state) => state.sort);
  const index = useSearch((state) => state.index);
  const target = useNavigation((state) => state.target);
  const now = useNow();
  const { hits, total, error, isPending, refetch, hasNextPage, fetchNextPage } = useSearchQuery();
  const drawRow = useCallback(({ hit }: NamedHit) => <HitRow hit={hit} now={now} />, [now]);
  const more = useCallback(() => {
    if (hasNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, fetchNextPage]);
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
  useCommand('open', () => {
    const hit = hits[index];
    if (hit === undefined) return false;
    const shown = hit.hit.type === 'message' && target?.messageId === hit.hit.id;
    if (shown && document.activeElement?.closest('[role=listbox]') != null) return false;
    openHit(hit);
    document.getElementById(listId)?.focus({ preventScroll: true });
    return true;
  });
  useCommand('close', () => {
    closeSearch();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true }));
    return true;
  });

  const wrongQuery = error !== null && codeOf(error) === 'query';
  return (
    <section className="list-column" aria-label={text.search.results}>
      <div className="column-head">
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
        <span role="status">{total === null ? (isPending ? text.search.counting : '') : text.search.total(total)}</span>
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
      {hits.length > 0 && !wrongQuery ? (
        <VirtualList
          id={listId}
          label={text.search.results}
          items={hits}
          total={total ?? -1}
          rowHeight={96}
          selected={Math.min(index, hits.length - 1)}
          placeKey={`search-${words}-${type}-${sort}`}
          renderRow={drawRow}
          onSelect={choose}
          onEnd={more}
        />
      ) : (
        <div id={listId} className="list-empty" role="tabpanel" aria-label={text.search.results}>
          {error !== null && !wrongQuery ? (
            <ErrorState title={text.search.failed} error={error} retry={() => void refetch()} />
          ) : isPending && !wrongQuery ? (
            <LoadingState />
          ) : (
            <EmptyState
              icon={<SearchX size={26} strokeWidth={1.5} />}
              title={wrongQuery ? text.search.failed : text.search.none}
              hint={wrongQuery ? undefined : text.search.noneHint}
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
