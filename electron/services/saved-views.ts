import { setTimeout as pause } from 'node:timers/promises';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { DatabaseClient } from '../db/client.ts';
import { plainError } from '../errors.ts';
import type { Emit } from '../ipc/events.ts';
import type { Log } from '../log.ts';

/** Milliseconds without a change before counting begins, and between two slices of it. */
const settled = 1000;
/** Milliseconds after the start of the program before they are all counted: the window comes first. */
const afterStart = 8000;
const slicePause = 15;

/** What makes a count of matches stale. */
const counted = new Set<BridgeEvent['type']>([
  'inbox.changed',
  'conversation.changed',
  'records.changed',
  'triage.changed',
]);

export interface ViewCounter {
  /** Everything that the window is told goes by here. */
  hear(event: BridgeEvent): void;
  /** Counts all views now, in slices. Resolves when it is done or a newer change began it anew. */
  count(): Promise<void>;
  stop(): void;
}

/**
 * Keeps the stored counters of saved views right: after a change, when all is quiet, each view is counted anew in slices that
 * nobody feels. The one that was counted longest ago comes first, so that all of them get their turn in busy times too.
 * @param context.emit tells the window alone: what it says does not come back to `hear`
 */
export function countSavedViews(context: { database: DatabaseClient; emit: Emit; log: Log }): ViewCounter {
  const { database, emit, log } = context;
  let timer: NodeJS.Timeout | null = null;
  /** The count that goes on; a newer one ends it. */
  let current = 0;

  async function countOf(query: string, mine: number): Promise<number | null> {
    let total = 0;
    let cursor: number | null = null;
    do {
      const slice: { count: number; next: number | null } = await database.call('conversationCountSlice', {
        query,
        cursor,
      });
      if (mine !== current) return null;
      total += slice.count;
      cursor = slice.next;
      if (cursor !== null) await pause(slicePause);
    } while (cursor !== null);
    return total;
  }

  async function count(): Promise<void> {
    current += 1;
    const mine = current;
    try {
      for (const { id, query } of await database.call('savedViewsToCount', null)) {
        const conversations = await countOf(query, mine).catch(noneWhereQueryIsWrong);
        if (conversations === null) return;
        const changed = await database.call('storeSavedViewCount', { id, query, conversations });
        if (changed) emit({ type: 'triage.changed' });
      }
    } catch (error) {
      if (mine === current) log.error('saved views not counted', { error });
    }
  }

  function soon(wait = settled): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void count();
    }, wait);
  }

  soon(afterStart);
  return {
    hear({ type }) {
      if (counted.has(type)) soon();
    },
    count,
    stop() {
      current += 1;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** A search that is none shows nothing. */
function noneWhereQueryIsWrong(error: unknown): number {
  if (plainError(error).code === 'query') return 0;
  throw error;
}
