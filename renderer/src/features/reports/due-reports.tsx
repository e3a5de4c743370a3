import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { nextSpan, periodWords } from '../../../../shared/model/report-periods.ts';
import { beginSeries, skipSeries } from '../../actions/drafts.ts';
import { Button } from '../../components/button.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

const words = text.drafts.list;

/** Recurring reports that are due, each with what it will look at. */
export function DueReports({ now }: { now: number }) {
  const due = useQuery(queries.series()).data?.filter(({ nextAt }) => nextAt <= now) ?? [];
  if (due.length === 0) return null;
  return (
    <section className="due-reports" aria-label={words.due}>
      <h2>{words.due}</h2>
      <ul className="cards">
        {due.map((series) => (
          <li key={series.id} className="card due-card">
            <CalendarClock size={17} className="due-sign" />
            <span className="kept-words">
              <strong>{series.name}</strong>
              <span className="card-facts">
                {words.dueSince(formatDay(series.nextAt, now))} ·{' '}
                {words.covers(periodWords(nextSpan(series, now).span))}
              </span>
            </span>
            <Button look="quiet" aria-label={words.skipOf(series.name)} onClick={() => void skipSeries(series)}>
              {words.skip}
            </Button>
            <Button
              look="main"
              className="due-open"
              aria-label={words.beginOf(series.name)}
              onClick={() => void beginSeries(series)}
            >
              {words.begin}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
