import { useState } from 'react';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { saveAnswer } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { dayField, timeOfDay } from './day-field.ts';

/** What the company answered, by whom and when. */
export function Answer({ change }: { change: ChangeDetail }) {
  const now = useNow();
  const [editing, setEditing] = useState(false);
  const { answer } = change;
  return (
    <section className="change-section">
      <div className="section-head">
        <h2>{text.changes.answer}</h2>
        {editing ? null : (
          <Button look="quiet" onClick={() => setEditing(true)}>
            {answer === null ? text.changes.answerWrite : text.changes.answerEdit}
          </Button>
        )}
      </div>
      {editing ? (
        <AnswerForm change={change} onClose={() => setEditing(false)} />
      ) : answer === null ? (
        <p className="quiet">{text.changes.answerEmpty}</p>
      ) : (
        <blockquote className="quote-card">
          <p>{answer.words}</p>
          <footer>{text.changes.answerBy(answer.by, formatDay(answer.date, now))}</footer>
        </blockquote>
      )}
    </section>
  );
}

function AnswerForm({ change, onClose }: { change: ChangeDetail; onClose: () => void }) {
  const [words, setWords] = useState(change.answer?.words ?? '');
  const [by, setBy] = useState(change.answer?.by ?? '');
  const [today] = useState(() => dayField(Date.now()));
  const [day, setDay] = useState(dayField(change.answer?.date ?? Date.now()));
  return (
    <form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        const at = timeOfDay(day);
        if (at === undefined) return;
        void saveAnswer({ id: change.id, words, by, at }).then((saved) => saved && onClose());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <textarea
        className="field"
        rows={3}
        autoFocus
        aria-label={text.changes.move.words.accepted}
        placeholder={text.changes.move.words.accepted}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="change-form-row">
        <label>
          <span className="field-label">{text.changes.move.by}</span>
          <input className="field" maxLength={200} value={by} onChange={(event) => setBy(event.target.value)} />
        </label>
        <label>
          <span className="field-label">{text.changes.move.when}</span>
          <input
            className="field"
            type="date"
            max={today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
      </div>
      <div className="change-form-actions">
        <Button look="main" type="submit">
          {text.changes.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {text.changes.cancel}
        </Button>
      </div>
    </form>
  );
}
