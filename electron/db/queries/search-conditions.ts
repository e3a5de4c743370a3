import { practiceBit } from '../../../shared/model/practice.ts';
import type { ConditionTerm } from '../../../shared/model/search-grammar.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { stateNumber } from './conversation-threads.ts';
import { relationNumber } from './relation.ts';
import { labelsNamed, sourcesNamed } from './search-names.ts';
import { ids } from './search-parts.ts';

/** A condition on a conversation's row, and how to find the conversations when few hold it. */
export interface ConversationCondition {
  /** On `conversations`. */
  sql: string;
  values: unknown[];
  /** SQL that lists the conversations without reading others; absent where no index does. */
  few?: { sql: string; values: unknown[] };
}

/** Ids for `IN`: whole numbers of our own, so that they may stand in the SQL. */
const list = (numbers: readonly number[]): string => `(${numbers.join(', ')})`;

const never: ConversationCondition = { sql: '0', values: [], few: { sql: 'SELECT 0 WHERE 0', values: [] } };

function linked(table: string, column: string, wanted: readonly number[] | null): ConversationCondition {
  if (wanted?.length === 0) return never;
  const which = wanted === null ? '1' : `${column} IN ${list(wanted)}`;
  return {
    sql: `EXISTS (SELECT 1 FROM ${table} WHERE conversation_id = conversations.id AND ${which})`,
    values: [],
    few: { sql: `SELECT DISTINCT conversation_id FROM ${table} WHERE ${which}`, values: [] },
  };
}

const isConditions: Record<Extract<ConditionTerm, { field: 'is' }>['value'], ConversationCondition> = {
  open: inState(stateNumber.open),
  snoozed: inState(stateNumber.snoozed),
  done: inState(stateNumber.done),
  unread: { sql: 'conversations.unread = 1', values: [] },
  unanswered: marked('waiting_since IS NOT NULL'),
  pinned: marked('pinned_at IS NOT NULL'),
  muted: marked('muted = 1'),
  'first-time': begunBy(relationNumber.firstTime),
  owed: begunBy(relationNumber.owed),
  helper: begunBy(relationNumber.helper),
};

function begunBy(relation: number): ConversationCondition {
  const sql = `relation = ${relation}`;
  return {
    sql: `conversations.${sql}`,
    values: [],
    // An index has it within each state.
    few: { sql: `SELECT id FROM conversations WHERE state IN (0, 1, 2) AND ${sql}`, values: [] },
  };
}

function inState(state: number): ConversationCondition {
  return marked(`state = ${state}`);
}

function marked(column: string): ConversationCondition {
  return {
    sql: `conversations.${column}`,
    values: [],
    few: { sql: `SELECT id FROM conversations WHERE ${column}`, values: [] },
  };
}

function practised(bit: number): ConversationCondition {
  const sql = `conversations.practices & ${bit} <> 0`;
  if (bit === 1) return { sql, values: [] };
  return {
    sql,
    values: [],
    few: { sql: `SELECT id FROM conversations WHERE practices > 1 AND practices & ${bit} <> 0`, values: [] },
  };
}

function assignedTo(name: string): ConversationCondition {
  if (name === '*') return marked('assignee IS NOT NULL');
  return {
    sql: 'conversations.assignee = ? COLLATE NOCASE',
    values: [name],
    few: {
      sql: 'SELECT id FROM conversations WHERE assignee IS NOT NULL AND assignee = ? COLLATE NOCASE',
      values: [name],
    },
  };
}

/** What the term says of a conversation, null when it is about single messages. */
export function conversationCondition(database: WritableDb, term: ConditionTerm): ConversationCondition | null {
  switch (term.field) {
    case 'is':
      return isConditions[term.value];
    case 'practice':
      return practised(practiceBit(term.value));
    case 'assigned':
      return assignedTo(term.value);
    case 'label':
      return linked('conversation_labels', 'label_id', term.value === '*' ? null : labelsNamed(database, term.value));
    case 'change':
      return linked(
        'conversation_changes',
        'change_id',
        term.value === '*' ? null : changesNamed(database, term.value),
      );
    case 'source': {
      const sources = sourcesNamed(database, term.value);
      if (sources.length === 0) return never;
      const sql = `source_id IN ${list(sources)}`;
      return {
        sql: `conversations.${sql}`,
        values: [],
        few: { sql: `SELECT id FROM conversations WHERE ${sql}`, values: [] },
      };
    }
    case 'has':
      if (term.value !== 'note') return null;
      return {
        sql: "EXISTS (SELECT 1 FROM notes WHERE target_type = 'conversation' AND target_id = conversations.id)",
        values: [],
        few: { sql: "SELECT DISTINCT target_id FROM notes WHERE target_type = 'conversation'", values: [] },
      };
    default:
      return null;
  }
}

/** Changes by number, or by words of their title. */
export function changesNamed(database: WritableDb, name: string): number[] {
  if (/^#?\d{1,15}$/.test(name)) return [Number(name.replace('#', ''))];
  return ids(database, 'SELECT id FROM changes WHERE instr(lower(title), lower(?)) > 0', name);
}

const peopleFollowed = 500;

/** Identities of the people whose name or address has these words. */
export function identitiesOfPerson(database: WritableDb, name: string): number[] {
  const words = foldedWords(name);
  const match = words.length > 0 ? `"${words.join(' ')}"` : '""';
  return ids(
    database,
    `SELECT id FROM identities WHERE person_id IN
       (SELECT person_id FROM identities WHERE id IN
          (SELECT rowid / 4 FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = 0 LIMIT ${peopleFollowed})
        UNION SELECT coalesce(joined_into, id) FROM people WHERE lower(name) = lower(?)) LIMIT ${peopleFollowed}`,
    match,
    name,
  );
}
