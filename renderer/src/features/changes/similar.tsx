import { useQuery } from '@tanstack/react-query';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { mergeChange } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { queries } from '../../query.ts';
import { openChange } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { StateWords } from './change-words.tsx';

/** Other changes that people describe in like words; nothing while there are none. */
export function Similar({ change }: { change: ChangeDetail }) {
  const { data } = useQuery(queries.similarChanges(change.id));
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="change-section">
      <h2>{text.changes.similar}</h2>
      <ul className="change-lines">
        {data.map((other) => (
          <li key={other.id}>
            <span className="change-line">
              <button type="button" className="link-button" onClick={() => openChange(other.id)}>
                {other.title}
              </button>
              <StateWords state={other.state} />
            </span>
            <span className="quiet">{text.changes.inCommon(other.words.join(', '))}</span>
            <Button
              look="quiet"
              aria-label={text.changes.mergeOf(other.title)}
              onClick={() => void mergeChange(other.id, change)}
            >
              {text.changes.mergeInto}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
