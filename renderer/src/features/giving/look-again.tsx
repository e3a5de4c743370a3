import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

const shownGiven = 3;

function withDue(sentence: string, dueAt: number, now: number): string {
  const day = formatDay(dueAt, now);
  const due = dueAt < now ? text.giving.overdue(day) : text.giving.until(day);
  return text.giving.withDay(text.giving.owedPromise(sentence), due);
}

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
  const promises = data?.promises.filter(({ state }) => state === 'open') ?? [];
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
        {promises.map(({ id, sentence, dueAt }) => (
          <li key={`promise-${id}`} className="look-again-owed" title={compact ? sentence : undefined}>
            {dueAt === null ? text.giving.owedPromise(sentence) : withDue(sentence, dueAt, now)}
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
