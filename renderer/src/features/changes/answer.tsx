import { useState } from 'react';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { saveAnswer } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { SaidFields } from '../../components/said-fields.tsx';
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
  const { answer } = change;
  const [said, setSaid] = useState({
    words: answer?.words ?? '',
    by: answer?.by ?? '',
    day: dayField(answer?.date ?? Date.now()),
  });
  const { words, by, day } = said;
  const at = timeOfDay(day);
  const { move: asks } = text.changes;
  return (
    <PlacedForm
      className="change-form"
      submit={text.changes.save}
      ready={at !== undefined}
      onSubmit={() => {
        if (at !== undefined) void saveAnswer({ id: change.id, words, by, at }).then((saved) => saved && onClose());
      }}
      onClose={onClose}
    >
      <SaidFields
        labels={{ words: asks.words.accepted, by: asks.by, day: asks.when }}
        placeholder={asks.placeholder.accepted}
        said={said}
        onChange={setSaid}
      />
    </PlacedForm>
  );
}
