import { useState } from 'react';
import type { Rule } from '../../../../shared/model/triage.ts';
import type { RuleDraft } from '../../actions/rules.ts';
import { endRuleDraft, useRuleDraft } from '../../stores/rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { RuleRunPane } from './rule-run-pane.tsx';

type Place = { type: 'list'; focus: number | null } | { type: 'edit'; draft: RuleDraft } | { type: 'run'; rule: Rule };

function newRule(query: string): RuleDraft {
  return { id: null, name: '', query, effects: [{ type: 'done' }], onArrival: true };
}

/** Rules: their list, one that is written, one that is about to run, and what they did. */
export function RulesSection() {
  const wished = useRuleDraft((state) => state.query);
  const [place, setPlace] = useState<Place>({ type: 'list', focus: null });
  const back = (focus: number | null): void => {
    endRuleDraft();
    setPlace({ type: 'list', focus });
  };
  if (place.type === 'edit') {
    return <RuleEditor draft={place.draft} onSaved={back} onCancel={() => back(place.draft.id)} />;
  }
  if (place.type === 'run') return <RuleRunPane rule={place.rule} onBack={() => back(place.rule.id)} />;
  if (wished !== null) return <RuleEditor draft={newRule(wished)} onSaved={back} onCancel={() => back(null)} />;
  return (
    <RuleList
      focus={place.focus}
      onMake={() => setPlace({ type: 'edit', draft: newRule('') })}
      onEdit={({ problem: _, ...draft }) => setPlace({ type: 'edit', draft })}
      onRun={(rule) => setPlace({ type: 'run', rule })}
    />
  );
}
