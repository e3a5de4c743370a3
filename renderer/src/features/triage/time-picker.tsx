import { BookmarkPlus, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useId, useMemo, useState } from 'react';
import { remind, snooze } from '../../actions/triage-choices.ts';
import { IconButton } from '../../components/button.tsx';
import { togglePreset, usePreferences } from '../../stores/preferences.ts';
import type { ActionTarget } from '../../stores/triage.ts';
import { closePicker } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import { formatComing } from '../../time.ts';
import { readTime, timePresets } from '../../time-in-words.ts';
import { useTargetRows } from './use-target-rows.ts';

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu-item, input')];
  const index = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops[(index + step + stops.length) % stops.length]?.focus();
}

/** Asks until when, or when to remind; words are read as they are typed. */
export default function TimePicker({ kind, target }: { kind: 'snooze' | 'remind'; target: ActionTarget }) {
  const [now] = useState(() => Date.now());
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const fieldId = useId();
  const own = usePreferences((state) => state.presets);
  const rows = useTargetRows(target);
  const presets = useMemo(() => timePresets(now), [now]);
  const reading = words.trim() === '' ? null : readTime(words, Date.now());
  const isTime = reading !== null && 'time' in reading;
  const problem =
    reading !== null && 'problem' in reading && (tried || words.trim().length > 3)
      ? text.conversation[reading.problem === 'past' ? 'snoozePast' : 'snoozeUnknown']
      : null;
  const reminded = kind === 'remind' && rows.some((row) => row.remindAt !== null);

  const take = (time: number | null): void => {
    closePicker();
    void (kind === 'snooze' ? snooze(target, time) : remind(target, time));
  };
  return (
    <form
      className="snooze"
      onKeyDown={moveFocus}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isTime) take(reading.time);
      }}
    >
      <p className="popover-title">{text.triage.until[kind]}</p>
      {presets.map((preset) => (
        <button key={preset.name} type="button" className="menu-item" onClick={() => take(preset.time)}>
          <span>{text.conversation.presets[preset.name]}</span>
          <span className="menu-detail">{formatComing(preset.time, now)}</span>
        </button>
      ))}
      {own.map((preset) => {
        const read = readTime(preset, now);
        return 'time' in read ? (
          <div key={preset} className="preset">
            <button type="button" className="menu-item" onClick={() => take(read.time)}>
              <span className="preset-words">{preset}</span>
              <span className="menu-detail">{formatComing(read.time, now)}</span>
            </button>
            <IconButton label={text.triage.dropPreset(preset)} onClick={() => togglePreset(preset)}>
              <X size={13} />
            </IconButton>
          </div>
        ) : null;
      })}
      {kind === 'snooze' ? (
        <button type="button" className="menu-item" onClick={() => take(null)}>
          <span>{text.triage.untilAnswer}</span>
          <span className="menu-detail">{text.triage.untilAnswerHint}</span>
        </button>
      ) : reminded ? (
        <button type="button" className="menu-item" onClick={() => take(null)}>
          {text.triage.unremind}
        </button>
      ) : null}
      <label className="field-label" htmlFor={fieldId}>
        {text.conversation.snoozeField}
      </label>
      <div className="preset preset-field">
        <input
          id={fieldId}
          className="field"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={words}
          placeholder={text.conversation.snoozePlaceholder}
          aria-describedby={`${fieldId}-reading`}
          aria-invalid={problem !== null}
          onChange={(event) => {
            setWords(event.target.value);
            setTried(false);
          }}
        />
        {isTime && !own.includes(words.trim()) ? (
          <IconButton label={text.triage.keepPreset(words.trim())} onClick={() => togglePreset(words.trim())}>
            <BookmarkPlus size={15} />
          </IconButton>
        ) : null}
      </div>
      <p
        id={`${fieldId}-reading`}
        className={problem === null ? 'snooze-reading' : 'snooze-reading field-error'}
        role="status"
      >
        {problem ?? (isTime ? formatComing(reading.time, now) : '')}
      </p>
    </form>
  );
}
