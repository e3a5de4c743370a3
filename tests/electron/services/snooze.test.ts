import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BridgeEvent } from '../../../shared/ipc/bridge.ts';
import type { DatabaseClient } from '../../../electron/db/client.ts';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { profilePaths } from '../../../electron/services/profile.ts';
import { wakeSnoozes } from '../../../electron/services/snooze.ts';

const log = { info: (): void => {}, warn: (): void => {}, error: vi.fn() };
let folder: string;
let database: DatabaseClient;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sameside-snooze-'));
  database = await openDatabaseClient(profilePaths(folder));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Two conversations of one message each; their ids. */
async function conversations(): Promise<number[]> {
  const source = await database.call('ensureSource', { kind: 'mail', name: 'Post', address: null });
  const messages = ['one', 'two'].map((word) => ({
    externalId: `${word}@example.org`,
    references: [],
    mayJoinBySubject: false,
    kind: 'mail' as const,
    author: { place: 'mail', address: 'reader-1@example.org' },
    sentAt: Date.UTC(2024, 2, 4),
    subject: word,
    text: word,
    attachments: [],
    onChanged: 'keep-both' as const,
    where: word,
  }));
  await database.call('ingest', { sourceId: source.id, messages });
  const page = await database.call('inboxPage', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 10,
  });
  return page.rows.map((row) => row.id);
}

describe('snoozed conversations', () => {
  it('open again when their time has come, and the window is told which; the others sleep on', async () => {
    const [due, later] = await conversations();
    await database.call('changeConversations', {
      ids: [due!],
      action: { type: 'snooze', until: Date.now() - 1 },
      groupId: null,
    });
    await database.call('changeConversations', {
      ids: [later!],
      action: { type: 'snooze', until: Date.now() + 3_600_000 },
      groupId: null,
    });
    const events: BridgeEvent[] = [];
    const waker = wakeSnoozes({ database, emit: (event) => events.push(event), log });
    await waker.look();
    waker.stop();
    expect(events).toEqual([{ type: 'inbox.changed' }, { type: 'conversation.changed', ids: [due] }]);
    expect(await database.call('inboxCounts', null)).toMatchObject({ open: 1, snoozed: 1 });
  });

  it('a database that fails is logged and does not end the looking', async () => {
    const failing = { call: () => Promise.reject(new Error('busy')) } as unknown as DatabaseClient;
    const waker = wakeSnoozes({ database: failing, emit: () => {}, log });
    await waker.look();
    waker.stop();
    expect(log.error).toHaveBeenCalledWith('snoozes not looked at', expect.anything());
  });
});
