import { describe, expect, it, vi } from 'vitest';
import type { DatabaseClient } from '../../../electron/db/client.ts';
import { drainArrivals, watchArrivals } from '../../../electron/services/arrivals.ts';
import { steppedUndo } from '../../../electron/services/conversation-actions.ts';
import { rulePreview, runRule } from '../../../electron/services/rules.ts';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { ConversationRow } from '../../../shared/model/conversation.ts';
import type { Job } from '../../../shared/model/records.ts';
import { openInbox, quietLog } from './open-inbox.ts';

async function rowsOf(database: DatabaseClient): Promise<ConversationRow[]> {
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const { rows } = await database.call('inboxPage', { scope, before: null, limit: 500 });
  return rows.sort((a, b) => a.id - b.id);
}

async function made(
  database: DatabaseClient,
  query: string,
  effects: ConversationAction[],
  onArrival = true,
): Promise<number> {
  const name = `${query} -> ${effects.map(({ type }) => type).join(' ')}`;
  return (await database.call('createRule', { name, query, effects, onArrival })).rule.id;
}

const drain = (database: DatabaseClient, changed: number[] = []): Promise<number> =>
  drainArrivals({ database, log: quietLog, onChanged: (ids) => changed.push(...ids) });

const anything = { signal: new AbortController().signal, onProgress: () => {} };

describe('a rule', () => {
  it('previews what matches and, of that, what it would change, and changes nothing', async () => {
    const { database, arrive } = await openInbox();
    await arrive({ externalId: 'a', text: 'umlaut' }, { externalId: 'b', text: 'umlaut' }, { externalId: 'c' });
    const before = await rowsOf(database);
    await database.call('changeConversations', { ids: [before[0]!.id], action: { type: 'done' }, groupId: null });
    const preview = await rulePreview(database, { query: 'umlaut', effects: [{ type: 'done' }] });
    expect(preview).toMatchObject({ matching: 2, conversations: 1, isExact: true });
    expect(preview.rows.map(({ id }) => id)).toEqual([before[1]!.id]);
    expect(await rulePreview(database, { query: 'umlaut', effects: [] })).toMatchObject({
      matching: 2,
      conversations: 0,
    });
    expect((await rowsOf(database)).map(({ state }) => state)).toEqual(['done', 'open', 'open']);
  });

  // Would catch: a run that stops after its first step, pages that skip what the rule itself changed, an undo of half a run.
  it('runs over everything that matches, stands in the log, and is undone as one', async () => {
    const { database, arrive } = await openInbox();
    await arrive(...Array.from({ length: 130 }, (_, index) => ({ externalId: `m${index}`, text: 'umlaut' })));
    await arrive({ externalId: 'other' });
    const label = await database.call('createLabel', { name: 'export', colour: 'blue' });
    const before = await rowsOf(database);
    const effects: ConversationAction[] = [
      { type: 'label', labelId: label.id, on: true },
      { type: 'assign', to: 'me' },
      { type: 'practice', practice: 'respecting', on: true },
      { type: 'done' },
    ];
    const id = await made(database, 'is:open umlaut', effects, false);
    const progress: number[] = [];
    const run = await runRule(database, id, { ...anything, onProgress: ({ looked }) => progress.push(looked) });
    expect(run).toMatchObject({ ruleId: id, trigger: 'demand', conversations: 130, undone: false });
    expect(progress.at(-1)).toBe(130);
    const after = await rowsOf(database);
    expect(after.filter((row) => row.state === 'done' && row.assignee === 'me')).toHaveLength(130);
    expect((await database.call('listLabels', null))[0]!.open).toBe(0);
    // A second time there is nothing left to do, and nothing to log.
    expect(await runRule(database, id, anything)).toBeNull();
    expect(await database.call('nextUndo', null)).toMatchObject({ actionId: run!.groupId, count: 130 });
    await steppedUndo(database, { groupId: run!.groupId! });
    expect(await rowsOf(database)).toEqual(before);
    expect(await database.call('ruleRuns', { limit: 10 })).toMatchObject([{ id: run!.id, undone: true }]);
    expect((await database.call('health', null)).problems).toEqual([]);
  });

  it('keeps what a person did to a conversation since, when its run is undone', async () => {
    const { database, arrive } = await openInbox();
    await arrive({ externalId: 'a', text: 'umlaut' }, { externalId: 'b', text: 'umlaut' });
    const label = await database.call('createLabel', { name: 'export', colour: 'blue' });
    const id = await made(database, 'umlaut', [
      { type: 'label', labelId: label.id, on: true },
      { type: 'assign', to: 'me' },
    ]);
    const run = await runRule(database, id, anything);
    const [first] = await rowsOf(database);
    await database.call('changeConversations', {
      ids: [first!.id],
      action: { type: 'assign', to: 'Kim' },
      groupId: null,
    });
    await steppedUndo(database, { groupId: run!.groupId! });
    expect((await rowsOf(database)).map(({ assignee, labelIds }) => [assignee, labelIds])).toEqual([
      ['Kim', []],
      [null, []],
    ]);
  });

  it('stops when asked, and what it did until then stands in the log', async () => {
    const { database, arrive } = await openInbox();
    await arrive(...Array.from({ length: 100 }, (_, index) => ({ externalId: `m${index}`, text: 'umlaut' })));
    const id = await made(database, 'umlaut', [{ type: 'pin', on: true }]);
    const controller = new AbortController();
    const run = runRule(database, id, {
      signal: controller.signal,
      onProgress: ({ changed }) => changed > 0 && controller.abort(),
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const [logged] = await database.call('ruleRuns', { limit: 1 });
    const pinned = (await rowsOf(database)).filter((row) => row.pinned).length;
    expect(logged!.conversations).toBe(pinned);
    expect(pinned).toBeGreaterThan(0);
    expect(pinned).toBeLessThan(100);
  });

  it('that names a label that is gone says so, and does not run', async () => {
    const { database } = await openInbox();
    const label = await database.call('createLabel', { name: 'export', colour: 'blue' });
    const id = await made(database, 'umlaut', [{ type: 'label', labelId: label.id, on: true }]);
    await database.call('deleteLabel', { id: label.id });
    expect((await database.call('listRules', null))[0]!.problem).toMatch(/label/);
    await expect(runRule(database, id, anything)).rejects.toMatchObject({ code: 'rule-broken' });
  });

  it('whose search is none is refused, with the place', async () => {
    const { database } = await openInbox();
    await expect(made(database, 'words is:nothing', [{ type: 'done' }])).rejects.toMatchObject({
      code: 'query',
      details: { position: 6 },
    });
  });
});

describe('rules on arrival', () => {
  // Would catch: rules out of order, a second rule that does not see the first one's label, a log full of runs that did nothing.
  it('run in their order, a later one sees what an earlier one did, and what changes nothing is not logged', async () => {
    const { database, arrive } = await openInbox();
    const first = await made(database, 'umlaut', [{ type: 'assign', to: 'Kim' }]);
    const second = await made(database, 'umlaut -is:done', [{ type: 'done' }]);
    const third = await made(database, 'is:done', [{ type: 'pin', on: true }]);
    await made(database, 'umlaut', [{ type: 'assign', to: 'Kim' }]);
    await made(database, 'umlaut', [{ type: 'mute', on: true }], false);
    await arrive({ externalId: 'a', text: 'umlaut' }, { externalId: 'b' });
    const changed: number[] = [];
    expect(await drain(database, changed)).toBe(2);
    const [row, other] = await rowsOf(database);
    expect(row).toMatchObject({ assignee: 'Kim', state: 'done', pinned: true, muted: false });
    expect(other).toMatchObject({ assignee: null, state: 'open', pinned: false });
    expect(new Set(changed)).toEqual(new Set([row!.id]));
    const runs = await database.call('ruleRuns', { limit: 10 });
    expect(runs.map(({ ruleId, trigger }) => [ruleId, trigger])).toEqual([
      [third, 'arrival'],
      [second, 'arrival'],
      [first, 'arrival'],
    ]);
    expect(await drain(database)).toBe(0);
    await database.call('reorderRules', { ids: [third, second, first] });
    expect((await database.call('listRules', null)).map(({ id }) => id).slice(0, 3)).toEqual([third, second, first]);
  });

  it('do not stand between a person and the last thing that they did, and can be undone themselves', async () => {
    const { database, arrive } = await openInbox();
    await arrive({ externalId: 'a' });
    const rule = await made(database, 'umlaut', [{ type: 'pin', on: true }]);
    const [mine] = await rowsOf(database);
    await database.call('changeConversations', { ids: [mine!.id], action: { type: 'done' }, groupId: null });
    await arrive({ externalId: 'b', text: 'umlaut' });
    await drain(database);
    expect(await steppedUndo(database, 'undoLast')).toMatchObject({ label: 'Marked done' });
    const [run] = await database.call('ruleRuns', { limit: 1 });
    expect(run).toMatchObject({ ruleId: rule, undone: false });
    await steppedUndo(database, { groupId: run!.groupId! });
    expect((await rowsOf(database)).map(({ pinned }) => pinned)).toEqual([false, false]);
  });

  it('go on when one of them is broken, and find a conversation that was merged meanwhile', async () => {
    const { database, arrive } = await openInbox();
    const label = await database.call('createLabel', { name: 'export', colour: 'blue' });
    await made(database, 'umlaut', [{ type: 'label', labelId: label.id, on: true }]);
    await made(database, 'umlaut', [{ type: 'pin', on: true }]);
    await database.call('deleteLabel', { id: label.id });
    await arrive({ externalId: 'a', text: 'umlaut' }, { externalId: 'b' });
    const [a, b] = await rowsOf(database);
    await database.call('mergeConversations', { ids: [a!.id], intoId: b!.id });
    await drain(database);
    expect(await rowsOf(database)).toMatchObject([{ id: b!.id, pinned: true }]);
  });

  // Would catch: a notification for each message of an imported archive, or for what a rule has put away.
  it('are followed by one notification of what is still new at places that are checked again', async () => {
    const { database, arrive, sourceId } = await openInbox();
    await made(database, 'digest', [{ type: 'done' }]);
    for (const { id } of await database.call('listSavedViews', null)) await database.call('deleteSavedView', { id });
    const { view } = await database.call('createSavedView', { name: 'Umlauts', query: 'umlaut', sort: 'newest' });
    await database.call('createSavedView', { name: 'Never', query: 'nowhere', sort: 'newest' });
    const file = await database.call('ensureSource', { kind: 'mail', name: 'old.mbox', address: null });
    await arrive({ externalId: 'a', text: 'umlaut' }, { externalId: 'b' }, { externalId: 'c', text: 'digest' });
    const message = { externalId: 'old', text: 'umlaut', references: [], mayJoinBySubject: false } as const;
    await database.call('ingest', {
      sourceId: file.id,
      messages: [
        {
          ...message,
          references: [],
          kind: 'mail',
          author: null,
          sentAt: 1,
          subject: 'old',
          attachments: [],
          onChanged: 'keep-both',
          where: 'old',
        },
      ],
    });
    const notify = vi.fn(() => Promise.resolve());
    await drainArrivals({ database, log: quietLog, onChanged: () => {}, notify });
    const [a, b] = await rowsOf(database);
    expect(notify).toHaveBeenCalledTimes(1);
    expect(notify).toHaveBeenCalledWith([
      { sourceId, conversationIds: [a!.id], viewIds: [view.id] },
      { sourceId, conversationIds: [b!.id], viewIds: [] },
    ]);
  });

  it('run when a job ends, and the window is told', async () => {
    const { database, arrive } = await openInbox();
    const emit = vi.fn();
    const watch = watchArrivals({ database, emit, log: quietLog, notify: () => Promise.resolve() });
    await watch.look();
    await made(database, 'umlaut', [{ type: 'pin', on: true }]);
    await arrive({ externalId: 'a', text: 'umlaut' });
    watch.hear({ type: 'job.changed', job: { state: 'done' } as Job });
    await vi.waitFor(() => expect(emit).toHaveBeenCalledWith({ type: 'undo.changed' }));
    expect((await rowsOf(database))[0]).toMatchObject({ pinned: true });
    await watch.stop();
  });
});
