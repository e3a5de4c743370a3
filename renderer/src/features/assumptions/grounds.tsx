import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Assumption, AssumptionGround } from '../../../../shared/model/triage.ts';
import { addGround, removeGround } from '../../actions/assumptions.ts';
import { IconButton } from '../../components/button.tsx';
import { TextField } from '../../components/fields.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { queries } from '../../query.ts';
import { visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';

const sides = ['for', 'against'] as const;

/** What speaks for an assumption beside what speaks against it; nothing while there is neither. */
export function Grounds({ assumption }: { assumption: Assumption }) {
  if (assumption.grounds.length === 0) return null;
  return (
    <div className="grounds">
      {sides.map((side) => {
        const grounds = assumption.grounds.filter((ground) => ground.side === side);
        return grounds.length === 0 ? null : (
          <section key={side} className="grounds-side" aria-label={text.assumptions.sides[side]}>
            <h4>{text.assumptions.sides[side]}</h4>
            <ul>
              {grounds.map((ground) => (
                <Ground key={ground.id} ground={ground} conversationId={assumption.conversationId} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Ground({ ground, conversationId }: { ground: AssumptionGround; conversationId: number }) {
  const { words, evidence } = ground;
  const short = words.slice(0, 80);
  return (
    <li className="ground">
      <span className="ground-words">
        {evidence === null ? words : `“${words}”`}
        {evidence === null ? null : (
          <>
            {' '}
            <button
              type="button"
              className="link-button"
              disabled={evidence.conversationId === null || evidence.messageId === null}
              onClick={() => visitConversation(evidence.conversationId!, { messageId: evidence.messageId!, words: [] })}
            >
              {text.assumptions.whoSaid(evidence.who, evidence.source)}
            </button>
          </>
        )}
      </span>
      <IconButton
        label={text.assumptions.removeGround(short)}
        onClick={() => void removeGround(ground, conversationId)}
      >
        <X size={12} />
      </IconButton>
    </li>
  );
}

interface GroundFormProps {
  assumption: Assumption;
  side: AssumptionGround['side'];
  onClose: () => void;
}

/** Words of ours, or one of the quotes kept from the conversation. Enter adds it, Escape leaves it. */
export function GroundForm({ assumption, side, onClose }: GroundFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const quotes = useQuery(queries.evidence('', assumption.conversationId)).data ?? [];
  const [quoteId, setQuoteId] = useState(0);
  useEffect(() => field.current?.focus(), []);
  const typed = words.trim();
  const add = async (): Promise<void> => {
    if (await addGround(assumption, side, quoteId === 0 ? { words: typed } : { evidenceId: quoteId })) onClose();
  };
  return (
    <PlacedForm
      className="assumption-settling"
      submit={text.assumptions.addGround}
      ready={typed !== '' || quoteId !== 0}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <TextField
        label={text.assumptions.ground[side]}
        ref={field}
        maxLength={2000}
        placeholder={text.assumptions.groundPlaceholder}
        value={words}
        onChange={(next) => {
          setWords(next);
          setQuoteId(0);
        }}
      />
      {quotes.length === 0 ? null : (
        <select
          className="field"
          aria-label={text.assumptions.fromQuotes}
          value={quoteId}
          onChange={(event) => {
            setQuoteId(Number(event.target.value));
            setWords('');
          }}
        >
          <option value={0}>{text.assumptions.fromQuotes}</option>
          {quotes.map((quote) => (
            <option key={quote.id} value={quote.id}>
              {quote.quote.slice(0, 120)}
            </option>
          ))}
        </select>
      )}
    </PlacedForm>
  );
}
