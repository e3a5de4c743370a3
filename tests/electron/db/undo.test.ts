import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Api = ReturnType<typeof temporaryDatabase>['api'];

function filled(): { api: Api; ids: number[]; messageIds: number[] } {
  const { api } = temporaryDatabase();
  const sourceId = mailSource(api);
  api.ingest({
    sourceId,
    messages: Array.from({ length: 6 }, (_, index) => incoming(`m${index}`, { sentAt: index * 1000 })),
  });
  const { rows } = api.inboxPage({ view: 'all', sourceId: null, before: null, limit: 50 });
  return { api, ids: rows.map((row) => row.id), messageIds: rows.map((row) => row.cursor) };
}

function state(api: Api): unknown {
  return {
    rows: api.inboxPage({ view: 'all', sourceId: null, before: null, limit: 50 }).rows,
    counts: api.inboxCounts(null),
    notes: api.listNotes({ target: null, limit: 100 }).map(({ id, body, target }) => ({ id, body, target })),
    evidence: api.listEvidence({ query: '', conversationId: null, limit: 100 }).map(({ id, quote }) => ({ id, quote })),
    reports: api.listReports(null).map(({ id, title }) => ({ id, title })),
  };
}

describe('undo', () => {
  it('brings back exactly what was, for any run of actions, and redo does them all again', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 5 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (list) => {
        const { api, ids, messageIds } = filled();
        const start = state(api);
        const actions: ((id: number, messageId: number) => unknown)[] = [
          (id) => api.setConversationsDone({ ids: [id] }),
          (id) => api.snoozeConversations({ ids: [id], until: 9e12 }),
          () => api.reopenConversations({ ids }),
          (id) => api.markConversationsUnread({ ids: [id] }),
          (id) => api.createNote({ target: { type: 'conversation', id }, body: 'A note' }),
          (_, messageId) => api.captureEvidence({ messageId, start: 0, end: 5 }),
          () => api.createReport({ title: 'A report' }),
          () => {
            const [note] = api.listNotes({ target: null, limit: 1 });
            return note ? api.deleteNote({ id: note.id }) : api.setConversationsDone({ ids });
          },
        ];
        for (const [action, which] of list) actions[action]!(ids[which]!, messageIds[which]!);
        const end = state(api);
        for (const _ of list) expect(api.undoLast(null)).not.toBeNull();
        expect(api.undoLast(null)).toBeNull();
        expect(state(api)).toEqual(start);
        for (const _ of list) expect(api.redoLast(null)).not.toBeNull();
        expect(api.redoLast(null)).toBeNull();
        expect(state(api)).toEqual(end);
        expect(api.health(null).problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves alone what arrived in between (a new answer vanished from the count)', () => {
    const { api, ids } = filled();
    api.setConversationsDone({ ids: [ids[0]!] });
    const sourceId = api.listSources(null)[0]!.id;
    api.ingest({ sourceId, messages: [incoming('late', { references: ['m5'], sentAt: 90_000 })] });
    api.undoLast(null);
    const [row] = api.inboxPage({ view: 'open', sourceId: null, before: null, limit: 1 }).rows;
    expect(row).toMatchObject({ id: ids[0], messages: 2, state: 'open' });
    expect(api.health(null).problems).toEqual([]);
  });

  it('closes the way forward after a new action (redo brought back something else)', () => {
    const { api, ids } = filled();
    api.setConversationsDone({ ids: [ids[0]!] });
    api.undoLast(null);
    api.setConversationsDone({ ids: [ids[1]!] });
    expect(api.redoLast(null)).toBeNull();
  });
});
