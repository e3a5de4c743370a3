import type { InboxView } from './conversation.ts';

/**
 * Newest activity first; who waits longest first, then what nobody waits for; or by relationship: first-time voices, people we
 * owe, known helpers, others. Newest first within. Pinned ones come before all others.
 */
export const inboxSorts = ['newest', 'waiting', 'relation'] as const;
export type InboxSort = (typeof inboxSorts)[number];

/** One thing that a list is narrowed to. */
export type ListFilter =
  | { type: 'source'; id: number }
  | { type: 'label'; id: number }
  | { type: 'change'; id: number }
  | { type: 'saved'; id: number }
  /** `me`, or a name. */
  | { type: 'assigned'; to: string };

/** Which conversations a list shows, and in which order. */
export interface ListScope {
  view: InboxView;
  filter: ListFilter | null;
  sort: InboxSort;
}

/** What the inbox lists where nothing else was chosen. */
export const usualScope: ListScope = { view: 'open', filter: null, sort: 'newest' };

/** Rows of a list asked for at once; a screen holds about a dozen. */
export const pageSize = 50;

/** A list's name among stored counts, such as `label:3`. */
export function listKey(filter: ListFilter): string {
  return `${filter.type}:${filter.type === 'assigned' ? filter.to : filter.id}`;
}

/** The same scope has the same key. */
export function scopeKey({ view, filter, sort }: ListScope): string {
  const what = filter === null ? 'all' : `${filter.type}-${filter.type === 'assigned' ? filter.to : filter.id}`;
  return `${view}-${what}-${sort}`;
}
