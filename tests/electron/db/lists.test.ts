import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import type { WritableDb } from '../../../electron/db/open.ts';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import { inboxSorts, listKey, type ListFilter, type ListScope } from '../../../shared/model/list-scope.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

interface Row {
  id: number;
  source_id: number;
  state: number;
  pinned_at: number | null;
  waiting_since: number | null;
  last_message_id: number;
  relation: number;
  assignee: string | null;
}

const views = ['open', 'snoozed', 'done', 'all'] as const;

/** Two sources of a few conversations by several people, one of whom is one of us; a label and a change. */
function filled(count: number) {
  const { api, database } = temporaryDatabase();
  const sources = [mailSource(api, 'list'), mailSource(api, 'other')];
  for (const [which, sourceId] of sources.entries()) {
    api.ingest({
      sourceId,
      messages: Array.from({ length: count }, (_, index) =>
        incoming(`${which}-${index}`, {
          // Some at the same millisecond.
          sentAt: Date.UTC(2026, 0, 1) + (index >> 1) * 1000,
          author: { place: 'mail', address: `reader-${index % 5}@example.org`, name: `Reader ${index % 5}` },
        }),
      ),
    });
  }
  const labelId = api.createLabel({ name: 'export', colour: 'blue' }).id;
  const changeId = api.createChange({ title: 'Export keeps names' }).id;
  api.setPersonOurs({ id: 2, ours: true });
  const ids = database.prepare('SELECT id FROM conversations ORDER BY id').pluck().all() as number[];
  return { api, database, sources, labelId, changeId, ids };
}

function rowsOf(database: WritableDb): Row[] {
  return database.prepare('SELECT * FROM conversations').all() as Row[];
}

function relationsOf(database: WritableDb): Map<number, number> {
  return new Map(rowsOf(database).map(({ id, relation }) => [id, relation]));
}

/** Which conversations a scope shows, in their order, worked out the slow way. */
function expected(database: WritableDb, { view, filter, sort }: ListScope): number[] {
  const tied = (table: string, column: string, id: number): Set<number> =>
    new Set(database.prepare(`SELECT conversation_id FROM ${table} WHERE ${column} = ?`).pluck().all(id) as number[]);
  const belongs = (filter_: ListFilter | null): ((row: Row) => boolean) => {
    switch (filter_?.type) {
      case 'source':
        return (row) => row.source_id === filter_.id;
      case 'assigned':
        return (row) => row.assignee === filter_.to;
      case 'label': {
        const ids = tied('conversation_labels', 'label_id', filter_.id);
        return (row) => ids.has(row.id);
      }
      case 'change': {
        const ids = tied('conversation_changes', 'change_id', filter_.id);
        return (row) => ids.has(row.id);
      }
      default:
        return () => true;
    }
  };
  const compare: Record<ListScope['sort'], (a: Row, b: Row) => number> = {
    newest: (a, b) => b.last_message_id - a.last_message_id,
    waiting: (a, b) =>
      a.waiting_since === null && b.waiting_since === null
        ? b.last_message_id - a.last_message_id
        : (a.waiting_since ?? Infinity) - (b.waiting_since ?? Infinity) || a.id - b.id,
    relation: (a, b) => b.relation - a.relation || b.last_message_id - a.last_message_id,
  };
  const shown = rowsOf(database)
    .filter((row) => row.state < 3 && (view === 'all' || row.state === views.indexOf(view)))
    .filter(belongs(filter));
  const pinned = shown
    .filter((row) => row.pinned_at !== null)
    .sort((a, b) => b.pinned_at! - a.pinned_at! || b.id - a.id);
  const others = shown.filter((row) => row.pinned_at === null).sort(compare[sort]);
  return [...pinned, ...others].map(({ id }) => id);
}

function paged(api: DatabaseApi, scope: ListScope, limit: number, between: () => void): number[] {
  const found: number[] = [];
  let before: string | null = null;
  do {
    const page = api.inboxIds({ scope, before, limit });
    expect(page.ids.length).toBeLessThanOrEqual(limit);
    found.push(...page.ids);
    before = page.next;
    between();
  } while (before !== null);
  return found;
}

const step = fc.record({ which: fc.nat({ max: 200 }), action: fc.nat({ max: 13 }) });

/** What may happen to a conversation; each gives the ids that it changes. */
function doer({ api, sources, labelId, changeId, ids }: ReturnType<typeof filled>) {
  const actions: ConversationAction[] = [
    { type: 'done' },
    { type: 'reopen' },
    { type: 'snooze', until: 9e12 },
    { type: 'pin', on: true },
    { type: 'pin', on: false },
    { type: 'mute', on: true },
    { type: 'mute', on: false },
    { type: 'assign', to: 'me' },
    { type: 'assign', to: null },
    { type: 'label', labelId, on: true },
    { type: 'label', labelId, on: false },
    { type: 'change', changeId, on: true },
  ];
  let late = 0;
  return (which: number, action: number): number => {
    const id = ids[which % ids.length]!;
    const chosen = actions[action];
    if (chosen) api.changeConversations({ ids: [id], action: chosen, groupId: null });
    else {
      late += 1;
      const half = ids.length / 2;
      const index = which % ids.length;
      api.ingest({
        sourceId: sources[index < half ? 0 : 1]!,
        messages: [
          incoming(`late-${late}`, {
            references: [`${index < half ? 0 : 1}-${index % half}`],
            sentAt: Date.UTC(2026, 1, 1) + late * 1000,
            author: { place: 'mail', address: `reader-${late % 3}@example.org` },
          }),
        ],
      });
    }
    return id;
  };
}

function scopesOf({ sources, labelId, changeId }: ReturnType<typeof filled>): ListScope[] {
  const filters: (ListFilter | null)[] = [
    null,
    { type: 'source', id: sources[0]! },
    { type: 'label', id: labelId },
    { type: 'change', id: changeId },
    { type: 'assigned', to: 'me' },
  ];
  return views.flatMap((view) =>
    filters.flatMap((filter) => inboxSorts.map((sort): ListScope => ({ view, filter, sort }))),
  );
}

describe('lists', () => {
  // Would catch: a row lost or shown twice where two sort alike, a pinned one in the middle, a merged one listed.
  it('give every conversation of a scope exactly once, in its order, pinned ones first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (steps, limit) => {
        const all = filled(8);
        const act = doer(all);
        for (const { which, action } of steps) act(which, action);
        all.api.mergeConversations({ ids: [all.ids[0]!, all.ids[1]!], intoId: all.ids[1]! });
        for (const scope of scopesOf(all)) {
          expect(
            paged(all.api, scope, limit, () => {}),
            JSON.stringify(scope),
          ).toEqual(expected(all.database, scope));
        }
        expect(all.api.health(null).problems).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  // Would catch: paging by position, where a row that goes away makes the next page skip one.
  it('lose and repeat nothing that stays as it is while other rows change', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 59 }),
        (before, during, which) => {
          const all = filled(12);
          const act = doer(all);
          for (const each of before) act(each.which, each.action);
          const scope = scopesOf(all)[which]!;
          const atFirst = expected(all.database, scope);
          const relationsAtFirst = relationsOf(all.database);
          const changed = new Set<number>();
          const left = [...during];
          const found = paged(all.api, scope, 3, () => {
            const next = left.shift();
            if (next) changed.add(act(next.which, next.action));
          });
          // Who begins to help, does so wherever they began a conversation.
          const relationsNow = relationsOf(all.database);
          for (const [id, relation] of relationsAtFirst) if (relationsNow.get(id) !== relation) changed.add(id);
          const still = (ids: number[]): number[] => ids.filter((id) => !changed.has(id));
          expect(still(found), JSON.stringify(scope)).toEqual(still(atFirst));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('have stored counts that are right after anything that happens, undone or not', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat({ max: 20 }), (steps, undone) => {
        const all = filled(6);
        const act = doer(all);
        for (const { which, action } of steps) act(which, action);
        for (let count = 0; count < undone; count += 1) all.api.undoLast(null);
        const counts = all.api.inboxCounts(null);
        const shown = (view: ListScope['view'], filter: ListFilter | null): number =>
          expected(all.database, { view, filter, sort: 'newest' }).length;
        const rows = rowsOf(all.database);
        for (const view of ['open', 'snoozed', 'done'] as const) expect(counts[view]).toBe(shown(view, null));
        expect(counts.waiting).toBe(rows.filter((row) => row.state === 0 && row.waiting_since !== null).length);
        expect(counts.assignedToMe).toBe(shown('open', { type: 'assigned', to: 'me' }));
        for (const { filter } of scopesOf(all)) {
          if (filter === null) continue;
          for (const view of ['open', 'snoozed', 'done'] as const) {
            expect(counts.narrowed[listKey(filter)]?.[view] ?? 0, `${listKey(filter)} ${view}`).toBe(
              shown(view, filter),
            );
          }
        }
        expect(all.api.health(null).problems).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  // Would catch: a check that looks away when a trigger forgot something.
  it('are found wrong by the health check when a place or a count is', () => {
    const { api, database, labelId, ids } = filled(3);
    api.changeConversations({ ids: [ids[0]!], action: { type: 'label', labelId, on: true }, groupId: null });
    database.exec('UPDATE list_places SET relation = 9; UPDATE list_counts SET conversations = 7');
    database.exec('UPDATE conversation_counts SET waiting = waiting + 1 WHERE state = 0');
    expect(api.health(null).problems).toEqual([
      'the counts of the inbox are wrong (2)',
      'a list of a label, a change or an assignee is wrong (1)',
      'the counts of a list are wrong (1)',
    ]);
  });
});
