import { useQuery } from '@tanstack/react-query';
import type { PromiseMade } from '../../../../shared/model/giving.ts';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { promisedWords } from './promised-words.ts';

const shownGiven = 3;

/** What is due soonest first, what has no day last. */
const bySoonest = (one: PromiseMade, other: PromiseMade): number =>
  (one.dueAt ?? Number.MAX_SAFE_INTEGER) - (other.dueAt ?? Number.MAX_SAFE_INTEGER) || one.id - other.id;

interface LookAgainProps {
  personId: number;
  who: string;
  /** Beside a draft: smaller, and a line for each. */
  compact?: boolean;
  /** Contributions that stand beside it anyway. */
  without?: readonly number[];
}

/** Before one writes: what the person gave last, and what was promised and not kept yet. Nothing where there is neither. */
export function LookAgain({ personId, who, compact = false, without = [] }: LookAgainProps) {
  const now = useNow();
  const data = useQuery(queries.betweenUs(personId)).data;
  const promises = data?.promises.filter(({ state }) => state === 'open').toSorted(bySoonest) ?? [];
  const given = data?.gave.filter(({ id }) => !without.includes(id)).slice(0, shownGiven) ?? [];
  if (promises.length === 0 && given.length === 0) return null;
  return (
    <aside
      className={compact ? 'look-again look-again-compact' : 'look-again'}
      aria-label={text.giving.lookAgainAt(who || text.inbox.nobody)}
    >
      <p className="look-again-title">
        {text.giving.lookAgain} {compact ? null : <span className="look-again-who">{who}</span>}
      </p>
      <ul>
        {promises.map((one) => (
          <li key={`promise-${one.id}`} className="look-again-owed" title={compact ? one.sentence : undefined}>
            {promisedWords(one, now)}
          </li>
        ))}
        {given.map(({ id, kind, quote, credited }) => (
          <li key={id} title={compact ? quote : undefined}>
            <span className={credited ? 'look-again-fact' : 'look-again-owed'}>
              {credited ? text.giving.credited : text.giving.owedMark}
            </span>{' '}
            {text.giving.thankedFor(text.giving.kind[kind], quote)}
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** The same for whom a conversation is with: who was chosen beside it, else who began it. */
export function LookAgainHere({ conversationId, personId }: { conversationId: number; personId: number | null }) {
  const conversation = useQuery(queries.conversation(conversationId)).data;
  const first = conversation?.messages.find(({ from, ours }) => from !== null && !ours)?.from ?? null;
  const chosen = personId ?? first?.personId ?? null;
  if (chosen === null) return null;
  const who = conversation?.participants.find((one) => one.personId === chosen)?.name ?? '';
  return <LookAgain personId={chosen} who={who} />;
}
