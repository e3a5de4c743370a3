import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { BetweenUs as Between, Contribution, Credit, PromiseMade } from '../../../../shared/model/giving.ts';
import { ErrorState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { promisedWords } from './promised-words.ts';

/** So many lines stand in each part until somebody wants all. */
const shown = 5;

/** What stands between a person and us, in words: what they gave, what we gave back, what is owed. In a conversation a key gives thanks. */
export function BetweenUs({ personId, inConversation = false }: { personId: number; inConversation?: boolean }) {
  const now = useNow();
  const { data, error, refetch } = useQuery(queries.betweenUs(personId));
  const nothingGiven = inConversation ? text.giving.nothingGivenKey : text.giving.nothingGiven;
  return (
    <section className="person-section between" aria-label={text.giving.between}>
      <h3>{text.giving.between}</h3>
      {data === undefined ? (
        error === null ? null : (
          <ErrorState title={text.giving.betweenFailed} error={error} retry={() => void refetch()} />
        )
      ) : data.gave.length + data.gaveBack.length + data.promises.length === 0 ? (
        <p className="quiet">{nothingGiven}</p>
      ) : (
        <>
          <Part title={text.giving.theyGave} nothing={nothingGiven} lines={data.gave.map(givenLine)} />
          <Part
            title={text.giving.weGaveBack}
            nothing={inConversation ? text.giving.nothingBackKey : text.giving.nothingBack}
            lines={gaveBack(data).map((line) => line(now))}
          />
          <Part
            title={text.giving.owed}
            nothing={text.giving.nothingOwed}
            lines={[
              ...data.promises.filter(({ state }) => state === 'open').map((one) => promiseLine(one, now)),
              ...data.owed.map(givenLine),
            ]}
            isOwed
          />
        </>
      )}
    </section>
  );
}

interface Line {
  key: string;
  words: ReactNode;
  hint: string;
  open: (() => void) | null;
}

function openerOf(place: { conversationId: number | null; messageId?: number | null }): (() => void) | null {
  const { conversationId, messageId = null } = place;
  if (conversationId === null) return null;
  return () => visitConversation(conversationId, messageId === null ? null : { messageId, words: [] });
}

function givenLine(one: Contribution): Line {
  return {
    key: `gave-${one.id}`,
    words: (
      <>
        <span className="between-kind">{text.giving.kind[one.kind]}:</span> {one.quote}
      </>
    ),
    hint: one.quote,
    open: openerOf(one),
  };
}

function promiseLine(one: PromiseMade, now: number): Line {
  return { key: `promise-${one.id}`, words: promisedWords(one, now), hint: one.sentence, open: openerOf(one) };
}

/** Thanks, and promises that were kept or broken; one line where several things were thanked for at once. Newest first. */
function gaveBack({ gaveBack: credits, promises }: Between): ((now: number) => Line)[] {
  const seen = new Set<string>();
  const lines = [
    ...credits
      .filter(({ givenAt, place, words }) => {
        const key = `${givenAt} ${place} ${words}`;
        return !seen.has(key) && seen.add(key);
      })
      .map((one) => ({ at: one.givenAt, line: (now: number) => creditLine(one, now) })),
    ...promises
      .filter(({ state }) => state !== 'open')
      .map((one) => ({ at: one.settledAt ?? one.madeAt, line: () => settledLine(one) })),
  ];
  return lines.toSorted((one, other) => other.at - one.at).map(({ line }) => line);
}

function creditLine(one: Credit, now: number): Line {
  return {
    key: `credit-${one.id}`,
    words: text.giving.thankedDay(text.giving.place[one.place], formatDay(one.givenAt, now)),
    hint: one.words,
    open: openerOf(one),
  };
}

function settledLine(one: PromiseMade): Line {
  return {
    key: `promise-${one.id}`,
    words: one.state === 'kept' ? text.giving.keptPromise(one.sentence) : text.giving.brokenPromise(one.sentence),
    hint: one.outcome === '' ? one.sentence : text.giving.cameOut(one.outcome),
    open: openerOf(one),
  };
}

function Part({
  title,
  nothing,
  lines,
  isOwed = false,
}: {
  title: string;
  nothing: string;
  lines: Line[];
  isOwed?: boolean;
}) {
  const [all, setAll] = useState(false);
  return (
    <div className={isOwed && lines.length > 0 ? 'between-part between-owed' : 'between-part'}>
      <h4>{title}</h4>
      {lines.length === 0 ? <p className="between-nothing">{nothing}</p> : null}
      <ul>
        {lines.slice(0, all ? lines.length : shown).map(({ key, words, hint, open }) => (
          <li key={key}>
            {open === null ? (
              <span className="between-line" title={hint}>
                {words}
              </span>
            ) : (
              <button type="button" className="between-line between-open" title={hint} onClick={open}>
                {words}
              </button>
            )}
          </li>
        ))}
      </ul>
      {lines.length > shown && !all ? (
        <button type="button" className="link-button between-more" onClick={() => setAll(true)}>
          {text.giving.more}
        </button>
      ) : null}
    </div>
  );
}
