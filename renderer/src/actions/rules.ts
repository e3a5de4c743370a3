import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { Rule } from '../../../shared/model/triage.ts';
import { codeOf, request } from '../ipc.ts';
import type { RuleProgress } from '../queries/inbox-queries.ts';
import { queries, queryClient } from '../query.ts';
import { announce, showToast } from '../stores/announce.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoGroup } from './undo.ts';

const words = text.rules;

/** A rule that is whole. */
interface WrittenRule {
  /** Null for one that is new. */
  id: number | null;
  name: string;
  query: string;
  effects: ConversationAction[];
  onArrival: boolean;
}

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ['triage'] });
}

/** Makes or changes a rule. @throws RequestError, for the form to show */
export async function saveRule({ id, ...rule }: WrittenRule): Promise<number> {
  if (id === null) {
    const made = await request('rule.create', rule);
    rememberAction(made.undo, null);
    refresh();
    showToast(words.saved(rule.name));
    return made.rule.id;
  }
  rememberAction(await request('rule.update', { id, ...rule }), null);
  refresh();
  showToast(words.saved(rule.name));
  return id;
}

export async function switchRule({ problem: _, ...rule }: Rule, onArrival: boolean): Promise<void> {
  const { queryKey } = queries.rules();
  const before = queryClient.getQueryData(queryKey);
  queryClient.setQueryData(queryKey, (rules) =>
    rules?.map((one) => (one.id === rule.id ? { ...one, onArrival } : one)),
  );
  try {
    rememberAction(await request('rule.update', { ...rule, onArrival }), null);
    announce(onArrival ? words.switchedOn(rule.name) : words.switchedOff(rule.name));
  } catch (error) {
    queryClient.setQueryData(queryKey, before);
    showFailure(words.onArrival, error);
  }
}

export async function deleteRule({ id, name }: Rule): Promise<void> {
  try {
    const undo = await request('rule.delete', { id });
    rememberAction(undo, null);
    refresh();
    showToast(words.deleted(name), {
      action: { label: text.conversation.undo, run: () => void undoGroup(undo.actionId) },
    });
  } catch (error) {
    showFailure(words.delete, error);
  }
}

/** Puts a rule at another place of the order, counted from 0. */
export async function moveRule(id: number, to: number): Promise<void> {
  const { queryKey } = queries.rules();
  const rules = queryClient.getQueryData(queryKey) ?? [];
  const from = rules.findIndex((rule) => rule.id === id);
  const moved = rules[from];
  if (moved === undefined || to === from || to < 0 || to >= rules.length) return;
  const ordered = rules.toSpliced(from, 1).toSpliced(to, 0, moved);
  queryClient.setQueryData(queryKey, ordered);
  try {
    rememberAction(await request('rule.reorder', { ids: ordered.map((rule) => rule.id) }), null);
    announce(words.moved(moved.name, to + 1, ordered.length));
  } catch (error) {
    queryClient.setQueryData(queryKey, rules);
    showFailure(words.list, error);
  }
}

/** Runs a rule over everything that matches it. */
export async function runRule({ id, name }: Rule): Promise<void> {
  const progress = queries.ruleProgress(id).queryKey;
  const begun: RuleProgress = { looked: 0, total: null, changed: 0 };
  queryClient.setQueryData(progress, begun);
  try {
    const run = await request('rule.run', { id });
    const groupId = run?.groupId ?? null;
    if (run === null || groupId === null) showToast(words.ranNothing(name));
    else {
      showToast(words.ran(name, run.conversations), {
        action: { label: text.conversation.undo, run: () => void undoGroup(groupId) },
      });
    }
  } catch (error) {
    if (codeOf(error) === 'cancelled') showToast(words.stopped);
    else showFailure(words.run, error);
  } finally {
    queryClient.setQueryData(progress, null);
    refresh();
    void queryClient.invalidateQueries({ queryKey: ['undo'] });
  }
}

export function stopRule(id: number): void {
  void request('rule.stop', { id });
}
