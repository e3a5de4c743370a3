import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { Rule } from '../../../shared/model/triage.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { lastPosition, reorder } from './positions.ts';
import { missingOf } from './rule-effects.ts';
import { conversationsMatching } from './search-conversations.ts';
import type { WritableDb } from '../open.ts';

export type RuleWords = Omit<Rule, 'id' | 'problem'>;

interface RuleRow extends Omit<RuleWords, 'effects' | 'onArrival'> {
  id: number;
  effects: string;
  onArrival: number;
}

const select = 'SELECT id, name, query, effects, on_arrival AS onArrival FROM rules';

function ruleOf(database: WritableDb, found: RuleRow): Rule {
  const effects = JSON.parse(found.effects) as ConversationAction[];
  return {
    ...found,
    effects,
    onArrival: found.onArrival === 1,
    problem: problemOf(database, found.query, effects),
  };
}

/** Why a rule cannot run: its search is none, or what it gives is gone. */
function problemOf(database: WritableDb, query: string, effects: readonly ConversationAction[]): string | null {
  try {
    conversationsMatching(database, query, []);
  } catch (error) {
    if (error instanceof SamesideError && error.code === 'query') return error.message;
    throw error;
  }
  for (const effect of effects) {
    const missing = missingOf(database, effect);
    if (missing !== null) return missing;
  }
  return null;
}

/** In the order in which they run. */
export function listRules(database: WritableDb): Rule[] {
  return rows<RuleRow>(database, `${select} ORDER BY position, id`).map((found) => ruleOf(database, found));
}

/** @throws SamesideError `not-found` */
export function rule(database: WritableDb, input: { id: number }): Rule {
  const found = row<RuleRow>(database, `${select} WHERE id = ?`, input.id);
  if (!found) throw new SamesideError('not-found', 'This rule is no longer there.');
  return ruleOf(database, found);
}

/** @throws SamesideError `query` */
export function createRule(database: WritableDb, input: RuleWords): { rule: Rule; undo: UndoEntry } {
  conversationsMatching(database, input.query, []);
  let id = 0;
  const undo = recordedAction(
    database,
    { label: 'Rule made', count: 1, subject: input.name, made: () => [{ table: 'rules', ids: [id] }] },
    () => {
      id = run(
        database,
        'INSERT INTO rules (name, query, effects, on_arrival, position, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        input.name,
        input.query,
        JSON.stringify(input.effects),
        input.onArrival ? 1 : 0,
        lastPosition(database, 'rules'),
        Date.now(),
      ).id;
    },
  );
  return { rule: rule(database, { id }), undo };
}

/** @throws SamesideError `not-found` or `query` */
export function updateRule(database: WritableDb, input: RuleWords & { id: number }): UndoEntry {
  const before = rule(database, { id: input.id });
  // A rule that cannot run may still be switched off or renamed.
  if (before.query !== input.query) conversationsMatching(database, input.query, []);
  return recordedAction(
    database,
    {
      label: 'Rule changed',
      count: 1,
      subject: input.name,
      touched: [{ table: 'rules', ids: [input.id], columns: ['name', 'query', 'effects', 'on_arrival'] }],
    },
    () =>
      run(
        database,
        'UPDATE rules SET name = ?, query = ?, effects = ?, on_arrival = ? WHERE id = ?',
        input.name,
        input.query,
        JSON.stringify(input.effects),
        input.onArrival ? 1 : 0,
        input.id,
      ),
  );
}

/** What it did stays, and so does the log of it. @throws SamesideError `not-found` */
export function deleteRule(database: WritableDb, input: { id: number }): UndoEntry {
  const { name } = rule(database, input);
  return recordedAction(
    database,
    { label: 'Rule deleted', count: 1, subject: name, touched: [{ table: 'rules', ids: [input.id] }] },
    () => run(database, 'DELETE FROM rules WHERE id = ?', input.id),
  );
}

/** @throws SamesideError `not-found` */
export function reorderRules(database: WritableDb, input: { ids: readonly number[] }): UndoEntry {
  return reorder(database, 'rules', { ids: input.ids, label: 'Rules put in order' });
}
