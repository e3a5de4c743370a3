import { describe, expect, it } from 'vitest';
import { temporaryDatabase, incoming, mailSource } from '../profile.ts';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import type { KeepStep } from '../../../electron/db/forget/retention.ts';

const day = 86_400_000;

/** As the service does. */
function deleteOld(api: DatabaseApi, sourceId: number): string[] {
  const files: string[] = [];
  let next: KeepStep['next'] = { sourceId, cursor: null };
  while (next !== null) {
    const step: KeepStep = api.keepStep(next);
    files.push(...step.files);
    ({ next } = step);
  }
  return files;
}

function preview(api: DatabaseApi, sourceId: number, days: number): number {
  let count = 0;
  let slice = api.keepPreviewSlice({ sourceId, days, cursor: null });
  for (;;) {
    count += slice.conversations;
    if (slice.next === null) return count;
    slice = api.keepPreviewSlice({ sourceId, days, cursor: slice.next });
  }
}

describe('a source that keeps messages for a time', () => {
  // Catches words deleted on which something of ours rests, a conversation that goes while its newest message is young, counts
  // that the preview and the deletion do not agree on, and an undo that fails because of what went.
  it('deletes old conversations, but none on which something rests', () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const old = Date.now() - 100 * day;
    const attached = { name: 'a.txt', mimeType: 'text/plain', size: 3, sha256: 'a'.repeat(64), inline: false };
    const kinds = [
      ...[
        'plain',
        'alive',
        'pinned',
        'noted',
        'quoted',
        'labelled',
        'changed',
        'held',
        'linked',
        'reminded',
        'assigned',
      ],
      ...['given', 'promised', 'done', 'snoozed', 'concerns', 'consented'],
    ];
    api.ingest({
      sourceId,
      messages: [
        ...kinds.map((name, index) =>
          incoming(name, { sentAt: old + index, ...(name === 'plain' && { attachments: [attached] }) }),
        ),
        incoming('answer', { references: ['alive'], sentAt: Date.now() - day }),
        incoming('young', { sentAt: Date.now() - day }),
        ...Array.from({ length: 450 }, (_, index) =>
          incoming(`long-${index}`, { references: index === 0 ? [] : ['long-0'], sentAt: old + 1000 + index }),
        ),
      ],
    });
    const messageOf = (name: string): number =>
      database.prepare('SELECT id FROM messages WHERE external_id = ?').pluck().get(name) as number;
    const idOf = (name: string): number => api.conversationOfMessage({ id: messageOf(name) });
    const personId = database.prepare('SELECT id FROM people').pluck().get() as number;
    const act = (name: string, action: Parameters<DatabaseApi['changeConversations']>[0]['action']): unknown =>
      api.changeConversations({ ids: [idOf(name)], action, groupId: null });
    act('pinned', { type: 'pin', on: true });
    act('done', { type: 'done' });
    act('reminded', { type: 'remind', at: Date.now() + day });
    act('assigned', { type: 'assign', to: 'me' });
    api.createNote({ target: { type: 'conversation', id: idOf('noted') }, body: 'Mine' });
    api.captureEvidence({ messageId: messageOf('quoted'), start: 0, end: 5 });
    const label = api.createLabel({ name: 'wanted', colour: 'green' });
    act('labelled', { type: 'label', labelId: label.id, on: true });
    act('plain', { type: 'label', labelId: label.id, on: true });
    const change = api.createChange({ title: 'A change' });
    act('changed', { type: 'change', changeId: change.id, on: true });
    api.holdAssumption({ conversationId: idOf('held'), sentence: 'So it is', lookAgainAt: null });
    api.linkConversations({ id: idOf('linked'), otherId: idOf('young'), on: true });
    api.markContribution({ messageId: messageOf('given'), start: null, end: null, kind: 'idea' });
    api.makePromise({
      personId,
      conversationId: idOf('promised'),
      messageId: null,
      sentence: 'We will',
      byWhom: 'me',
      dueAt: null,
      madeAt: null,
    });
    database
      .prepare('UPDATE conversations SET state = 1, snoozed_until = ? WHERE id = ?')
      .run(Date.now() + day, idOf('snoozed'));
    database
      .prepare('INSERT INTO conversation_people (conversation_id, person_id) VALUES (?, ?)')
      .run(idOf('concerns'), personId);
    database
      .prepare('INSERT INTO consents (person_id, granted, message_id, given_at, created_at) VALUES (?, 1, ?, 1, 1)')
      .run(personId, messageOf('consented'));
    // The label is taken off again: an undo would put it back onto what went.
    act('plain', { type: 'label', labelId: label.id, on: false });

    expect(preview(api, sourceId, 365)).toBe(0);
    expect(preview(api, sourceId, 90)).toBe(3);
    expect(deleteOld(api, sourceId)).toEqual([]);
    api.setKeepDays({ id: sourceId, days: 90 });
    expect(api.source({ id: sourceId })).toMatchObject({ keepDays: 90 });
    expect(deleteOld(api, sourceId)).toEqual([attached.sha256]);
    const left = database.prepare('SELECT external_id FROM messages').pluck().all() as string[];
    const rests = kinds.filter((name) => name !== 'plain' && name !== 'done');
    expect(left.toSorted()).toEqual([...rests, 'answer', 'young'].toSorted());
    expect(preview(api, sourceId, 90)).toBe(0);
    expect(api.health(null)).toMatchObject({ ok: true, problems: [] });
    expect(database.prepare('SELECT count(*) FROM message_ids').pluck().get()).toBe(left.length);

    // All that was done is undone without a word about what is gone.
    while (api.undoLast(null) !== null) continue;
    while (api.redoLast(null) !== null) continue;
    expect(api.source({ id: sourceId }).keepDays).toBe(90);
    expect(database.pragma('foreign_key_check')).toEqual([]);

    // What is too old does not come in again.
    api.ingest({ sourceId, messages: [incoming('plain', { sentAt: old })] });
    expect(database.prepare("SELECT count(*) FROM messages WHERE external_id = 'plain'").pluck().get()).toBe(0);
  });
});
