import type { Contribution, PromiseMade } from '../../../shared/model/giving.ts';
import type { Section, Today } from '../../../shared/model/today.ts';
import { rows } from '../statements.ts';
import { withGrounds } from './assumption-grounds.ts';
import { assumptionColumns, type BareAssumption } from './assumptions.ts';
import { helpToAsk, untoldChanges } from './change-tellings.ts';
import { conversationRows } from './conversation-rows.ts';
import { inboxIds } from './inbox.ts';
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

function owedContributions(database: WritableDb): Contribution[] {
  return rows<Omit<Contribution, 'credited'>>(
    database,
    `SELECT contributions.id, people.id AS personId, people.name AS who, contributions.kind, quote, start_offset AS start, end_offset AS end,
            message_id AS messageId, conversation_id AS conversationId, coalesce(sources.name, '') AS sourceName, given_at AS givenAt
     FROM contributions JOIN identities ON identities.id = identity_id JOIN people ON people.id = identities.person_id
     LEFT JOIN conversations ON conversations.id = conversation_id LEFT JOIN sources ON sources.id = conversations.source_id
     WHERE people.ours = 0 AND NOT EXISTS (SELECT 1 FROM credits WHERE contribution_id = contributions.id)
     ORDER BY given_at, contributions.id LIMIT ?`,
    shown + 1,
  ).map((one) => ({ ...one, credited: false }));
}

function pressingPromises(database: WritableDb, horizon: number): PromiseMade[] {
  return rows<PromiseMade>(
    database,
    `SELECT promises.id, standing.id AS personId, standing.name AS who, conversation_id AS conversationId, message_id AS messageId,
            sentence, by_whom AS byWhom, due_at AS dueAt, state, outcome, settled_at AS settledAt, made_at AS madeAt
     FROM promises JOIN people ON people.id = promises.person_id
     JOIN people AS standing ON standing.id = coalesce(people.joined_into, people.id)
     WHERE state = 'open' AND (due_at IS NULL OR due_at <= ?)
     ORDER BY due_at IS NULL, due_at, made_at LIMIT ?`,
    horizon,
    shown + 1,
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
