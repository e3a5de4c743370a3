import { rows, run } from '../statements.ts';
import { standingConversation, stateNumber } from './conversation-threads.ts';
import { conversationsMatching } from './search-conversations.ts';
import { listRules } from './rules.ts';
import { runRuleStep } from './rule-runs.ts';
import { listSavedViews } from './saved-views.ts';
import { SamesideError } from '../../errors.ts';
import type { WritableDb } from '../open.ts';

/** A conversation in which something arrived. */
export interface Arrival {
  conversationId: number;
  sourceId: number;
  arrivedAt: number;
}

/** What nobody has looked at yet, oldest first. */
export function nextArrivals(database: WritableDb, input: { limit: number }): Arrival[] {
  return rows<Arrival>(
    database,
    `SELECT conversation_id AS conversationId, source_id AS sourceId, arrived_at AS arrivedAt
     FROM arrivals ORDER BY conversation_id LIMIT ?`,
    input.limit,
  );
}

/** Takes them off the list, except where something more has arrived since. */
export function settleArrivals(database: WritableDb, input: { arrivals: readonly Arrival[] }): null {
  run(
    database,
    `DELETE FROM arrivals WHERE (conversation_id, arrived_at) IN
       (SELECT value ->> 'conversationId', value ->> 'arrivedAt' FROM json_each(?))`,
    JSON.stringify(input.arrivals),
  );
  return null;
}

/** The ids under which conversations stand now; those that are gone are left out. */
export function standingIds(database: WritableDb, input: { ids: readonly number[] }): number[] {
  return [...new Set(input.ids.map((id) => standingConversation(database, id)).filter((id) => id !== null))];
}

/** Rules that run on what arrives and can, in order. */
export function rulesOnArrival(database: WritableDb): number[] {
  return listRules(database).flatMap(({ id, onArrival, problem }) => (onArrival && problem === null ? [id] : []));
}

/** Runs one rule on some conversations in which something arrived, as far as they match. @throws SamesideError `not-found` */
export function runRuleOnArrivals(
  database: WritableDb,
  input: { ruleId: number; runId: number | null; ids: readonly number[] },
): { runId: number | null; changed: number[] } {
  const found = listRules(database).find(({ id }) => id === input.ruleId);
  if (!found) throw new SamesideError('not-found', 'This rule is no longer there.');
  const ids = conversationsMatching(database, found.query, input.ids);
  return runRuleStep(database, { ...input, trigger: 'arrival', ids });
}

/** What arrived at one source and is worth telling of, with the saved views that all of it belongs to. */
export interface ArrivedGroup {
  sourceId: number;
  conversationIds: number[];
  viewIds: number[];
}

/** What is still open and unread after the rules, by source and the saved views that it belongs to. */
export function arrivedGroups(database: WritableDb, input: { ids: readonly number[] }): ArrivedGroup[] {
  const news = rows<{ id: number; sourceId: number }>(
    database,
    `SELECT id, source_id AS sourceId FROM conversations WHERE id IN (SELECT value FROM json_each(?))
       AND state = ${stateNumber.open} AND unread = 1 AND muted = 0`,
    JSON.stringify(input.ids),
  );
  const viewsOf = new Map<number, number[]>();
  for (const view of listSavedViews(database)) {
    for (const id of matchingQuietly(
      database,
      view.query,
      news.map((it) => it.id),
    )) {
      viewsOf.set(id, [...(viewsOf.get(id) ?? []), view.id]);
    }
  }
  const groups = new Map<string, ArrivedGroup>();
  for (const { id, sourceId } of news) {
    const viewIds = viewsOf.get(id) ?? [];
    const key = `${sourceId} ${viewIds.join(' ')}`;
    const group = groups.get(key) ?? { sourceId, conversationIds: [], viewIds };
    group.conversationIds.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function matchingQuietly(database: WritableDb, query: string, ids: readonly number[]): number[] {
  try {
    return conversationsMatching(database, query, ids);
  } catch (error) {
    if (error instanceof SamesideError && error.code === 'query') return [];
    throw error;
  }
}
