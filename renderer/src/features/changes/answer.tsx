import { useState } from 'react';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { saveAnswer } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { useNow } from '../../components/use-now.ts';
import { dayField, timeOfDay } from '../../day-field.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

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
  const at = timeOfDay(day);
  return (
    <PlacedForm
      className="change-form"
      actionsClassName="change-form-actions"
      submit={text.changes.save}
      cancel={text.changes.cancel}
      ready={at !== undefined}
      onSubmit={() => {
        if (at !== undefined) void saveAnswer({ id: change.id, words, by, at }).then((saved) => saved && onClose());
      }}
      onClose={onClose}
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
    </PlacedForm>
  );
}
