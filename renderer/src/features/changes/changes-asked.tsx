import { useQuery } from '@tanstack/react-query';
import { queries } from '../../query.ts';
import { hasOutcome, type AskedChange } from '../../../../shared/model/change.ts';
import { openChange } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { StateWords } from './change-words.tsx';

/** What somebody asked for and what became of it, beside the person. */
export function ChangesAsked({ personId }: { personId: number }) {
  const { data } = useQuery(queries.askedBy(personId));
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="person-section">
      <h3>{text.changes.askedHeading}</h3>
      <ul className="changes-asked">
        {data.map((change) => (
          <li key={change.id}>
            <button type="button" className="change-asked" onClick={() => openChange(change.id)}>
              <StateWords state={change.state} />
              <b>{change.title}</b>
              <span className="quiet">
                {text.changes.people(change.people)} · {toldWords(change)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function toldWords({ state, told }: AskedChange): string {
  if (!hasOutcome(state)) return text.changes.toldWhen.shipped;
  return told ? text.changes.toldWhen.told : text.changes.toldWhen.untold;
}
