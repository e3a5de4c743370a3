import { ownSpan } from '../../../shared/model/quoted-text.ts';
import type { PeriodChange, PeriodMaterial, PeriodMessage } from '../../../shared/model/report-filling.ts';
import type { Span } from '../../../shared/model/report-periods.ts';
import { firstIdAt, timeOfId } from '../../../shared/model/sort-key.ts';
import { row, rows } from '../statements.ts';
import { voiceIds } from './change-voices.ts';
import { namings } from './namings.ts';
import type { WritableDb } from '../open.ts';

/** Bounds: nobody reads more, and everything is answered in one short step. */
const most = {
  changes: 500,
  evidence: 5,
  dissent: 20,
  assumptions: 20,
  messages: 200,
  said: 40,
  waiting: 50,
  people: 5000,
};
const excerptLength = 240;

/** What an incident is made of; `messageIds` null: all messages of these conversations. */
export interface IncidentParts {
  conversationIds: number[];
  messageIds: number[] | null;
  query: string;
}

/** What templates are filled with, of a stretch of time: written or recorded in it. */
export function periodMaterial(
  database: WritableDb,
  input: { span: Span; incident: IncidentParts | null },
): PeriodMaterial {
  const { span, incident } = input;
  const changes = incident === null ? periodChanges(database, span) : incidentChanges(database, incident);
  const messages = incident === null ? [] : incidentMessages(database, span, incident);
  const dissent = incident === null ? dissentOf(database, span) : [];
  const shown = messages.slice(0, most.messages);
  const people = new Set([
    ...shown.flatMap(({ personId }) => personId ?? []),
    ...changes.flatMap(({ id }) => voiceIds(database, id)).slice(0, most.people),
  ]);
  return {
    span,
    changes,
    dissent,
    assumptions: assumptionsOn(database, changes),
    query: incident?.query ?? '',
    messages: shown,
    moreMessages: messages.length > shown.length,
    said: incident === null ? [] : saidIn(database, incident),
    waiting: incident === null ? [] : waitingIn(database, incident),
    namings: namings(database, { personIds: [...people] }),
  };
}

function periodChanges(database: WritableDb, { since, until }: Span): PeriodChange[] {
  const found = rows<{ id: number; title: string }>(
    database,
    `WITH touched (id, at) AS (
       SELECT change_id, at FROM change_steps WHERE state = 'heard' AND at >= :since AND at < :until
       UNION ALL
       SELECT change_id, iif(written_at >= :since AND written_at < :until, written_at, captured_at)
         FROM change_evidence JOIN evidence ON evidence.id = evidence_id
         WHERE (written_at >= :since AND written_at < :until) OR (captured_at >= :since AND captured_at < :until)
       UNION ALL
       SELECT change_id, first_message_id / 2048 FROM conversation_changes
         JOIN conversations ON conversations.id = conversation_id
         WHERE first_message_id >= :first AND first_message_id < :last
       UNION ALL
       SELECT change_id, imported_at FROM conversation_changes
         JOIN conversations ON conversations.id = conversation_id JOIN messages ON messages.id = first_message_id
         WHERE imported_at >= :since AND imported_at < :until)
     SELECT standing.id, standing.title FROM touched JOIN changes AS named ON named.id = touched.id
       JOIN changes AS standing ON standing.id = coalesce(named.merged_into, named.id)
     GROUP BY standing.id ORDER BY max(touched.at) DESC, standing.id DESC LIMIT :limit`,
    { since, until, first: firstIdAt(since), last: firstIdAt(until), limit: most.changes },
  );
  return found.map((change) => told(database, change));
}

function told(database: WritableDb, { id, title }: { id: number; title: string }): PeriodChange {
  const evidence = rows<{ id: number }>(
    database,
    `SELECT evidence.id FROM change_evidence JOIN evidence ON evidence.id = evidence_id
     WHERE change_id = ? ORDER BY written_at DESC, evidence.id DESC LIMIT ?`,
    id,
    most.evidence,
  );
  return { id, title, voices: voiceIds(database, id).length, evidence: evidence.map((one) => one.id) };
}

/** Criticism that was kept as evidence. */
function dissentOf(database: WritableDb, { since, until }: Span): number[] {
  return rows<{ id: number }>(
    database,
    `SELECT DISTINCT evidence.id FROM contributions JOIN evidence ON evidence.message_id = contributions.message_id
     WHERE kind = 'criticism'
       AND ((given_at >= :since AND given_at < :until) OR (created_at >= :since AND created_at < :until))
     ORDER BY written_at DESC, evidence.id DESC LIMIT :limit`,
    { since, until, limit: most.dissent },
  ).map(({ id }) => id);
}

function assumptionsOn(database: WritableDb, changes: readonly PeriodChange[]): number[] {
  return rows<{ id: number }>(
    database,
    `WITH asked AS (SELECT value AS id FROM json_each(?))
     SELECT id FROM assumptions WHERE outcome IS NULL AND (
       conversation_id IN (SELECT conversation_id FROM conversation_changes WHERE change_id IN asked)
       OR id IN (SELECT assumption_id FROM assumption_grounds JOIN change_evidence USING (evidence_id)
                 WHERE change_id IN asked))
     ORDER BY look_again_at IS NULL, look_again_at, created_at LIMIT ?`,
    JSON.stringify(changes.map(({ id }) => id)),
    most.assumptions,
  ).map(({ id }) => id);
}

function incidentChanges(database: WritableDb, { conversationIds }: IncidentParts): PeriodChange[] {
  return rows<{ id: number; title: string }>(
    database,
    `SELECT DISTINCT changes.id, title FROM conversation_changes JOIN changes ON changes.id = change_id
     WHERE conversation_id IN (SELECT value FROM json_each(?)) AND merged_into IS NULL ORDER BY updated_at DESC LIMIT ?`,
    JSON.stringify(conversationIds),
    most.changes,
  ).map((change) => told(database, change));
}

/** Oldest first, one more than is shown where there are more; what was searched for with our answers to it. */
function incidentMessages(
  database: WritableDb,
  { since, until }: Span,
  { conversationIds, messageIds }: IncidentParts,
): PeriodMessage[] {
  const found = rows<{
    id: number;
    place: string;
    text: string;
    subject: string;
    url: string | null;
    personId: number | null;
    ours: number;
  }>(
    database,
    `SELECT messages.id, sources.name AS place, messages.text, messages.subject, messages.url, people.id AS personId,
            coalesce(people.ours, 0) AS ours
     FROM json_each(:conversations) AS wanted CROSS JOIN threads ON threads.conversation_id = wanted.value
     CROSS JOIN messages ON messages.thread_id = threads.id JOIN sources ON sources.id = messages.source_id
     LEFT JOIN identities ON identities.id = messages.identity_id LEFT JOIN people ON people.id = identities.person_id
     WHERE messages.id >= :first AND messages.id < :last
       AND (:messages IS NULL OR ours = 1 OR messages.id IN (SELECT value FROM json_each(:messages)))
     ORDER BY messages.id LIMIT :limit`,
    {
      conversations: JSON.stringify(conversationIds),
      messages: messageIds === null ? null : JSON.stringify(messageIds),
      first: firstIdAt(since),
      last: firstIdAt(until),
      limit: most.messages + 1,
    },
  );
  return found.map(({ id, text, subject, ours, ...rest }) => ({
    ...rest,
    id,
    at: timeOfId(id),
    words: excerpt(text) || subject,
    ours: ours === 1,
  }));
}

/** How what somebody wrote themselves begins, on one line. */
function excerpt(text: string): string {
  const { start, end } = ownSpan(text);
  const words = text
    .slice(start, Math.min(end, start + 4 * excerptLength))
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= excerptLength) return words;
  const cut = words.slice(0, excerptLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), excerptLength - 40)).trimEnd()} …`;
}

function saidIn(database: WritableDb, { conversationIds, messageIds }: IncidentParts): number[] {
  return rows<{ id: number }>(
    database,
    `SELECT id FROM evidence WHERE conversation_id IN (SELECT value FROM json_each(:conversations))
       AND (:messages IS NULL OR message_id IN (SELECT value FROM json_each(:messages)))
     ORDER BY written_at, id LIMIT :limit`,
    {
      conversations: JSON.stringify(conversationIds),
      messages: messageIds === null ? null : JSON.stringify(messageIds),
      limit: most.said,
    },
  ).map(({ id }) => id);
}

function waitingIn(database: WritableDb, { conversationIds }: IncidentParts): { title: string; since: number }[] {
  return rows(
    database,
    `SELECT title, waiting_since AS since FROM conversations
     WHERE id IN (SELECT value FROM json_each(?)) AND waiting_since IS NOT NULL AND state < 2 ORDER BY waiting_since LIMIT ?`,
    JSON.stringify(conversationIds),
    most.waiting,
  );
}

const conversationsOfIncident = 500;

/** The conversations that bear a label or ask for a change and were spoken in during the time, newest first. */
export function conversationsAbout(
  database: WritableDb,
  input: { focus: { type: 'label' | 'change'; id: number }; span: Span },
): { conversationIds: number[]; name: string } {
  const { focus, span } = input;
  const [links, column, table, title] =
    focus.type === 'label'
      ? ['conversation_labels', 'label_id', 'labels', 'name']
      : ['conversation_changes', 'change_id', 'changes', 'title'];
  const ids = rows<{ id: number }>(
    database,
    `SELECT conversations.id FROM ${links} JOIN conversations ON conversations.id = conversation_id
     WHERE ${column} = ? AND last_message_id >= ? AND first_message_id < ? AND state < 3
     ORDER BY last_message_id DESC LIMIT ?`,
    ...[focus.id, firstIdAt(span.since), firstIdAt(span.until), conversationsOfIncident],
  ).map(({ id }) => id);
  const named = row<{ name: string }>(database, `SELECT ${title} AS name FROM ${table} WHERE id = ?`, focus.id);
  return { conversationIds: ids, name: named?.name ?? '' };
}
