import type { ConversationRow } from '../../shared/model/conversation.ts';
import { actionLabel, type ConversationAction } from '../../shared/model/conversation-action.ts';
import type { Rule, RulePreview, RuleRun } from '../../shared/model/triage.ts';
import type { DatabaseClient } from '../db/client.ts';
import { rulePreview, runRule } from '../services/rules.ts';
import { idOf, numberOption, WrongUse, type Verb } from './verb.ts';

/** What it does, each as the undo history calls it. */
type ListedRule = Rule & { does: string[] };

type Answer =
  | { rules: ListedRule[] }
  | { preview: RulePreview }
  | { run: (Omit<RuleRun, 'ranAt'> & { ranAt: string | number }) | null }
  | { runs: (Omit<RuleRun, 'ranAt'> & { ranAt: string | number })[] };

/** `rule list|preview ID|run ID|runs`: what rules there are, what one would do, doing it, and what was done. */
export const ruleVerb: Verb = {
  usage: ['rule list', 'rule preview ID', 'rule run ID', 'rule runs [--limit N]'],
  options: { limit: { type: 'string' } },
  async run({ database, positionals, options, say, signal }): Promise<Answer> {
    const [what, word] = positionals;
    switch (what) {
      case 'list':
        return { rules: await listedRules(database) };
      case 'preview':
        return { preview: await rulePreview(database, await database.call('rule', { id: idOf(word, 'the rule') })) };
      case 'run': {
        let said = Date.now();
        const onProgress = ({ looked, total }: { looked: number; total: number | null }): void => {
          if (total === null || Date.now() - said < 1000) return;
          said = Date.now();
          say(`${looked} of ${total} conversations`);
        };
        return { run: await runRule(database, idOf(word, 'the rule'), { signal, onProgress }) };
      }
      case 'runs':
        return { runs: await database.call('ruleRuns', { limit: numberOption(options['limit'], 'limit', 50) }) };
      default:
        throw new WrongUse('Say list, preview, run or runs.');
    }
  },
  text(answer: Answer) {
    if ('rules' in answer) return answer.rules.map(ruleLine).join('\n') || 'No rules.';
    if ('preview' in answer) return previewText(answer.preview);
    if ('run' in answer) return answer.run === null ? 'There was nothing to change.' : runLine(answer.run);
    return answer.runs.map(runLine).join('\n') || 'No rule has run yet.';
  },
};

async function listedRules(database: DatabaseClient): Promise<ListedRule[]> {
  const [rules, labels, changes] = await Promise.all([
    database.call('listRules', null),
    database.call('listLabels', null),
    database.call('listChanges', null),
  ]);
  const nameOf = (effect: ConversationAction): string | null => {
    if (effect.type === 'label') return labels.find(({ id }) => id === effect.labelId)?.name ?? null;
    return effect.type === 'change' ? (changes.find(({ id }) => id === effect.changeId)?.title ?? null) : null;
  };
  return rules.map((rule) => ({ ...rule, does: rule.effects.map((effect) => actionLabel(effect, nameOf(effect))) }));
}

function ruleLine({ id, name, query, does, onArrival, problem }: ListedRule): string {
  return `${id}  ${name}: ${query} -> ${does.join(', ')}${onArrival ? '' : ' (only when asked)'}${problem === null ? '' : ` [${problem}]`}`;
}

function previewText({ matching, conversations, isExact, rows }: RulePreview): string {
  const least = isExact ? '' : 'at least ';
  return [
    `${least}${matching} match, ${least}${conversations} would change`,
    ...rows.map((row: ConversationRow) => `  ${row.id}  ${row.title}`),
  ].join('\n');
}

function runLine({
  ranAt,
  ruleName,
  trigger,
  conversations,
  undone,
}: Extract<Answer, { runs: unknown }>['runs'][number]) {
  const why = trigger === 'arrival' ? 'on arrival' : 'when asked';
  return `${ranAt}  ${ruleName}: ${conversations} conversations, ${why}${undone ? ', undone' : ''}`;
}
