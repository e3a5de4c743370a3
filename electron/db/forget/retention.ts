import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { KeepCount } from '../../../shared/model/privacy.ts';
import { firstIdAt } from '../../../shared/model/sort-key.ts';
import { source } from '../queries/sources.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import type { WritableDb } from '../open.ts';
import { deleteMessages } from './delete-messages.ts';
import { overwriting } from './purge-file.ts';

const day = 86_400_000;
/** So many conversations are looked at in one step. */
const lookedAtOnce = 200;
/** So many messages are deleted in one step; a longer conversation goes in several. */
const deletedAtOnce = 200;

/**
 * Whether something that we wrote, decided or promised rests on a conversation: then its source keeps it however old it is. A label
 * counts too, also one that a rule put on: what is deleted cannot be brought back. So does a conversation in which messages of
 * another source stand.
 */
const rests = `(
  pinned_at IS NOT NULL OR remind_at IS NOT NULL OR state = 1 OR assignee IS NOT NULL
  OR EXISTS (SELECT 1 FROM notes WHERE target_type = 'conversation' AND target_id = conversations.id)
  OR EXISTS (SELECT 1 FROM evidence WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM assumptions WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM contributions WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM credits WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM promises WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM change_tellings WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM conversation_labels WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM conversation_changes WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM conversation_people WHERE conversation_id = conversations.id)
  OR EXISTS (SELECT 1 FROM conversation_links WHERE a_id = conversations.id)
  OR EXISTS (SELECT 1 FROM conversation_links WHERE b_id = conversations.id)
  OR EXISTS (SELECT 1 FROM threads WHERE conversation_id = conversations.id AND source_id <> conversations.source_id)
  OR EXISTS (SELECT 1 FROM threads JOIN messages ON thread_id = threads.id
             WHERE conversation_id = conversations.id AND messages.id IN (SELECT message_id FROM consents)))`;

/** The place behind the last conversation looked at: state and newest message. */
export type KeepCursor = [state: number, lastMessageId: number];

interface Looked {
  gone: { id: number; messages: number }[];
  next: KeepCursor | null;
}

/** Conversations of a source that are older than so many days and on which nothing rests: the next few. */
function lookForOld(database: WritableDb, sourceId: number, days: number, cursor: KeepCursor | null): Looked {
  const [state, after] = cursor ?? [0, 0];
  const found = rows<{ id: number; messages: number; last: number; rests: number }>(
    database,
    `SELECT id, messages, last_message_id AS last, ${rests} AS rests FROM conversations
     WHERE source_id = ? AND state = ? AND last_message_id > ? AND last_message_id < ? ORDER BY last_message_id LIMIT ?`,
    sourceId,
    state,
    after,
    firstIdAt(Date.now() - days * day),
    lookedAtOnce,
  );
  const next: KeepCursor | null =
    found.length === lookedAtOnce ? [state, found.at(-1)!.last] : state < 2 ? [state + 1, 0] : null;
  return { gone: found.filter((one) => one.rests === 0), next };
}

/** How much would go if a source kept its messages only so long: one slice; ask on with `next`. */
export function keepPreviewSlice(
  database: WritableDb,
  input: { sourceId: number; days: number; cursor: KeepCursor | null },
): KeepCount & { next: KeepCursor | null } {
  const { gone, next } = lookForOld(database, input.sourceId, input.days, input.cursor);
  return { conversations: gone.length, messages: gone.reduce((sum, { messages }) => sum + messages, 0), next };
}

/** How long a source keeps its messages, in days; null: always. Undoable; what goes because of it is not. @throws SamesideError `not-found` */
export function setKeepDays(database: WritableDb, input: { id: number; days: number | null }): UndoEntry {
  const { name } = source(database, { id: input.id });
  return recordedAction(
    database,
    {
      label: 'Time for keeping messages changed',
      count: 1,
      subject: name,
      touched: [{ table: 'sources', ids: [input.id], columns: ['keep_days'] }],
    },
    () => run(database, 'UPDATE sources SET keep_days = ? WHERE id = ?', input.days, input.id),
  );
}

export interface KeepStep extends KeepCount {
  /** Null when nothing older is left. */
  next: { sourceId: number; cursor: KeepCursor | null } | null;
}

/** Sources that do not keep everything. */
export function forgetfulSources(database: WritableDb): { id: number; days: number }[] {
  return rows(database, 'SELECT id, keep_days AS days FROM sources WHERE keep_days IS NOT NULL ORDER BY id');
}

/** Deletes what a source no longer keeps, a step at a time, each durable by itself; a step that a crash cut short is done again. */
export function keepStep(database: WritableDb, input: { sourceId: number; cursor: KeepCursor | null }): KeepStep {
  const step = database.transaction((): KeepStep => {
    const nothing = { conversations: 0, messages: 0, next: null };
    const days = row<{ days: number | null }>(
      database,
      'SELECT keep_days AS days FROM sources WHERE id = ?',
      input.sourceId,
    )?.days;
    if (days === undefined || days === null) return nothing;
    const { gone, next } = lookForOld(database, input.sourceId, days, input.cursor);
    let room = deletedAtOnce;
    const ids: number[] = [];
    let conversations = 0;
    for (const one of gone) {
      if (room <= 0) break;
      const found = rows<{ id: number }>(
        database,
        `SELECT messages.id FROM threads JOIN messages ON thread_id = threads.id WHERE conversation_id = ?
           ORDER BY messages.id LIMIT ?`,
        one.id,
        room,
      );
      ids.push(...found.map(({ id }) => id));
      room -= found.length;
      if (found.length === one.messages) conversations += 1;
    }
    if (ids.length === 0) return { ...nothing, next: next && { sourceId: input.sourceId, cursor: next } };
    // What was undone and is about them could be done again otherwise.
    run(database, 'DELETE FROM actions WHERE undone_at IS NOT NULL');
    deleteMessages(database, ids);
    // Begins at the same place: what is gone is not found again.
    return { conversations, messages: ids.length, next: { sourceId: input.sourceId, cursor: input.cursor } };
  });
  return overwriting(database, () => step.immediate());
}
