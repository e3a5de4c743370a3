import type { RefObject } from 'react';
import { useId, useMemo, useState } from 'react';
import { snooze } from '../../actions/triage.ts';
import { Popover } from '../../components/popover.tsx';
import { setSnoozing } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { formatComing } from '../../time.ts';
import { readSnoozeTime, snoozePresets } from './snooze-time.ts';

/** Asks until when; words are read as they are typed. */
export default function SnoozePopover({ id, anchor }: { id: number; anchor: RefObject<HTMLElement | null> }) {
  const [now] = useState(() => Date.now());
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const fieldId = useId();
  const presets = useMemo(() => snoozePresets(now), [now]);
  const reading = words.trim() === '' ? null : readSnoozeTime(words, Date.now());
  const problem =
    reading !== null && 'problem' in reading && (tried || words.trim().length > 3)
      ? text.conversation[reading.problem === 'past' ? 'snoozePast' : 'snoozeUnknown']
      : null;

  const take = (until: number): void => {
    setSnoozing(null);
    void snooze(id, until);
  };
  return (
    <Popover anchor={anchor} label={text.conversation.snoozeTitle} align="end" onClose={() => setSnoozing(null)}>
      <form
        className="snooze"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reading !== null && 'time' in reading) take(reading.time);
        }}
      >
        <p className="popover-title">{text.conversation.snoozeTitle}</p>
        {presets.map((preset) => (
          <button key={preset.name} type="button" className="menu-item" onClick={() => take(preset.time)}>
            <span>{text.conversation.presets[preset.name]}</span>
            <span className="menu-detail">{formatComing(preset.time, now)}</span>
          </button>
        ))}
        <label className="field-label" htmlFor={fieldId}>
          {text.conversation.snoozeField}
        </label>
        <input
          id={fieldId}
          className="field"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={words}
          placeholder={text.conversation.snoozePlaceholder}
          aria-describedby={`${fieldId}-reading`}
          aria-invalid={problem !== null}
          onChange={(event) => {
            setWords(event.target.value);
            setTried(false);
          }}
        />
        <p
          id={`${fieldId}-reading`}
          className={problem === null ? 'snooze-reading' : 'snooze-reading field-error'}
          role="status"
        >
          {problem ?? (reading !== null && 'time' in reading ? formatComing(reading.time, now) : '')}
        </p>
      </form>
    </Popover>
  );
}
