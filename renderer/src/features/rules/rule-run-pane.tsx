import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Rule } from '../../../../shared/model/triage.ts';
import { runRule, stopRule } from '../../actions/rules.ts';
import { Button } from '../../components/button.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { RulePreviewBox } from './rule-preview.tsx';

/** Shows first what a rule would do, then does it. */
export function RuleRunPane({ rule, onBack }: { rule: Rule; onBack: () => void }) {
  const progress = useQuery(queries.ruleProgress(rule.id)).data ?? null;
  const preview = useQuery(queries.rulePreview(rule.query, rule.effects)).data;
  const section = useRef<HTMLElement>(null);
  // The button that led here is gone; until there is one to press, the keys come here.
  useEffect(() => {
    if (!section.current!.contains(document.activeElement)) section.current!.focus();
  }, []);
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="manager"
      aria-label={text.rules.runTitle(rule.name)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      <h3 className="manager-title">{text.rules.runTitle(rule.name)}</h3>
      {progress === null ? (
        <>
          <RulePreviewBox query={rule.query} effects={rule.effects} />
          <div className="manager-buttons">
            <Button look="quiet" onClick={onBack}>
              {text.rules.back}
            </Button>
            <Button
              key={preview === undefined ? 'waiting' : 'known'}
              look="main"
              autoFocus
              disabled={preview === undefined || (preview.isExact && preview.conversations === 0)}
              onClick={() => void runRule(rule).finally(onBack)}
            >
              {text.rules.runButton}
            </Button>
          </div>
        </>
      ) : (
        <div className="rule-progress">
          <progress
            className="progress"
            aria-label={text.rules.runTitle(rule.name)}
            {...(progress.total === null ? {} : { value: progress.looked, max: progress.total })}
          />
          <span>
            {progress.total === null ? text.rules.running : text.rules.runningOf(progress.looked, progress.total)}
          </span>
          <Button onClick={() => stopRule(rule.id)}>{text.rules.stop}</Button>
        </div>
      )}
    </section>
  );
}
