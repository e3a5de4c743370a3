import * as z from 'zod';
import { inboxSorts } from '../model/list-scope.ts';
import type { Rule, RulePreview, RuleRun, SavedView } from '../model/triage.ts';
import type { UndoEntry } from './inbox.ts';
import { conversationAction, id } from './inbox.ts';
import { route } from './route.ts';

const name = z.string().trim().min(1).max(100);
const query = z.string().max(2000);
const view = { name, query, sort: z.enum(inboxSorts) };
const effects = z.array(conversationAction).max(20);
const rule = { name, query, effects: effects.min(1), onArrival: z.boolean() };
const order = z.strictObject({ ids: z.array(id).min(1).max(1000) });

/** Saved views, and rules: when a search matches, then do this. */
export const ruleRoutes = {
  'view.list': route<SavedView[]>()(z.null()),
  'view.create': route<{ view: SavedView; undo: UndoEntry }>()(z.strictObject(view)),
  'view.update': route<UndoEntry>()(z.strictObject({ id, ...view })),
  'view.delete': route<UndoEntry>()(z.strictObject({ id })),
  'view.reorder': route<UndoEntry>()(order),
  'rule.list': route<Rule[]>()(z.null()),
  'rule.create': route<{ rule: Rule; undo: UndoEntry }>()(z.strictObject(rule)),
  'rule.update': route<UndoEntry>()(z.strictObject({ id, ...rule })),
  'rule.delete': route<UndoEntry>()(z.strictObject({ id })),
  'rule.reorder': route<UndoEntry>()(order),
  /** What it would change, found out in a moment; nothing is changed. */
  'rule.preview': route<RulePreview>()(z.strictObject({ query, effects })),
  /** Runs over everything that matches; `rule.progress` events say how far it is. Null when there was nothing to change. */
  'rule.run': route<RuleRun | null>()(z.strictObject({ id })),
  /** Stops a run; what it did until then stays and can be undone. */
  'rule.stop': route<null>()(z.strictObject({ id })),
  /** What rules did, newest first. */
  'rule.runs': route<RuleRun[]>()(z.null()),
};
