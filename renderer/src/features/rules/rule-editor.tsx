import { Plus } from 'lucide-react';
import type { FormEvent } from 'react';
import { useEffect, useId, useState } from 'react';
import type { ConversationAction } from '../../../../shared/model/conversation-action.ts';
import { saveRule } from '../../actions/rules.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/fields.tsx';
import { QueryField, queryMistake } from '../../components/query-field.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { messageOf } from '../../ipc.ts';
import type { RuleDraft } from '../../stores/rule-draft.ts';
import { writeRule } from '../../stores/rule-draft.ts';
import { text } from '../../text.ts';
import { EffectField } from './effect-field.tsx';
import { RulePreviewBox } from './rule-preview.tsx';

interface RuleEditorProps {
  /** As it stood when the form opened; it is written back as it changes. */
  draft: RuleDraft;
  onSaved: (id: number) => void;
  onCancel: () => void;
}

/** How long typing must pause before the preview follows, milliseconds. */
const pause = 250;
const effectsMost = 20;

/** An effect in the form, with a key of its own while it moves up. */
interface Line {
  key: number;
  /** Null while what it names is not chosen yet. */
  effect: ConversationAction | null;
}

/** Writes one rule, and shows beside it what it would do. */
export function RuleEditor({ draft, onSaved, onCancel }: RuleEditorProps) {
  const [name, setName] = useState(draft.name);
  const [query, setQuery] = useState(draft.query);
  const [lines, setLines] = useState<Line[]>(() => draft.effects.map((effect, key) => ({ key, effect })));
  const [onArrival, setOnArrival] = useState(draft.onArrival);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const effects = lines.flatMap(({ effect }) => (effect === null ? [] : [effect]));
  const mistake = queryMistake(query);
  const settled = useDebounced(query, pause);
  const canSave = name.trim() !== '' && mistake === null && lines.length > 0 && effects.length === lines.length;
  const { id: ruleId } = draft;
  useEffect(() => {
    writeRule({ id: ruleId, name, query, effects: lines.map(({ effect }) => effect), onArrival });
  }, [ruleId, name, query, lines, onArrival]);
  const title = draft.id === null ? text.rules.newTitle : text.rules.editTitle;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!canSave) return;
    saveRule({ id: draft.id, name: name.trim(), query, effects, onArrival }).then(onSaved, (error: unknown) =>
      setProblem(messageOf(error)),
    );
  };
  const add = (): void =>
    setLines([...lines, { key: Math.max(0, ...lines.map((line) => line.key)) + 1, effect: { type: 'pin', on: true } }]);

  return (
    <form
      className="manager rule-form"
      aria-label={title}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <h3 className="manager-title">{title}</h3>
      <TextField
        label={text.rules.name}
        autoFocus
        data-autofocus
        maxLength={100}
        autoComplete="off"
        placeholder={text.rules.namePlaceholder}
        value={name}
        onChange={setName}
      />
      <QueryField
        label={text.rules.when}
        hint={text.rules.whenHint}
        placeholder={text.rules.whenPlaceholder}
        query={query}
        mistake={mistake}
        onChange={setQuery}
      />
      <fieldset className="rule-effects">
        <legend className="field-label">{text.rules.effects}</legend>
        {lines.map((line, index) => (
          <EffectField
            key={line.key}
            place={index + 1}
            effect={line.effect}
            onChange={(effect) => setLines(lines.map((one) => (one.key === line.key ? { ...one, effect } : one)))}
            onRemove={lines.length === 1 ? null : () => setLines(lines.filter((one) => one.key !== line.key))}
          />
        ))}
        {lines.length < effectsMost ? (
          <Button look="quiet" icon={<Plus size={14} />} onClick={add}>
            {text.rules.addEffect}
          </Button>
        ) : null}
      </fieldset>
      <label className="check">
        <input
          type="checkbox"
          checked={onArrival}
          aria-describedby={`${id}-arrival`}
          onChange={(event) => setOnArrival(event.target.checked)}
        />
        {text.rules.onArrival}
      </label>
      <p id={`${id}-arrival`} className="quiet">
        {text.rules.onArrivalHint}
      </p>
      {mistake === null ? <RulePreviewBox query={settled} effects={effects} /> : null}
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="manager-buttons">
        <Button look="quiet" onClick={onCancel}>
          {text.frame.cancel}
        </Button>
        <Button type="submit" look="main" disabled={!canSave}>
          {text.rules.save}
        </Button>
      </div>
    </form>
  );
}
