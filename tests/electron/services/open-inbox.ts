import { afterEach } from 'vitest';
import { openDatabaseClient, type DatabaseClient } from '../../../electron/db/client.ts';
import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { incoming, temporaryProfile } from '../profile.ts';

const open: DatabaseClient[] = [];

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

/** A real database in its real worker, with a feed in it. */
export async function openInbox(): Promise<{
  database: DatabaseClient;
  sourceId: number;
  /** Lets messages arrive, one conversation each unless they name another. */
  arrive(...messages: (Partial<IncomingMessage> & { externalId: string })[]): Promise<void>;
}> {
  const database = await openDatabaseClient(temporaryProfile());
  open.push(database);
  const { id: sourceId } = await database.call('ensureSource', {
    kind: 'feed',
    name: 'Forum',
    address: 'https://forum.example.org/feed',
  });
  return {
    database,
    sourceId,
    async arrive(...messages) {
      const whole = messages.map(({ externalId, ...more }) => incoming(externalId, more));
      await database.call('ingest', { sourceId, messages: whole });
    },
  };
}

export const quietLog = { info: (): void => {}, warn: (): void => {}, error: (): void => {} };
