import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Api = ReturnType<typeof temporaryDatabase>['api'];

/** Six conversations, the first one with an answer and an answer to that; a label and a change, made before anything is to be undone. */
function filled() {
  const { api, database } = temporaryDatabase();
  const sourceId = mailSource(api);
  api.ingest({
    sourceId,
    messages: Array.from({ length: 6 }, (_, index) => incoming(`m${index}`, { sentAt: index * 1000 })),
  });
  api.ingest({
    sourceId,
    messages: [
      incoming('answer', {
        references: ['m0'],
        sentAt: 7000,
        author: { name: 'Other', address: 'other@example.org', place: 'mail' },
      }),
      incoming('answer to it', { references: ['m0', 'answer'], sentAt: 8000 }),
    ],
  });
  const labelId = api.createLabel({ name: 'export', colour: 'blue' }).id;
  const changeId = api.createChange({ title: 'Export keeps names' }).id;
  database.exec('DELETE FROM actions');
  const { rows } = api.inboxPage({ scope: { view: 'all', filter: null, sort: 'newest' }, before: null, limit: 50 });
  const answerId = api.conversation({ id: rows[0]!.id }).messages[1]!.id;
  return {
    api,
    labelId,
    changeId,
    answerId,
    ids: rows.map((row) => row.id),
    messageIds: rows.map((row) => api.conversation({ id: row.id }).messages[0]!.id),
  };
}

function act(api: Api, ids: number[], action: ConversationAction) {
  return api.changeConversations({ ids, action, groupId: null });
}

function state(api: Api, ids: number[]): unknown {
  return {
    rows: api.inboxPage({ scope: { view: 'all', filter: null, sort: 'newest' }, before: null, limit: 50 }).rows,
    counts: api.inboxCounts(null),
    notes: api.listNotes({ target: null, limit: 100 }).map(({ id, body, target }) => ({ id, body, target })),
    evidence: api.listEvidence({ query: '', conversationId: null, limit: 100 }).map(({ id, quote }) => ({ id, quote })),
    labels: api.listLabels(null),
    changes: api.listChanges(null).map(({ updatedAt: _, ...rest }) => rest),
    conversations: ids.map((id) => api.conversation({ id })),
    reports: api.listReports(null).map(({ id, title }) => ({ id, title })),
  };
}

describe('undo', () => {
  it('brings back exactly what was, for any run of actions, and redo does them all again', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 24 }), fc.nat({ max: 5 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (list) => {
        const { api, ids, messageIds, labelId, changeId, answerId } = filled();
        const start = state(api, ids);
        const actions: ((id: number, messageId: number) => unknown)[] = [
          (id) => api.changeConversations({ ids: [id], action: { type: 'done' }, groupId: null }),
          (id) => act(api, [id], { type: 'snooze', until: 9e12 }),
          () => act(api, ids, { type: 'reopen' }),
          (id) => act(api, [id], { type: 'unread' }),
          (id) => act(api, [id], { type: 'read' }),
          (id) => act(api, [id], { type: 'pin', on: true }),
          (id) => act(api, [id], { type: 'mute', on: true }),
          (id) => act(api, [id], { type: 'assign', to: 'me' }),
          (id) => act(api, [id], { type: 'remind', at: 9e12 }),
          (id) => act(api, [id], { type: 'practice', practice: 'respecting', on: true }),
          (id) => act(api, [id], { type: 'label', labelId, on: true }),
          () => act(api, ids, { type: 'label', labelId, on: true }),
          (id) => act(api, [id], { type: 'label', labelId, on: false }),
          (id) => act(api, [id], { type: 'change', changeId, on: true }),
          (id) => api.linkConversations({ id, otherId: id === ids[0] ? ids[1]! : ids[0]!, on: true }),
          (id) => api.holdAssumption({ conversationId: id, sentence: 'Only one is affected', lookAgainAt: null }),
          () => api.updateLabel({ id: labelId, name: 'later', colour: 'red' }),
          () => api.updateChange({ id: changeId, title: 'Export', description: 'Keeps every name' }),
          (id) => api.mergeConversations({ ids: [ids[0]!, id], intoId: id === ids[0] ? ids[1]! : id }),
          () => api.splitMessage({ messageId: answerId }),
          () => api.setPersonOurs({ id: 1, ours: true }),
          (id) => api.createNote({ target: { type: 'conversation', id }, body: 'A note' }),
          (_, messageId) => api.captureEvidence({ messageId, start: 0, end: 5 }),
          () => api.createReport({ title: 'A report' }),
          () => {
            const [note] = api.listNotes({ target: null, limit: 1 });
            return note
              ? api.deleteNote({ id: note.id })
              : api.changeConversations({ ids, action: { type: 'done' }, groupId: null });
          },
        ];
        let taken = 0;
        for (const [action, which] of list) {
          try {
            actions[action]!(ids[which]!, messageIds[which]!);
            taken += 1;
          } catch (error) {
            // What was merged or split before cannot be so again.
            expect((error as { code: string }).code).toMatch(/^(?:not-found|nothing-to-)/);
          }
        }
        const end = state(api, ids);
        for (let step = 0; step < taken; step += 1) expect(api.undoLast(null)).not.toBeNull();
        expect(api.undoLast(null)).toBeNull();
        expect(state(api, ids)).toEqual(start);
        for (let step = 0; step < taken; step += 1) expect(api.redoLast(null)).not.toBeNull();
        expect(api.redoLast(null)).toBeNull();
        expect(state(api, ids)).toEqual(end);
        expect(api.health(null).problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves alone what arrived in between (a new answer vanished from the count)', () => {
    const { api, ids } = filled();
    api.changeConversations({ ids: [ids[0]!], action: { type: 'done' }, groupId: null });
    const sourceId = api.listSources(null)[0]!.id;
    api.ingest({ sourceId, messages: [incoming('late', { references: ['m0'], sentAt: 90_000 })] });
    api.undoLast(null);
    const [row] = api.inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: null, limit: 1 }).rows;
    expect(row).toMatchObject({ id: ids[0], messages: 4, state: 'open' });
    expect(api.health(null).problems).toEqual([]);
  });

  it('closes the way forward after a new action (redo brought back something else)', () => {
    const { api, ids } = filled();
    api.changeConversations({ ids: [ids[0]!], action: { type: 'done' }, groupId: null });
    api.undoLast(null);
    api.changeConversations({ ids: [ids[1]!], action: { type: 'done' }, groupId: null });
    expect(api.redoLast(null)).toBeNull();
  });
});
