import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { Arrival, ArrivedGroup } from '../db/queries/arrivals.ts';
import type { Emit } from '../ipc/events.ts';
import type { Log } from '../log.ts';

/** Arrivals taken at once, and conversations that a rule works on in one call of the database. */
const taken = 200;
const workedOn = 40;
/** While something arrives, it is looked at every so many milliseconds. */
const every = 3000;

export interface DrainSurroundings {
  database: DatabaseClient;
  log: Pick<Log, 'warn'>;
  /** Told of what was changed. */
  onChanged(ids: number[]): void;
  /** Told once of all that arrived at sources that are checked again; a file that was imported is no news. */
  notify?(arrived: ArrivedGroup[]): Promise<void>;
  signal?: AbortSignal;
}

/**
 * Runs the rules on what arrived, in their order: a later one sees what an earlier one did. One that fails is left out and
 * said in the log. Answers with how many conversations there were.
 */
export async function drainArrivals(around: DrainSurroundings): Promise<number> {
  const { database, signal } = around;
  /** One run of each rule for all that is drained now. */
  const runs = new Map<number, number | null>();
  const news: number[] = [];
  let total = 0;
  while (!signal?.aborted) {
    const arrivals: Arrival[] = await database.call('nextArrivals', { limit: taken });
    if (arrivals.length === 0) break;
    const ids = await database.call('standingIds', { ids: arrivals.map(({ conversationId }) => conversationId) });
    for (const ruleId of await database.call('rulesOnArrival', null)) await runOne(around, ruleId, ids, runs);
    await database.call('settleArrivals', { arrivals });
    // Asked behind them: a source may be as new as what it brought.
    const sources = await database.call('listSources', null);
    const synced = new Set(sources.filter(({ address }) => address !== null).map(({ id }) => id));
    news.push(...arrivals.filter(({ sourceId }) => synced.has(sourceId)).map(({ conversationId }) => conversationId));
    total += arrivals.length;
  }
  if (around.notify && news.length > 0) {
    const ids = await database.call('standingIds', { ids: news });
    const arrived = await database.call('arrivedGroups', { ids });
    if (arrived.length > 0) await around.notify(arrived);
  }
  return total;
}

async function runOne(
  { database, log, onChanged }: DrainSurroundings,
  ruleId: number,
  ids: readonly number[],
  runs: Map<number, number | null>,
): Promise<void> {
  try {
    for (let at = 0; at < ids.length; at += workedOn) {
      const { runId, changed } = await database.call('runRuleOnArrivals', {
        ruleId,
        runId: runs.get(ruleId) ?? null,
        ids: ids.slice(at, at + workedOn),
      });
      runs.set(ruleId, runId);
      if (changed.length > 0) onChanged(changed);
    }
  } catch (error) {
    log.warn('rule not run', { ruleId, error });
  }
}

export interface ArrivalWatch {
  /** Everything that the window is told goes by here. */
  hear(event: BridgeEvent): void;
  /** Looks now. Resolves when nothing is left. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Looks at what arrives while jobs run and when they end, and at what was left by the time before. */
export function watchArrivals(context: {
  database: DatabaseClient;
  emit: Emit;
  log: Log;
  notify(arrived: ArrivedGroup[]): Promise<void>;
}): ArrivalWatch {
  const { database, emit, log, notify } = context;
  const controller = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let turn = Promise.resolve();

  async function drain(): Promise<void> {
    const changed = new Set<number>();
    try {
      await drainArrivals({
        database,
        log,
        notify,
        signal: controller.signal,
        onChanged: (ids) => {
          for (const id of ids) changed.add(id);
        },
      });
    } catch (error) {
      if (!controller.signal.aborted) log.error('arrivals not looked at', { error });
    }
    if (changed.size === 0) return;
    emit({ type: 'inbox.changed' });
    emit({ type: 'conversation.changed', ids: [...changed] });
    emit({ type: 'triage.changed' });
    emit({ type: 'undo.changed' });
  }

  function look(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    turn = turn.then(drain);
    return turn;
  }

  void look();
  return {
    hear(event) {
      if (event.type !== 'job.changed' || controller.signal.aborted) return;
      if (event.job.state !== 'running') void look();
      else timer ??= setTimeout(() => void look(), every);
    },
    look,
    async stop() {
      controller.abort();
      if (timer !== null) clearTimeout(timer);
      await turn;
    },
  };
}
