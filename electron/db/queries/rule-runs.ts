import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { RuleRun } from '../../../shared/model/triage.ts';
import { row, rows, run } from '../statements.ts';
import { changeConversations } from './conversation-actions.ts';
import { changedBy } from './rule-effects.ts';
import { matchingConversations } from './search-conversations.ts';
import { rule } from './rules.ts';
import type { WritableDb } from '../open.ts';

/** One page of what a rule would touch, and which of these it would change. @throws SamesideError `query` */
export function rulePreviewSlice(
  database: WritableDb,
  input: { query: string; effects: readonly ConversationAction[]; before: number | null; limit: number; time: number },
): { matching: number; ids: number[]; next: number | null } {
  const page = matchingConversations(database, input);
  return { matching: page.ids.length, ids: changedBy(database, page.ids, input.effects), next: page.next };
}

export interface RuleStep {
  ruleId: number;
  trigger: RuleRun['trigger'];
  /** What the step before answered; null for the first one of a run. */
  runId: number | null;
  /** Some dozen conversations that match. */
  ids: readonly number[];
}

/**
 * Does what a rule says with conversations, as far as it changes something, and writes it into the log of runs. All steps of a
 * run are one group of the undo history. Answers with the number of the run, null while it changed nothing.
 * @throws SamesideError `not-found` when the rule is gone
 */
export function runRuleStep(database: WritableDb, input: RuleStep): { runId: number | null; changed: number[] } {
  return database
    .transaction(() => {
      const { name, effects } = rule(database, { id: input.ruleId });
      const changed = changedBy(database, input.ids, effects);
      if (changed.length === 0) return { runId: input.runId, changed };
      const known = input.runId === null ? null : runById(database, input.runId);
      let groupId = known?.groupId ?? null;
      let count = changed.length;
      for (const action of effects) {
        const ids = changedBy(database, changed, [action]);
        if (ids.length === 0) continue;
        groupId = changeConversations(database, { ids, action, groupId, label: `Rule: ${name}`, count }).actionId;
        count = 0;
      }
      return { runId: logged(database, input, name, changed.length, groupId), changed };
    })
    .immediate();
}

function logged(
  database: WritableDb,
  { ruleId, trigger, runId }: RuleStep,
  name: string,
  conversations: number,
  groupId: number | null,
): number {
  if (runId !== null) {
    const add = 'UPDATE rule_runs SET conversations = conversations + ?, group_id = ? WHERE id = ?';
    run(database, add, conversations, groupId, runId);
    return runId;
  }
  run(database, `DELETE FROM rule_runs WHERE id < (SELECT max(id) FROM rule_runs) - ${runsKept}`);
  return run(
    database,
    'INSERT INTO rule_runs (rule_id, rule_name, trigger, conversations, group_id, ran_at) VALUES (?, ?, ?, ?, ?, ?)',
    ruleId,
    name,
    trigger,
    conversations,
    groupId,
    Date.now(),
  ).id;
}

const runsKept = 1000;

const select = `SELECT id, rule_id AS ruleId, rule_name AS ruleName, trigger, conversations, group_id AS groupId, ran_at AS ranAt,
    NOT EXISTS (SELECT 1 FROM actions WHERE actions.group_id = rule_runs.group_id AND undone_at IS NULL) AS undone FROM rule_runs`;

type RunRow = Omit<RuleRun, 'undone'> & { undone: number };

function runById(database: WritableDb, id: number): RunRow {
  return row<RunRow>(database, `${select} WHERE id = ?`, id)!;
}

/** The log, newest first. */
export function ruleRuns(database: WritableDb, input: { limit: number }): RuleRun[] {
  return rows<RunRow>(database, `${select} ORDER BY id DESC LIMIT ?`, input.limit).map((found) => ({
    ...found,
    undone: found.undone === 1,
  }));
}

/** One run of the log. */
export function ruleRun(database: WritableDb, input: { id: number }): RuleRun {
  const found = runById(database, input.id);
  return { ...found, undone: found.undone === 1 };
}
