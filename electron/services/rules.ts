import type { ConversationAction } from '../../shared/model/conversation-action.ts';
import type { RulePreview, RuleRun } from '../../shared/model/triage.ts';
import type { DatabaseClient } from '../db/client.ts';
import { SamesideError } from '../errors.ts';

/** Conversations looked for, and worked on, in one call of the database, so that others get their turn in between. */
const lookedAt = 100;
const workedOn = 40;
/** About so many milliseconds a call goes on looking. */
const sliceTime = 6;
/** A preview stops after so many milliseconds, or when it has seen so many. */
const previewTime = 400;
const previewedMost = 5000;
const rowsShown = 8;

/** What a rule would do, as far as that is found out in a moment. @throws SamesideError `query` */
export async function rulePreview(
  database: DatabaseClient,
  rule: { query: string; effects: readonly ConversationAction[] },
): Promise<RulePreview> {
  const until = performance.now() + previewTime;
  let matching = 0;
  const changed = new Set<number>();
  let before: number | null = null;
  do {
    const slice: { matching: number; ids: number[]; next: number | null } = await database.call('rulePreviewSlice', {
      query: rule.query,
      effects: rule.effects,
      before,
      limit: lookedAt,
      time: sliceTime,
    });
    matching += slice.matching;
    for (const id of slice.ids) changed.add(id);
    before = slice.next;
  } while (before !== null && matching < previewedMost && performance.now() < until);
  const rows = await database.call('conversationRows', { ids: [...changed].slice(0, rowsShown) });
  return { matching, conversations: changed.size, isExact: before === null, rows };
}

export interface RuleProgress {
  /** Conversations gone through. */
  looked: number;
  /** Of so many that match, null while they are still being looked for. */
  total: number | null;
  changed: number;
}

/**
 * Runs a rule over everything that matches it at the moment, as one group of the undo history. What was done until it is
 * stopped stays, and stands in the log. Null when nothing was changed.
 * @throws SamesideError `query`, `not-found`, `cancelled`, or `rule-broken` when what it gives is gone
 */
export async function runRule(
  database: DatabaseClient,
  ruleId: number,
  around: { signal: AbortSignal; onProgress(progress: RuleProgress): void },
): Promise<RuleRun | null> {
  const { query, problem } = await database.call('rule', { id: ruleId });
  if (problem !== null) throw new SamesideError('rule-broken', problem);
  const checkStopped = (): void => {
    if (around.signal.aborted) throw new SamesideError('cancelled', 'Stopped. What was done until then stays.');
  };
  // First all of them, then the changes: what a rule changes may no longer match it.
  const found = new Set<number>();
  let before: number | null = null;
  do {
    checkStopped();
    const page: { ids: number[]; next: number | null } = await database.call('matchingConversations', {
      query,
      before,
      limit: lookedAt,
      time: sliceTime,
    });
    for (const id of page.ids) found.add(id);
    before = page.next;
    around.onProgress({ looked: 0, total: null, changed: 0 });
  } while (before !== null);
  const ids = [...found];
  let runId: number | null = null;
  let changed = 0;
  for (let at = 0; at < ids.length; at += workedOn) {
    checkStopped();
    const step: { runId: number | null; changed: number[] } = await database.call('runRuleStep', {
      ruleId,
      trigger: 'demand',
      runId,
      ids: ids.slice(at, at + workedOn),
    });
    runId = step.runId;
    changed += step.changed.length;
    around.onProgress({ looked: Math.min(at + workedOn, ids.length), total: ids.length, changed });
  }
  return runId === null ? null : database.call('ruleRun', { id: runId });
}
