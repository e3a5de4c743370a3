import { useId, useState, type FormEvent } from 'react';
import {
  answerOutcomes,
  type AnswerOutcome,
  type Edition,
  type ReportAnswer,
} from '../../../../shared/model/edition.ts';
import { usesOf } from '../../../../shared/model/report-document.ts';
import { saveReportAnswer } from '../../actions/publishing.ts';
import { Button } from '../../components/button.tsx';
import { dayField, timeOfDay } from '../../day-field.ts';
import { Dialog } from '../../components/dialog.tsx';
import { text } from '../../text.ts';

const words = text.publishing;

interface AnswerDialogProps {
  edition: Edition;
  /** Null for a new one. */
  answer: ReportAnswer | null;
  onClose: () => void;
}

/** Writes down what the company said, to the whole report or to one of its changes. */
export function AnswerDialog({ edition, answer, onClose }: AnswerDialogProps) {
  const id = useId();
  const changes = changesOf(edition, answer);
  const [changeId, setChangeId] = useState<number | null>(answer?.changeId ?? null);
  const [said, setSaid] = useState(answer?.words ?? '');
  const [by, setBy] = useState(answer?.byWhom ?? '');
  const [today] = useState(() => dayField(Date.now()));
  const [day, setDay] = useState(answer === null ? today : dayField(answer.at));
  const [outcome, setOutcome] = useState<AnswerOutcome>('none');
  const at = answer !== null && day === dayField(answer.at) ? answer.at : timeOfDay(day);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (said.trim() === '' || at === undefined) return;
    const input = { id: answer?.id ?? null, editionId: edition.id, changeId, byWhom: by, words: said, at };
    if (await saveReportAnswer({ ...input, outcome: changeId === null ? 'none' : outcome })) onClose();
  };
  return (
    <Dialog title={answer === null ? words.addAnswer : words.editAnswer} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <label className="field-label" htmlFor={`${id}-words`}>
          {words.answerWords}
        </label>
        <textarea
          id={`${id}-words`}
          className="field"
          data-autofocus
          rows={4}
          maxLength={20_000}
          placeholder={words.answerPlaceholder}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
        <div className="change-form-row">
          <label>
            <span className="field-label">{words.answerBy}</span>
            <input className="field" maxLength={300} value={by} onChange={(event) => setBy(event.target.value)} />
          </label>
          <label>
            <span className="field-label">{words.answerOn}</span>
            <input
              className="field"
              type="date"
              max={today}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </label>
        </div>
        {changes.length === 0 ? null : (
          <label>
            <span className="field-label">{words.answerTo}</span>
            <select
              className="field"
              value={changeId ?? ''}
              onChange={(event) => setChangeId(event.target.value === '' ? null : Number(event.target.value))}
            >
              <option value="">{words.toTheWhole}</option>
              {changes.map((change) => (
                <option key={change.id} value={change.id}>
                  {change.title}
                </option>
              ))}
            </select>
          </label>
        )}
        {changeId === null ? null : (
          <label>
            <span className="field-label">{words.outcome}</span>
            <select
              className="field"
              value={outcome}
              onChange={(event) => setOutcome(event.target.value as AnswerOutcome)}
            >
              {answerOutcomes.map((one) => (
                <option key={one} value={one}>
                  {words.outcomes[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="dialog-actions">
          <Button look="main" type="submit" disabled={said.trim() === '' || at === undefined}>
            {words.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The changes that the edition names, and the one that the answer is about already. */
function changesOf(edition: Edition, answer: ReportAnswer | null): { id: number; title: string }[] {
  const named = usesOf(edition.document).changes.flatMap((id) => edition.material.changes[id] ?? []);
  const titles = new Map(named.map(({ id, title }) => [id, title]));
  if (answer?.changeId != null && answer.changeTitle !== null) titles.set(answer.changeId, answer.changeTitle);
  return [...titles].map(([id, title]) => ({ id, title }));
}
