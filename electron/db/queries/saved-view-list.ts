import { conversationStates, type InboxView } from '../../../shared/model/conversation.ts';
import type { InboxSort, ListScope } from '../../../shared/model/list-scope.ts';
import { parseQuery, queryText } from '../../../shared/model/search-grammar.ts';
import { row, rows } from '../statements.ts';
import {
  cursorOf,
  isBehind,
  listedPlaces,
  pinnedPlaces,
  placeOf,
  placesAmong,
  sections,
  type Place,
} from './list-places.ts';
import { conversationsMatching, matchingConversations } from './search-conversations.ts';
import type { WritableDb } from '../open.ts';

/** So many conversations are asked at once whether they match, for about so many milliseconds a page. */
const asked = 50;
const pageTime = 5;
/** So many matches are put in order at once, when they are found in so many milliseconds of that. */
const gathered = 500;
const gatherTime = 3;

/**
 * A page of a saved view, pinned conversations first. Newest matches come from the text index. In the other orders few
 * matches are all put in order; many are met on a walk through the order, so that a page may end before it is full.
 * @throws SamesideError `query` when its search expression is none
 */
export function savedViewIds(
  database: WritableDb,
  input: { id: number; scope: ListScope; before: string | null; limit: number },
): { ids: number[]; next: string | null } {
  const { scope, before, limit } = input;
  const saved = row<{ query: string }>(database, 'SELECT query FROM saved_views WHERE id = ?', input.id);
  if (!saved) return { ids: [], next: null };
  // Says what is wrong with a search that is none.
  conversationsMatching(database, saved.query, []);
  const query = queryInView(saved.query, scope.view);
  const everything = { ...scope, view: viewOf(query), filter: null };
  if (scope.sort !== 'newest') {
    return (
      gatheredIds(database, query, { ...input, sort: scope.sort }) ??
      walkedIds(database, query, before, limit, (from) => listedPlaces(database, everything, from, asked))
    );
  }
  const from = before === null ? null : placeOf(before);
  const pinned: { ids: number[]; next: string | null } =
    from?.section === sections.others
      ? { ids: [], next: null }
      : walkedIds(database, query, before, limit, (place) => pinnedPlaces(database, everything, place, asked));
  if (pinned.next !== null || pinned.ids.length >= limit) {
    return { ids: pinned.ids, next: pinned.next ?? `${sections.others}` };
  }
  const page = matchingConversations(database, {
    query,
    before: from?.section === sections.others && from.major > 0 ? from.major : null,
    limit: limit - pinned.ids.length,
    time: pageTime,
  });
  return {
    ids: [...pinned.ids, ...notPinned(database, page.ids)],
    next: page.next === null ? null : `${sections.others}.${page.next}`,
  };
}

/** Few matches are all put in order at once; null where there are more, or finding them takes too long. */
function gatheredIds(
  database: WritableDb,
  query: string,
  { before, limit, sort }: { before: string | null; limit: number; sort: InboxSort },
): { ids: number[]; next: string | null } | null {
  const all = matchingConversations(database, { query, before: null, limit: gathered, time: gatherTime });
  if (all.next !== null) return null;
  const from = before === null ? null : placeOf(before);
  const places = placesAmong(database, sort, all.ids).filter((place) => from === null || isBehind(sort, place, from));
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return { ids: shown.map(({ id }) => id), next: last && places.length > limit ? cursorOf(last) : null };
}

function walkedIds(
  database: WritableDb,
  query: string,
  before: string | null,
  limit: number,
  step: (from: Place | null) => Place[],
): { ids: number[]; next: string | null } {
  const until = performance.now() + pageTime - gatherTime;
  const ids: number[] = [];
  let from = before === null ? null : placeOf(before);
  do {
    const places = step(from);
    const matching = new Set(
      conversationsMatching(
        database,
        query,
        places.map(({ id }) => id),
      ),
    );
    for (const place of places) {
      from = place;
      if (matching.has(place.id)) ids.push(place.id);
      if (ids.length === limit) return { ids, next: cursorOf(place) };
    }
    if (places.length < asked) return { ids, next: null };
  } while (performance.now() < until);
  return { ids, next: from && cursorOf(from) };
}

function notPinned(database: WritableDb, ids: readonly number[]): number[] {
  const pinned = new Set(
    rows<{ id: number }>(
      database,
      'SELECT id FROM conversations WHERE id IN (SELECT value FROM json_each(?)) AND pinned_at IS NOT NULL',
      JSON.stringify(ids),
    ).map(({ id }) => id),
  );
  return ids.filter((id) => !pinned.has(id));
}

/** The view that holds everything a query can match: one that only open conversations match need not walk past the done ones. */
function viewOf(text: string): InboxView {
  const { alternatives } = parseQuery(text);
  const views = alternatives.map((terms) =>
    conversationStates.find((state) =>
      terms.some((term) => term.type === 'condition' && term.field === 'is' && term.value === state && !term.negated),
    ),
  );
  return views.length > 0 && views.every((view) => view === views[0]) ? (views[0] ?? 'all') : 'all';
}

/** The same search among the conversations of one view only. */
function queryInView(text: string, view: InboxView): string {
  if (view === 'all') return text;
  const query = parseQuery(text);
  const inView = { type: 'condition', negated: false, field: 'is', value: view } as const;
  const alternatives = query.alternatives.length === 0 ? [[]] : query.alternatives;
  return queryText({ alternatives: alternatives.map((terms) => [...terms, inView]) });
}
