import { Search } from 'lucide-react';
import { useCallback, useMemo, useState, type DragEvent, type KeyboardEvent } from 'react';
import { evidenceBlock, usesOf } from '../../../../shared/model/report-document.ts';
import { SearchMistake } from '../../components/search-mistake.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { announce, showToast } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { EvidenceCard } from './evidence-card.tsx';
import { blockOfEvidence } from './evidence-commands.ts';
import type { WrittenReport } from './insertion.ts';
import { alsoSaid, evidenceDrag } from './own-blocks/also-said.ts';
import { PassageDialog } from './passage-dialog.tsx';
import { mistakeIn, useDrawerItems, type DrawerItem } from './use-evidence.ts';

const words = text.reportEvidence;
const rowHeight = 96;
const listId = 'evidence-results';

/** Everything kept, and everything that could be, to take quotes from. */
export function EvidenceDrawer({ report: { desk, document } }: { report: WrittenReport }) {
  const now = useNow();
  const [typed, setTyped] = useState('');
  const query = useDebounced(typed.trim(), 120);
  const mistake = mistakeIn(typed);
  const asked = mistakeIn(query) === null ? query : '';
  const used = useMemo(() => new Set(usesOf(document).evidence), [document]);
  const { items, headings, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useDrawerItems(
    desk.report.id,
    asked,
    used,
  );
  const [chosen, setChosen] = useState({ id: '', reveal: 0 });
  const index = Math.max(
    items.findIndex(({ id }) => id === chosen.id),
    items.length === 0 ? -1 : 0,
  );

  const choose = (to: number): void => {
    const item = items[to];
    if (item !== undefined) setChosen(({ reveal }) => ({ id: item.id, reveal: reveal + 1 }));
  };

  const insert = (item: DrawerItem): void => {
    if (item.kind === 'message') {
      desk.ask(<PassageDialog desk={desk} messageId={item.hit.id} query={asked} />);
      return;
    }
    const { id } = item.evidence;
    const there = blockOfEvidence(desk.page.document(), id);
    if (there !== null) {
      desk.page.goTo(there);
      announce(words.went);
      return;
    }
    desk.page.insert([evidenceBlock(id, crypto.randomUUID())]);
    announce(text.reports.inserted);
  };

  const addToSelected = (item: DrawerItem): void => {
    if (item.kind === 'message') return insert(item);
    if (!alsoSaid(desk.page.view, item.evidence.id)) return showToast(words.alsoNowhere);
    announce(words.alsoAdded(item.evidence.who));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const item = items[index];
    if (event.key === 'ArrowDown') choose(Math.min(index + 1, items.length - 1));
    else if (event.key === 'ArrowUp') choose(Math.max(index - 1, 0));
    else if (event.key === 'Enter' && item !== undefined) (event.shiftKey ? addToSelected : insert)(item);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Escape') desk.page.view.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const renderRow = useCallback(
    (item: DrawerItem) => (
      <EvidenceCard item={item} isUsed={item.kind !== 'message' && used.has(item.evidence.id)} now={now} />
    ),
    [used, now],
  );
  const drag = useMemo(
    () => ({
      onStart: (item: DrawerItem, event: DragEvent<HTMLElement>) => {
        if (item.kind === 'message') return event.preventDefault();
        event.dataTransfer.setData(evidenceDrag, String(item.evidence.id));
        event.dataTransfer.effectAllowed = 'copy';
      },
      accepts: () => false,
      onDrop: () => {},
    }),
    [],
  );

  return (
    // Keys act on the field and on the list alike.
    <aside className="evidence-drawer" aria-label={text.reports.evidence} onKeyDown={onKeyDown}>
      <h2>{text.reports.evidence}</h2>
      <div className="field-with-icon">
        <Search size={14} />
        <input
          id="evidence-search"
          className="field"
          type="search"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={text.reports.evidenceSearch}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={items[index] === undefined ? undefined : `${listId}-${items[index].id}`}
          aria-invalid={mistake !== null}
          aria-describedby={mistake === null ? 'evidence-keys' : 'evidence-mistake'}
          title={words.hint}
          placeholder={words.placeholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {mistake === null ? null : <SearchMistake id="evidence-mistake" words={typed} mistake={mistake} />}
      {error !== null && items.length === 0 ? (
        <ErrorState title={text.reports.evidenceFailed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : items.length === 0 ? (
        <EmptyState
          title={asked === '' ? text.reports.evidenceEmpty : words.noneInbox}
          hint={asked === '' ? text.reports.evidenceEmptyHint : undefined}
        />
      ) : (
        <>
          <VirtualList
            id={listId}
            label={words.results}
            items={items}
            total={hasNextPage ? -1 : items.length}
            rowHeight={rowHeight}
            selected={index}
            reveal={chosen.reveal}
            placeKey={`evidence ${desk.report.id} ${asked}`}
            headings={headings}
            drag={drag}
            renderRow={renderRow}
            onSelect={(item, event) => {
              setChosen({ id: item.id, reveal: chosen.reveal });
              if (event !== undefined) (event.shiftKey ? addToSelected : insert)(item);
            }}
            onEnd={onEnd}
          />
          <p id="evidence-keys" className="evidence-keys quiet">
            {words.keys}
          </p>
        </>
      )}
    </aside>
  );
}
