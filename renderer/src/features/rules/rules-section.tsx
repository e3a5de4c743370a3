import { useState } from 'react';
import type { Rule } from '../../../../shared/model/triage.ts';
import { endRuleDraft, newRule, useRuleDraft, writeRule } from '../../stores/rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { RuleRunPane } from './rule-run-pane.tsx';

type Place = { type: 'list'; focus: number | null } | { type: 'run'; rule: Rule };

/** Rules: their list, one that is written, one that is about to run, and what they did. */
export function RulesSection() {
  const draft = useRuleDraft((state) => state.draft);
  const [place, setPlace] = useState<Place>({ type: 'list', focus: null });
  const back = (focus: number | null): void => {
    endRuleDraft();
    setPlace({ type: 'list', focus });
  };
  if (draft !== null) return <RuleEditor draft={draft} onSaved={back} onCancel={() => back(draft.id)} />;
  if (place.type === 'run') return <RuleRunPane rule={place.rule} onBack={() => back(place.rule.id)} />;
  return (
    <RuleList
      focus={place.focus}
      onMake={() => writeRule(newRule(''))}
      onEdit={({ problem: _, ...rule }) => writeRule(rule)}
      onRun={(rule) => setPlace({ type: 'run', rule })}
    />
  );
}
