import { conversationStates } from '../../../shared/model/conversation.ts';
import type {
  ChangeDetail,
  ChangeState,
  ChangeStep,
  ChangeTracker,
  TrackerState,
} from '../../../shared/model/change.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { trackerOf, type Tracker } from '../../../shared/model/tracker.ts';
import { row, rows } from '../statements.ts';
import { standingChange } from './standing-change.ts';
import { countVoices } from './change-voices.ts';
import { evidenceOf } from './evidence.ts';
import type { WritableDb } from '../open.ts';

const conversationsShown = 200;
const evidenceShown = 200;

interface RawChange {
  title: string;
  description: string;
  state: ChangeState;
  createdAt: number;
  updatedAt: number;
  answer: string;
  answeredBy: string;
  answeredAt: number | null;
}

/** A change with all that is known of it; one that was merged is the one that it went into. @throws SamesideError `not-found` */
export function changeDetail(database: WritableDb, input: { id: number }): ChangeDetail {
  const id = standingChange(database, input.id);
  const { answer, answeredBy, answeredAt, ...found } = row<RawChange>(
    database,
    `SELECT title, description, state, created_at AS createdAt, updated_at AS updatedAt, answer,
            answered_by AS answeredBy, answered_at AS answeredAt FROM changes WHERE id = ?`,
    id,
  )!;
  return {
    id,
    ...found,
    ...countVoices(database, { id, state: found.state }),
    answer: answer === '' ? null : { words: answer, by: answeredBy, date: answeredAt ?? found.updatedAt },
    steps: stepsOf(database, id),
    evidence: evidenceIn(
      database,
      `SELECT evidence_id AS id FROM change_evidence WHERE change_id = :id ORDER BY id LIMIT ${evidenceShown}`,
      id,
    ),
    offered: evidenceIn(
      database,
      `SELECT evidence.id FROM conversation_changes JOIN evidence USING (conversation_id)
       WHERE change_id = :id AND evidence.id NOT IN (SELECT evidence_id FROM change_evidence WHERE change_id = :id)
       ORDER BY evidence.id DESC LIMIT 50`,
      id,
    ),
    conversations: conversationsOf(database, id),
    tracker: trackerOfChange(database, id),
    merged: rows(database, 'SELECT id, title FROM changes WHERE merged_into = ? ORDER BY id', id),
  };
}

/** Evidence by a list of its ids, in the order of the list. */
function evidenceIn(database: WritableDb, sql: string, id: number): ReturnType<typeof evidenceOf> {
  const ids = rows<{ id: number }>(database, sql, { id }).map((found) => found.id);
  const byId = new Map(evidenceOf(database, ids).map((evidence) => [evidence.id, evidence]));
  return ids.flatMap((found) => byId.get(found) ?? []);
}

/** Those of the changes that were merged into it stand among its own. */
function stepsOf(database: WritableDb, id: number): ChangeStep[] {
  return rows<Omit<ChangeStep, 'report'> & { reportId: number | null; reportTitle: string | null }>(
    database,
    `SELECT change_steps.id, change_steps.state, change_steps.words, at AS date, reports.id AS reportId,
            reports.title AS reportTitle, iif(changes.id = :id, NULL, changes.title) AS "of"
     FROM changes JOIN change_steps ON change_id = changes.id LEFT JOIN reports ON reports.id = report_id
     WHERE changes.id = :id OR changes.merged_into = :id ORDER BY at, change_steps.id`,
    { id },
  ).map(({ reportId, reportTitle, ...step }) => ({
    ...step,
    report: reportId === null ? null : { id: reportId, title: reportTitle! },
  }));
}

function conversationsOf(database: WritableDb, id: number): ChangeDetail['conversations'] {
  return rows<{
    id: number;
    title: string;
    sourceName: string;
    state: number;
    firstVoice: string | null;
    lastId: number;
  }>(
    database,
    `SELECT conversations.id, title, sources.name AS sourceName, conversations.state, people.name AS firstVoice,
            last_message_id AS lastId
     FROM conversation_changes JOIN conversations ON conversations.id = conversation_id
     JOIN sources ON sources.id = source_id LEFT JOIN identities ON identities.id = first_identity_id
     LEFT JOIN people ON people.id = identities.person_id
     WHERE change_id = ? AND conversations.state < 3 ORDER BY last_message_id DESC LIMIT ${conversationsShown}`,
    id,
  ).map(({ lastId, state, firstVoice, ...conversation }) => ({
    ...conversation,
    state: conversationStates[state]!,
    firstVoice: firstVoice ?? '',
    lastActivity: timeOfId(lastId),
  }));
}

/** The address in a tracker and what was found there last; null without one. */
export function trackerOfChange(database: WritableDb, id: number): ChangeTracker | null {
  const { url, ...found } = row<{
    url: string | null;
    state: TrackerState | null;
    title: string | null;
    checkedAt: number | null;
    error: string | null;
  }>(
    database,
    `SELECT tracker_url AS url, tracker_state AS state, tracker_title AS title, tracker_checked_at AS checkedAt,
            tracker_error AS error FROM changes WHERE id = ?`,
    id,
  )!;
  if (url === null) return null;
  const tracker = trackerOf(url);
  return {
    url,
    label: tracker?.label ?? url,
    canCheck: (tracker?.api ?? null) !== null,
    ownHost: ownHost(tracker),
    ...found,
  };
}

function ownHost(tracker: Tracker | null): string | null {
  if (tracker?.kind !== 'gitlab') return null;
  const { hostname } = new URL(tracker.url);
  return hostname === 'gitlab.com' ? null : hostname;
}
