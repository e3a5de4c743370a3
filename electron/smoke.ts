import { rmSync } from 'node:fs';
import { app } from 'electron';
import type { HandlerContext } from './ipc/handler-context.ts';
import { runImport } from './services/import.ts';

const patience = 60_000;

/**
 * Tries the main things once, on a temporary profile: the window paints, the sample inbox imports, a word is found. Says
 * `smoke ok` or what went wrong, and ends the program with status 0 or 1.
 */
export async function runSmoke(context: HandlerContext & { ready: Promise<void> }): Promise<void> {
  let place = 'the window to paint';
  const tried = async (): Promise<void> => {
    await context.ready;
    place = 'the sample inbox to import';
    const result = await runImport(
      { task: { type: 'paths', paths: [context.sampleInbox], format: null }, name: 'Sample inbox' },
      { ...context, signal: new AbortController().signal, onProgress: () => {} },
    );
    if (result.messages.new === 0 || result.messages.failed > 0)
      throw new Error(`import: ${JSON.stringify(result.messages)}`);
    place = 'a search';
    const found = await context.database.call('search', {
      query: 'history',
      type: 'message',
      sort: 'newest',
      before: null,
      limit: 10,
      count: true,
    });
    if (found.hits.length === 0) throw new Error('search: nothing was found');
    place = 'the inbox to close';
    await context.database.close();
  };
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`waited 60 seconds for ${place}`)), patience);
  });
  try {
    await Promise.race([tried(), late]);
    console.log('smoke ok');
    end(context, 0);
  } catch (error) {
    console.log(`smoke failed: ${error instanceof Error ? error.message : String(error)}`);
    end(context, 1);
  }
}

function end({ profile }: HandlerContext, status: number): void {
  rmSync(profile.folder, { recursive: true, force: true });
  app.exit(status);
}
