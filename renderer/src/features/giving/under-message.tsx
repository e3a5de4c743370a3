import { Check, Gift, HeartHandshake, Trash2, X } from 'lucide-react';
import { memo } from 'react';
import type { Contribution } from '../../../../shared/model/giving.ts';
import { contributionKinds } from '../../../../shared/model/giving.ts';
import type { Hint } from '../../actions/giving.ts';
import { changeMark, confirmHint, removeMark, waveAway } from '../../actions/giving.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { startThanking } from '../../stores/giving.ts';
import { visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';

interface UnderMessageProps {
  conversationId: number;
  messageId: number;
  contributions: readonly Contribution[];
  hints: readonly Hint[];
  /** The first hint of all has keys of its own. */
  first: Hint | null;
}

/** What was given in a message, and what looks like it. */
export const UnderMessage = memo(function UnderMessage(props: UnderMessageProps) {
  const { conversationId, messageId, contributions, hints, first } = props;
  return (
    <>
      {contributions.length === 0 ? null : (
        <ul className="given-chips" aria-label={text.giving.given}>
          {contributions.map((one) => (
            <li key={one.id}>
              <GivenChip contribution={one} conversationId={conversationId} />
            </li>
          ))}
        </ul>
      )}
      {hints.map((found) => (
        <HintLine
          key={`${found.type} ${found.hint.start} ${'kind' in found.hint ? found.hint.kind : ''}`}
          conversationId={conversationId}
          messageId={messageId}
          found={found}
          hasKeys={found === first}
        />
      ))}
    </>
  );
});

function GivenChip({ contribution, conversationId }: { contribution: Contribution; conversationId: number }) {
  const { kind, credited, quote, start, personId, id } = contribution;
  const name = text.giving.kind[kind];
  return (
    <Menu
      label={text.giving.chip(name, start === null ? '' : text.giving.wordsOf(quote), credited)}
      look="quiet"
      align="start"
      face={
        <span className={credited ? 'given-chip given-chip-credited' : 'given-chip'}>
          <Gift size={12} aria-hidden="true" />
          <span className="given-chip-kind">{name}</span>{' '}
          {start === null ? null : <span className="given-chip-words">{text.giving.wordsOf(quote)}</span>}{' '}
          <span className="given-chip-state">{credited ? text.giving.credited : text.giving.owedMark}</span>
        </span>
      }
      items={[
        {
          key: 'thank',
          label: text.giving.thankFor,
          icon: <HeartHandshake size={14} />,
          run: () => startThanking(conversationId, { personId, contributionIds: [id] }),
        },
        ...contributionKinds.map((one, index) => ({
          key: one,
          label: text.giving.changeTo(text.giving.kind[one]),
          checked: one === kind,
          choice: true,
          apart: index === 0,
          run: () => {
            if (one !== kind) void changeMark(contribution, one);
          },
        })),
        {
          key: 'remove',
          label: text.giving.remove,
          icon: <Trash2 size={14} />,
          apart: true,
          run: () => void removeMark(contribution),
        },
      ]}
    />
  );
}

interface HintLineProps {
  conversationId: number;
  messageId: number;
  found: Hint;
  hasKeys: boolean;
}

/** Something that looks like a contribution or a promise, with a yes and a no. */
function HintLine({ conversationId, messageId, found, hasKeys }: HintLineProps) {
  const why = found.type === 'promise' ? text.giving.promiseHint : text.giving.hint[found.hint.reason](found.hint.said);
  const ask = found.type === 'promise' ? text.giving.promiseAsk : text.giving.hintAsk[found.hint.kind];
  const saidIn = found.type === 'promise' ? null : found.hint.saidIn;
  return (
    <div className="hint-line" role="group" aria-label={`${why}. ${ask}`}>
      <span className="hint-why">
        {why}
        {found.type === 'promise' ? <q className="hint-sentence">{found.hint.sentence}</q> : null}
        {saidIn === null || saidIn === messageId ? null : (
          <>
            {' '}
            <button
              type="button"
              className="link-button"
              onClick={() => visitConversation(conversationId, { messageId: saidIn, words: [] })}
            >
              {text.giving.seeThanks}
            </button>
          </>
        )}
      </span>
      <span className="hint-answer">
        <span className="hint-ask">{ask}</span>
        <Button
          look="quiet"
          icon={<Check size={13} />}
          {...(hasKeys && { keys: 'confirm-hint' as const })}
          onClick={() => void confirmHint(conversationId, found)}
        >
          {text.giving.yes}
        </Button>
        <Button
          look="quiet"
          icon={<X size={13} />}
          {...(hasKeys && { keys: 'dismiss-hint' as const })}
          onClick={() => void waveAway(conversationId, found)}
        >
          {text.giving.no}
        </Button>
      </span>
    </div>
  );
}
