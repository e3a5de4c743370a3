import { useState, type FormEvent } from 'react';
import {
  answerOutcomes,
  type AnswerOutcome,
  type Edition,
  type ReportAnswer,
} from '../../../../shared/model/edition.ts';
import { usesOf } from '../../../../shared/model/report-document.ts';
import { saveReportAnswer } from '../../actions/publishing.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/fields.tsx';
import { SaidFields } from '../../components/said-fields.tsx';
import { dayField, timeOfDay } from '../../day-field.ts';
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
  const changes = changesOf(edition, answer);
  const [changeId, setChangeId] = useState<number | null>(answer?.changeId ?? null);
  const [said, setSaid] = useState({
    words: answer?.words ?? '',
    by: answer?.byWhom ?? '',
    day: dayField(answer?.at ?? Date.now()),
  });
  const [outcome, setOutcome] = useState<AnswerOutcome>('none');
  const at = answer !== null && said.day === dayField(answer.at) ? answer.at : timeOfDay(said.day);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (said.words.trim() === '' || at === undefined) return;
    const input = { id: answer?.id ?? null, editionId: edition.id, changeId, byWhom: said.by, words: said.words, at };
    if (await saveReportAnswer({ ...input, outcome: changeId === null ? 'none' : outcome })) onClose();
  };
  return (
    <Dialog title={answer === null ? words.addAnswer : words.editAnswer} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <SaidFields
          labels={{ words: words.answerWords, by: words.answerBy, day: words.answerOn }}
          placeholder={words.answerPlaceholder}
          said={said}
          onChange={setSaid}
        />
        {changes.length === 0 ? null : (
          <SelectField
            label={words.answerTo}
            value={changeId}
            choices={[[null, words.toTheWhole] as const, ...changes.map(({ id, title }) => [id, title] as const)]}
            onChange={setChangeId}
          />
        )}
        {changeId === null ? null : (
          <SelectField
            label={words.outcome}
            value={outcome}
            choices={answerOutcomes.map((one) => [one, words.outcomes[one]] as const)}
            onChange={setOutcome}
          />
        )}
        <DialogFoot submit={words.save} ready={said.words.trim() !== '' && at !== undefined} onCancel={onClose} />
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
