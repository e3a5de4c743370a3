import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Edition, ReportAnswer } from '../../../../shared/model/edition.ts';
import { deleteReportAnswer } from '../../actions/publishing.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openChange } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { AnswerDialog } from './answer-dialog.tsx';

const words = text.publishing;

/** What the company said to an edition, each with who said it and when. */
export function CompanyAnswers({ edition }: { edition: Edition }) {
  const { data, error, refetch } = useQuery(queries.reportAnswers({ editionId: edition.id }));
  const [asking, setAsking] = useState<ReportAnswer | 'new' | null>(null);
  return (
    <aside className="company-answers" aria-label={words.companySaid}>
      <h2>{words.companySaid}</h2>
      <Button look="main" icon={<Plus size={14} />} onClick={() => setAsking('new')}>
        {words.addAnswer}
      </Button>
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={words.editionsFailed} error={error} retry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <p className="quiet">{words.noAnswer}</p>
      ) : (
        <ul className="answer-list">
          {data.map((answer) => (
            <AnswerCard key={answer.id} answer={answer} onEdit={() => setAsking(answer)} />
          ))}
        </ul>
      )}
      {asking === null ? null : (
        <AnswerDialog edition={edition} answer={asking === 'new' ? null : asking} onClose={() => setAsking(null)} />
      )}
    </aside>
  );
}

function AnswerCard({ answer, onEdit }: { answer: ReportAnswer; onEdit: () => void }) {
  const now = useNow();
  const { changeId, changeTitle } = answer;
  return (
    <li className="quote-card answer-card">
      {changeId === null ? null : (
        <button type="button" className="link-button answer-about" onClick={() => openChange(changeId)}>
          {words.aboutChange(changeTitle ?? '')}
        </button>
      )}
      <p dir="auto">{answer.words}</p>
      <footer className="answer-foot">
        <span>{words.saidBy(answer.byWhom, formatDay(answer.at, now))}</span>
        <span>
          <IconButton label={words.editAnswer} onClick={onEdit}>
            <Pencil size={13} />
          </IconButton>
          <IconButton label={words.deleteAnswer} onClick={() => void deleteReportAnswer(answer.id)}>
            <Trash2 size={13} />
          </IconButton>
        </span>
      </footer>
    </li>
  );
}
