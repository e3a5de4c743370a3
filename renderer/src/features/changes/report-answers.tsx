import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openEdition } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

const words = text.publishing;

/** What the company said about a change in answer to reports; nothing where it said nothing. */
export function ReportAnswers({ changeId }: { changeId: number }) {
  const now = useNow();
  const { data } = useQuery(queries.reportAnswers({ changeId }));
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="change-section">
      <h2>{words.answersToReports}</h2>
      <ul className="answer-list">
        {data.map((answer) => (
          <li key={answer.id}>
            <blockquote className="quote-card">
              <p dir="auto">{answer.words}</p>
              <footer>
                {words.saidBy(answer.byWhom, formatDay(answer.at, now))} ·{' '}
                <button type="button" className="link-button" onClick={() => openEdition(answer.editionId)}>
                  {words.inReport(answer.reportTitle, words.edition(answer.number, answer.edition))}
                </button>
              </footer>
            </blockquote>
          </li>
        ))}
      </ul>
    </section>
  );
}
