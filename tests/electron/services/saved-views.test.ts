import { describe, expect, it, vi } from 'vitest';
import type { DatabaseClient } from '../../../electron/db/client.ts';
import { countSavedViews } from '../../../electron/services/saved-views.ts';
import type { InboxView } from '../../../shared/model/conversation.ts';
import type { InboxSort } from '../../../shared/model/list-scope.ts';
import { openInbox, quietLog } from './open-inbox.ts';

async function shown(
  database: DatabaseClient,
  id: number,
  options: { view?: InboxView; sort?: InboxSort; limit?: number } = {},
): Promise<number[]> {
  const { view = 'all', sort = 'newest', limit = 2 } = options;
  const found: number[] = [];
  let before: string | null = null;
  do {
    const page: { ids: number[]; next: string | null } = await database.call('inboxIds', {
      scope: { view, filter: { type: 'saved', id }, sort },
      before,
      limit,
    });
    found.push(...page.ids);
    before = page.next;
  } while (before !== null);
  return found;
}

/** Seven conversations, the odd ones about umlauts, the first one oldest; their ids by age. */
async function filled() {
  const { database, arrive } = await openInbox();
  await arrive(
    ...Array.from({ length: 7 }, (_, index) => ({
      externalId: `m${index}`,
      text: index % 2 === 1 ? 'umlaut' : 'words',
      sentAt: Date.UTC(2026, 0, 1 + index),
    })),
  );
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const { ids } = await database.call('inboxIds', { scope, before: null, limit: 50 });
  const { view } = await database.call('createSavedView', { name: 'Umlauts', query: 'umlaut', sort: 'newest' });
  return { database, arrive, byAge: ids.toReversed(), view };
}

describe('saved views', () => {
  it('are offered at first, can be deleted and put in order, and all of it is undone', async () => {
    const { database } = await openInbox();
    const names = async (): Promise<string[]> => (await database.call('listSavedViews', null)).map(({ name }) => name);
    expect(await names()).toEqual(['Waiting for our answer', 'Credit we owe']);
    const [waiting, owed] = (await database.call('listSavedViews', null)).map(({ id }) => id);
    await database.call('reorderSavedViews', { ids: [owed!, waiting!] });
    expect(await names()).toEqual(['Credit we owe', 'Waiting for our answer']);
    await database.call('deleteSavedView', { id: owed! });
    expect(await names()).toEqual(['Waiting for our answer']);
    await database.call('undoLast', null);
    await database.call('undoLast', null);
    expect(await names()).toEqual(['Waiting for our answer', 'Credit we owe']);
  });

  // Would catch: `a OR b` narrowed to open conversations showing done ones of a; pages that repeat or skip.
  it('list every match once in each order, pinned ones first, narrowed to a view as well', async () => {
    const { database, byAge } = await filled();
    const act = (id: number, action: { type: 'done' } | { type: 'pin'; on: boolean }) =>
      database.call('changeConversations', { ids: [id], action, groupId: null });
    const { view } = await database.call('createSavedView', {
      name: 'Both',
      query: 'umlaut OR words',
      sort: 'waiting',
    });
    await act(byAge[1]!, { type: 'done' });
    await act(byAge[2]!, { type: 'pin', on: true });
    const [m0, m1, m2, m3, m4, m5, m6] = byAge;
    expect(await shown(database, view.id)).toEqual([m2, m6, m5, m4, m3, m1, m0]);
    expect(await shown(database, view.id, { sort: 'waiting' })).toEqual([m2, m0, m1, m3, m4, m5, m6]);
    expect(await shown(database, view.id, { view: 'open' })).toEqual([m2, m6, m5, m4, m3, m0]);
    expect(await shown(database, view.id, { view: 'done', sort: 'waiting' })).toEqual([m1]);
  });

  // Would catch: the walk of a large view in another order than the few of a small one, its pages in disorder.
  it('of many matches are walked in their order', async () => {
    const { database, arrive } = await openInbox();
    await arrive(
      ...Array.from({ length: 620 }, (_, index) => ({ externalId: `m${index}`, sentAt: Date.UTC(2026, 0, 1) + index })),
    );
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { ids } = await database.call('inboxIds', { scope, before: null, limit: 1000 });
    const put = (id: number, action: { type: 'done' } | { type: 'pin'; on: boolean }) =>
      database.call('changeConversations', { ids: [id], action, groupId: null });
    await put(ids[0]!, { type: 'pin', on: true });
    await put(ids[1]!, { type: 'done' });
    const { view } = await database.call('createSavedView', { name: 'All', query: 'is:open', sort: 'waiting' });
    const wanted = [ids[0]!, ...ids.slice(2).toReversed()];
    expect(await shown(database, view.id, { sort: 'waiting', limit: 90 })).toEqual(wanted);
  });

  it('whose search is none are refused, with the place', async () => {
    const { database, view } = await filled();
    const wrong = database.call('updateSavedView', { ...view, query: 'is:nothing' });
    await expect(wrong).rejects.toMatchObject({ code: 'query', details: { position: 0 } });
  });
});

describe('the counters of saved views', () => {
  const conversationsOf = async (database: DatabaseClient, id: number): Promise<number> =>
    (await database.call('listSavedViews', null)).find((view) => view.id === id)!.conversations;

  // Would catch: a counter that is never counted again, or a loop of counting and telling.
  it('follow what happens after a moment, and the window is told only when one differs', async () => {
    const { database, arrive, view } = await filled();
    const emit = vi.fn();
    const counter = countSavedViews({ database, emit, log: quietLog });
    await counter.count();
    expect(await conversationsOf(database, view.id)).toBe(3);
    emit.mockClear();
    await counter.count();
    expect(emit).not.toHaveBeenCalled();
    await arrive({ externalId: 'new', text: 'umlaut' });
    counter.hear({ type: 'inbox.changed' });
    await vi.waitFor(async () => expect(await conversationsOf(database, view.id)).toBe(4), 5000);
    expect(emit).toHaveBeenCalledWith({ type: 'triage.changed' });
    counter.stop();
  });

  it('are not kept when the view has come to mean something else while it was counted', async () => {
    const { database, view } = await filled();
    await database.call('updateSavedView', { ...view, query: 'words' });
    expect(await database.call('storeSavedViewCount', { id: view.id, query: 'umlaut', conversations: 99 })).toBe(false);
    expect(await conversationsOf(database, view.id)).toBe(0);
  });
});
