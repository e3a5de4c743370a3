import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../components/use-now.ts';
import { messageOf } from '../../ipc.ts';
import { queries } from '../../query.ts';
import { openEdition } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

const words = text.publishing;

/** What was published of this report, and whether the draft has gone on since. */
export function Editions({ reportId, openId = null }: { reportId: number; openId?: number | null }) {
  const now = useNow();
  const { data, error } = useQuery(queries.reportEditions(reportId));
  const [newest] = data?.editions ?? [];
  if (error !== null && data === undefined) {
    return (
      <section aria-label={words.editions}>
        <h2 className="outline-label">{words.editions}</h2>
        <p className="quiet outline-empty">
          {words.editionsFailed}. {messageOf(error)}
        </p>
      </section>
    );
  }
  if (data === undefined || newest === undefined) return null;
  return (
    <section className="editions" aria-label={words.editions}>
      <h2 className="outline-label">{words.editions}</h2>
      <p className={data.isChangedSince ? 'edition-since edition-changed' : 'edition-since'}>
        {data.isChangedSince ? words.changedSince(newest.edition) : words.sameAs(newest.edition)}
      </p>
      <ul>
        {data.editions.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={one.id === openId ? 'edition-row edition-row-open' : 'edition-row'}
              aria-current={one.id === openId ? 'page' : undefined}
              onClick={() => openEdition(one.id)}
            >
              <span>{words.editionOn(words.edition(one.number, one.edition), formatDay(one.publishedAt, now))}</span>
              {one.answers === 0 ? null : <span className="quiet">{words.answers(one.answers)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
