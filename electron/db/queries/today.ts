import type { Contribution, PromiseMade } from '../../../shared/model/giving.ts';
import type { Section, Today } from '../../../shared/model/today.ts';
import { rows } from '../statements.ts';
import { withGrounds } from './assumption-grounds.ts';
import { assumptionColumns, type BareAssumption } from './assumptions.ts';
import { helpToAsk, untoldChanges } from './change-tellings.ts';
import { conversationRows } from './conversation-rows.ts';
import { creditOwed } from './giving.ts';
import { inboxIds } from './inbox.ts';
import { listPromises } from './promises.ts';
import { dueSeries } from './report-series.ts';
import type { WritableDb } from '../open.ts';

/** So many of a section stand on the page; the rest is one press away. */
const shown = 6;
const day = 86_400_000;
const promiseHorizon = 7 * day;

export interface TodayInput {
  now: number;
  /** When today ends where the person is. */
  endOfDay: number;
}

function sectionOf<Item>(items: Item[]): Section<Item> {
  return { items: items.slice(0, shown), more: items.length > shown };
}

/** What needs us now. Every part is a short range of an index. */
export function today(database: WritableDb, { now, endOfDay }: TodayInput): Today {
  return {
    waiting: waitingLongest(database),
    due: dueConversations(database, endOfDay),
    owed: sectionOf(owedContributions(database)),
    promises: sectionOf(pressingPromises(database, now + promiseHorizon)),
    untold: sectionOf(untoldChanges(database, shown + 1)),
    helped: sectionOf(helpToAsk(database, { now, limit: shown + 1 })),
    reports: sectionOf(dueReports(database, now)),
    assumptions: dueAssumptions(database, endOfDay),
    failed: sectionOf(
      rows(
        database,
        `SELECT id AS sourceId, name, last_error AS error, last_sync_at AS at FROM sources
         WHERE last_error IS NOT NULL ORDER BY last_sync_at DESC LIMIT ?`,
        shown + 1,
      ),
    ),
  };
}

function dueReports(database: WritableDb, now: number): Today['reports']['items'] {
  return dueSeries(database, { now, limit: shown + 1 }).map(({ id, name, nextAt }) => ({
    seriesId: id,
    name,
    dueAt: nextAt,
  }));
}

function waitingLongest(database: WritableDb): Today['waiting'] {
  const scope = { view: 'open', filter: null, sort: 'waiting' } as const;
  const { ids } = inboxIds(database, { scope, before: null, limit: shown + 1 });
  // Behind those who wait stand those for whom nobody waits.
  return sectionOf(conversationRows(database, ids).filter(({ waitingSince }) => waitingSince !== null));
}

function dueConversations(database: WritableDb, endOfDay: number): Today['due'] {
  const due = rows<{ id: number; why: 'reminder' | 'snooze'; at: number }>(
    database,
    `SELECT id, 'reminder' AS why, remind_at AS at FROM conversations WHERE remind_at <= :endOfDay AND state < 3
     UNION ALL SELECT id, 'snooze', snoozed_until FROM conversations WHERE state = 1 AND snoozed_until <= :endOfDay
     ORDER BY at LIMIT :limit`,
    { endOfDay, limit: shown + 1 },
  );
  const found = conversationRows(
    database,
    due.map(({ id }) => id),
  );
  return sectionOf(due.flatMap(({ why, at }, index) => (found[index] ? [{ row: found[index], why, at }] : [])));
}

/** What nobody was thanked for, by those who are owed something since the longest. */
function owedContributions(database: WritableDb): Contribution[] {
  return creditOwed(database, { after: null, limit: shown + 1 }).people.flatMap(({ contributions }) => contributions);
}

function pressingPromises(database: WritableDb, horizon: number): PromiseMade[] {
  return listPromises(database, { state: 'open', limit: shown + 1 }).filter(
    ({ dueAt }) => dueAt === null || dueAt <= horizon,
  );
}

function dueAssumptions(database: WritableDb, endOfDay: number): Today['assumptions'] {
  const found = rows<BareAssumption & { conversationTitle: string }>(
    database,
    `SELECT assumptions.${assumptionColumns}, (SELECT title FROM conversations WHERE id = conversation_id) AS conversationTitle
     FROM assumptions WHERE outcome IS NULL AND look_again_at <= ? ORDER BY look_again_at LIMIT ?`,
    endOfDay,
    shown + 1,
  );
  return sectionOf(withGrounds(database, found));
}
