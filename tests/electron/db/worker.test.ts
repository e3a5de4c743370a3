import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { incoming, temporaryProfile } from '../profile.ts';

test('what the window asks is answered between the batches of an import', async () => {
  // Catches an import that answers nobody until it is done: a port hands over all that waits in one go.
  const database = await openDatabaseClient(temporaryProfile());
  try {
    const source = await database.call('ensureSource', { kind: 'mail', name: 'list', address: null });
    const { port1, port2 } = new MessageChannel();
    for (let batch = 0; batch < 20; batch += 1) {
      const messages = Array.from({ length: 100 }, (_, index) => incoming(`${batch}-${index}@example.org`));
      port2.postMessage({ type: 'batch', messages });
    }
    const written = database.attach(port1, source.id);
    await once(port2, 'message');
    const { messages } = await database.call('inboxCounts', null);
    expect(messages).toBeLessThan(2000);

    // Closing loses nothing of what had been handed over.
    port2.close();
    expect(await written).toEqual({ new: 2000, updated: 0, duplicate: 0 });
    expect((await database.call('inboxCounts', null)).messages).toBe(2000);
  } finally {
    await database.close();
  }
});
