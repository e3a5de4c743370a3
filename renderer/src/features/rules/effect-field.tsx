import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { ConversationAction } from '../../../../shared/model/conversation-action.ts';
import { assignedToMe } from '../../../../shared/model/conversation-action.ts';
import type { Practice } from '../../../../shared/model/practice.ts';
import { practices } from '../../../../shared/model/practice.ts';
import { useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

type Kind = keyof typeof text.rules.effectOf;
const kinds = Object.keys(text.rules.effectOf) as Kind[];

function kindOf(effect: ConversationAction): Kind {
  if (effect.type === 'label') return effect.on ? 'label' : 'unlabel';
  return kinds.find((kind) => kind === effect.type) ?? 'done';
}

interface EffectFieldProps {
  place: number;
  effect: ConversationAction | null;
  /** Null while what it needs is missing. */
  onChange: (effect: ConversationAction | null) => void;
  /** Null for the only one. */
  onRemove: (() => void) | null;
}

/** One thing that a rule does, with what it needs: a label, a change, a name, a practice. */
export function EffectField({ place, effect, onChange, onRemove }: EffectFieldProps) {
  const [kind, setKind] = useState<Kind>(effect === null ? 'label' : kindOf(effect));
  const labels = useQuery(queries.labels()).data ?? [];
  const changes = useQuery(queries.changes()).data ?? [];

  const choose = (next: Kind): void => {
    setKind(next);
    onChange(begun(next, labels[0]?.id, changes[0]?.id));
  };
  return (
    <div className="rule-effect">
      <select
        className="field"
        aria-label={text.rules.effect(place)}
        value={kind}
        onChange={(event) => choose(event.target.value as Kind)}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {text.rules.effectOf[one]}
          </option>
        ))}
      </select>
      {kind === 'label' || kind === 'unlabel' ? (
        <Selection
          label={text.rules.which.label}
          nothing={text.rules.nothingToChoose.label}
          chosen={effect?.type === 'label' ? effect.labelId : null}
          options={labels.map(({ id, name }) => ({ id, name }))}
          onChoose={(labelId) => onChange({ type: 'label', labelId, on: kind === 'label' })}
        />
      ) : null}
      {kind === 'change' ? (
        <Selection
          label={text.rules.which.change}
          nothing={text.rules.nothingToChoose.change}
          chosen={effect?.type === 'change' ? effect.changeId : null}
          options={changes.map(({ id, title }) => ({ id, name: title }))}
          onChoose={(changeId) => onChange({ type: 'change', changeId, on: true })}
        />
      ) : null}
      {kind === 'assign' ? <AssigneeField effect={effect} onChange={onChange} /> : null}
      {kind === 'practice' ? (
        <select
          className="field"
          aria-label={text.rules.which.practice}
          value={effect?.type === 'practice' ? effect.practice : practices[0]}
          onChange={(event) => onChange({ type: 'practice', practice: event.target.value as Practice, on: true })}
        >
          {practices.map((practice) => (
            <option key={practice} value={practice}>
              {text.rules.practices[practice]}
            </option>
          ))}
        </select>
      ) : null}
      {onRemove === null ? null : (
        <IconButton label={text.rules.removeEffect(place)} onClick={onRemove}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}

/** The effect as it begins; null when there is nothing yet that it could name. */
function begun(kind: Kind, labelId: number | undefined, changeId: number | undefined): ConversationAction | null {
  switch (kind) {
    case 'label':
    case 'unlabel':
      return labelId === undefined ? null : { type: 'label', labelId, on: kind === 'label' };
    case 'change':
      return changeId === undefined ? null : { type: 'change', changeId, on: true };
    case 'assign':
      return { type: 'assign', to: assignedToMe };
    case 'practice':
      return { type: 'practice', practice: practices[0], on: true };
    case 'snooze':
      return { type: 'snooze', until: null };
    case 'pin':
    case 'mute':
      return { type: kind, on: true };
    case 'done':
    case 'read':
      return { type: kind };
  }
}

function AssigneeField({ effect, onChange }: Pick<EffectFieldProps, 'effect' | 'onChange'>) {
  const [name, setName] = useState(effect?.type === 'assign' ? (effect.to ?? '') : assignedToMe);
  return (
    <input
      className="field"
      aria-label={text.rules.which.assign}
      placeholder={text.rules.me}
      maxLength={200}
      autoComplete="off"
      value={name}
      onChange={(event) => {
        setName(event.target.value);
        const to = event.target.value.trim();
        onChange(to === '' ? null : { type: 'assign', to });
      }}
    />
  );
}

interface SelectionProps {
  label: string;
  nothing: string;
  chosen: number | null;
  options: { id: number; name: string }[];
  onChoose: (id: number) => void;
}

function Selection({ label, nothing, chosen, options, onChoose }: SelectionProps) {
  const isGone = chosen !== null && !options.some(({ id }) => id === chosen);
  return (
    <select
      className="field"
      aria-label={label}
      disabled={options.length === 0}
      value={chosen === null || isGone ? '' : chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {chosen === null || isGone ? <option value="">{options.length === 0 ? nothing : label}</option> : null}
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
