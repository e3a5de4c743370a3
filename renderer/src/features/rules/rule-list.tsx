import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, GripVertical, ListChecks, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Rule } from '../../../../shared/model/triage.ts';
import { deleteRule, moveRule, switchRule } from '../../actions/rules.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { effectWords } from '../../text/rules.ts';
import { RunLog } from './run-log.tsx';
import { useEffectNames } from './use-effect-names.ts';

interface RuleListProps {
  /** The rule that one comes back from. */
  focus: number | null;
  onMake: () => void;
  onEdit: (rule: Rule) => void;
  onRun: (rule: Rule) => void;
}

/** All rules in the order in which they run, and below them what they did. */
export function RuleList({ focus, onMake, onEdit, onRun }: RuleListProps) {
  const { data, error, isPending, refetch } = useQuery(queries.rules());
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-rule="${focus}"] .rule-edit`)?.focus();
  }, [focus]);
  if (isPending) return <LoadingState />;
  if (error !== null) return <ErrorState title={text.rules.failed} error={error} retry={() => void refetch()} />;
  return (
    <section className="manager" aria-label={text.rules.title}>
      <p className="manager-lead">{text.rules.lead}</p>
      {data.length === 0 ? (
        <EmptyState
          icon={<ListChecks size={24} strokeWidth={1.5} />}
          title={text.rules.none}
          hint={text.rules.noneHint}
        >
          <Button look="main" onClick={onMake}>
            {text.rules.make}
          </Button>
        </EmptyState>
      ) : (
        <>
          <ol ref={list} className="manager-list" aria-label={text.rules.list}>
            {data.map((rule, index) => (
              <RuleLine
                key={rule.id}
                rule={rule}
                place={index}
                last={index === data.length - 1}
                dragged={dragged}
                onDrag={setDragged}
                onEdit={() => onEdit(rule)}
                onRun={() => onRun(rule)}
              />
            ))}
          </ol>
          <Button look="main" onClick={onMake}>
            {text.rules.make}
          </Button>
        </>
      )}
      <RunLog />
    </section>
  );
}

interface RuleLineProps {
  rule: Rule;
  place: number;
  last: boolean;
  /** The rule on its way by mouse. */
  dragged: number | null;
  onDrag: (id: number | null) => void;
  onEdit: () => void;
  onRun: () => void;
}

function RuleLine({ rule, place, last, dragged, onDrag, onEdit, onRun }: RuleLineProps) {
  const { id, name, query, effects, onArrival, problem } = rule;
  const nameOf = useEffectNames();
  const [over, setOver] = useState(false);
  const done = effects.map((effect) => effectWords(effect, nameOf)).join(', ');
  return (
    <li
      data-rule={id}
      className={`rule-line${over ? ' rule-over' : ''}${dragged === id ? ' rule-dragged' : ''}`}
      onDragOver={(event) => {
        if (dragged === null || dragged === id) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (dragged !== null) void moveRule(dragged, place);
        onDrag(null);
      }}
    >
      <span
        className="rule-grip"
        draggable
        title={text.rules.drag}
        aria-hidden="true"
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', name);
          onDrag(id);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <GripVertical size={14} />
      </span>
      <div className="rule-words">
        <button type="button" className="rule-edit" aria-label={text.rules.editOf(name)} onClick={onEdit}>
          {name}
        </button>
        <p className="rule-summary">
          <code>{query.trim() === '' ? text.rules.anything : query}</code> → {done}
        </p>
        {problem === null ? null : <p className="field-error">{problem}</p>}
      </div>
      <label className="rule-arrival">
        <input
          type="checkbox"
          className="switch"
          aria-label={text.rules.onArrivalOf(name)}
          title={text.rules.onArrivalHint}
          checked={onArrival}
          onChange={(event) => void switchRule(rule, event.target.checked)}
        />
        <span aria-hidden="true">{text.rules.onArrival}</span>
      </label>
      <span className="rule-order">
        <IconButton label={text.rules.up(name)} disabled={place === 0} onClick={() => void moveRule(id, place - 1)}>
          <ArrowUp size={14} />
        </IconButton>
        <IconButton label={text.rules.down(name)} disabled={last} onClick={() => void moveRule(id, place + 1)}>
          <ArrowDown size={14} />
        </IconButton>
      </span>
      <IconButton label={text.rules.runOf(name)} disabled={problem !== null} onClick={onRun}>
        <Play size={14} />
      </IconButton>
      <Menu
        label={text.rules.more(name)}
        face={<span aria-hidden="true">⋯</span>}
        items={[
          { key: 'edit', label: text.rules.edit, run: onEdit },
          { key: 'delete', label: text.rules.delete, danger: true, run: () => void deleteRule(rule) },
        ]}
      />
    </li>
  );
}
