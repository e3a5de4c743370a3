import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryDatabase, incoming, mailSource } from '../profile.ts';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { attachmentPath, createAttachmentStore } from '../../../electron/importers/attachment-store.ts';
import { deleteOld as deleteOldOfAll } from '../../../electron/services/privacy.ts';
import type { KeepStep } from '../../../electron/db/forget/retention.ts';

const day = 86_400_000;

/** As the service does, but for the files, which are only noted. */
function deleteOld(api: DatabaseApi, sourceId: number): string[] {
  let next: KeepStep['next'] = { sourceId, cursor: null };
  while (next !== null) ({ next } = api.keepStep(next));
  return api.filesToRemove({ limit: 10 });
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

  it('leaves none of the words that went in the file, neither in freed pages nor in indexes, nor files of theirs', async () => {
    // Catches pages that are only marked as free, text indexes that only note a deletion, a log that is kept, and a file of an
    // attachment that stays for good after a crash between its deletion and its removal.
    const { api, database, profile } = temporaryDatabase();
    const sourceId = mailSource(api);
    const old = Date.now() - 100 * day;
    const { storeAttachment } = createAttachmentStore(profile.attachments);
    const [first, shared] = await Promise.all([1, 2].map((part) => storeAttachment(Buffer.from(`file ${part}`))));
    const attached = (sha256: string) => ({ name: 'a.txt', mimeType: 'text/plain', size: 6, sha256, inline: false });
    const long = 'and so on '.repeat(2000);
    api.ingest({
      sourceId,
      messages: Array.from({ length: 300 }, (_, index) =>
        incoming(`old-${index}`, {
          sentAt: old + index,
          subject: `Marmalade${index}`,
          text: `An umbrella${index} is gone. ${index % 50 === 0 ? long : ''}`,
          source: `Raw umbrella${index}`,
          attachments: index === 0 ? [attached(first!), attached(shared!)] : [],
        }),
      ),
    });
    api.ingest({ sourceId, messages: [incoming('young', { sentAt: Date.now(), attachments: [attached(shared!)] })] });
    while (await api.settleSearch(null)) continue;
    api.setKeepDays({ id: sourceId, days: 30 });
    // A crash right after the first step: its files still lie there.
    api.keepStep({ sourceId, cursor: null });
    database.close();

    const client = await openDatabaseClient(profile);
    expect(await deleteOldOfAll({ database: client, profile })).toMatchObject({ messages: 100 });
    const bytes = ['', '-wal'].map((end) => readFileSync(`${profile.database}${end}`).toString('latin1')).join('');
    const left = [...bytes.matchAll(/marmalade\d*|umbrella\d*/gi)].map(([words]) => words);
    expect(new Set(left)).toEqual(new Set());
    const isThere = [first!, shared!].map((sha256) => existsSync(attachmentPath(profile.attachments, sha256)));
    expect(isThere).toEqual([false, true]);
    expect(await client.call('health', null)).toMatchObject({ ok: true });
    await client.close();
  });
});
