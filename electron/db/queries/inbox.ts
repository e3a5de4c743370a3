import type { InboxPage } from '../../../shared/model/conversation.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { conversationRows } from './conversation-rows.ts';
import { cursorOf, listedPlaces, placeOf } from './list-places.ts';
import { savedViewIds } from './saved-view-list.ts';
import type { WritableDb } from '../open.ts';

export interface PageInput {
  scope: ListScope;
  /** The `next` of the page before. */
  before: string | null;
  limit: number;
}

/** One page of a list. Of a saved view it may hold fewer rows than asked for, even none, and still have a next one. */
export function inboxPage(database: WritableDb, input: PageInput): InboxPage {
  const { ids, next } = inboxIds(database, input);
  return { rows: conversationRows(database, ids), next };
}

/** The ids alone: what an action on a whole list works on. */
export function inboxIds(database: WritableDb, input: PageInput): { ids: number[]; next: string | null } {
  const { scope, before, limit } = input;
  if (scope.filter?.type === 'saved') return savedViewIds(database, { ...input, id: scope.filter.id });
  const found = listedPlaces(database, scope, before === null ? null : placeOf(before), limit);
  const last = found.at(-1);
  return { ids: found.map(({ id }) => id), next: last && found.length === limit ? cursorOf(last) : null };
}
