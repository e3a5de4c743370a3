import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { creditWishes, nameAsWished } from '../../../../shared/model/credit-wish.ts';
import type { Contribution } from '../../../../shared/model/giving.ts';
import type { PersonDetail } from '../../../../shared/model/records.ts';
import { giveCredit } from '../../actions/giving.ts';
import { setCreditWish } from '../../actions/records.ts';
import { SelectField } from '../../components/fields.tsx';
import { useNow } from '../../components/use-now.ts';
import { timeOfDay } from '../../day-field.ts';
import { queries } from '../../query.ts';
import type { CreditDraft } from '../../stores/giving.ts';
import { typeThanks } from '../../stores/giving.ts';
import { text } from '../../text.ts';
import { CreditFields, readLink } from './credit-fields.tsx';
import { InlineForm, PersonField } from './form-parts.tsx';
import { LookAgain } from './look-again.tsx';
import { NamingQuestionBox } from './naming-question-box.tsx';

interface CreditFormProps {
  conversationId: number;
  draft: CreditDraft;
  onClose: () => void;
}

const none: Contribution[] = [];

/** Thanks for somebody, to be kept in the ledger as they wish to be named. */
export default function CreditForm({ conversationId, draft, onClose }: CreditFormProps) {
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const { personId } = draft;
  const person = useQuery(queries.person(personId)).data;
  const between = useQuery(queries.betweenUs(personId)).data;
  const sourceName = useQuery(queries.conversation(conversationId)).data?.source.name ?? '';
  const all = between?.gave ?? none;
  // What is chosen stays on the list, credited or not; else what is owed, what was given here first.
  const offered = all
    .filter((one) => !one.credited || draft.contributionIds?.includes(one.id) === true)
    .toSorted((one, other) => isHere(other, conversationId) - isHere(one, conversationId));
  const isChosen = (one: Contribution): boolean =>
    draft.contributionIds?.includes(one.id) ?? one.conversationId === conversationId;
  const chosen = offered.filter(isChosen).map(({ id }) => id);
  const change = (next: Partial<CreditDraft>): void => typeThanks(conversationId, { ...draft, ...next });
  const link = readLink(draft.link);
  const keep = async (): Promise<void> => {
    if (link === 'wrong') return;
    setBusy(true);
    const kept = await giveCredit({
      personId,
      contributionIds: chosen,
      conversationId,
      place: draft.place,
      words: draft.words.trim(),
      link,
      reportId: null,
      givenAt: timeOfDay(draft.day) ?? null,
    });
    setBusy(false);
    if (kept) onClose();
  };
  return (
    <InlineForm
      label={text.giving.creditForm}
      submit={text.giving.keepCredit}
      ready={!busy && link !== 'wrong'}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <p className="giving-form-title">{text.giving.thankTitle}</p>
      <PersonField
        label={text.giving.toWhom}
        conversationId={conversationId}
        chosenId={personId}
        onChoose={(next) => change({ personId: next, contributionIds: null })}
      />
      <fieldset className="giving-choices">
        <legend className="field-label">{text.giving.forWhat}</legend>
        {offered.length === 0 ? <p className="quiet">{text.giving.forNothing}</p> : null}
        {offered.map(({ id, kind, quote }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                change({
                  contributionIds: event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                })
              }
            />
            <span className="giving-choice">{text.giving.thankedFor(text.giving.kind[kind], quote)}</span>
          </label>
        ))}
      </fieldset>
      {person === undefined ? null : (
        <LookAgain personId={personId} who={person.name} compact without={offered.map(({ id }) => id)} />
      )}
      <CreditFields draft={draft} now={now} onChange={change} />
      {person === undefined ? null : (
        <Naming person={person} sourceName={sourceName} conversationId={conversationId} contributionIds={chosen} />
      )}
    </InlineForm>
  );
}

function isHere(contribution: Contribution, conversationId: number): number {
  return contribution.conversationId === conversationId ? 1 : 0;
}

interface NamingProps {
  person: PersonDetail;
  sourceName: string;
  conversationId: number;
  contributionIds: number[];
}

/** How the person will be named, as they wish; where nobody asked them yet, the question. */
function Naming({ person, sourceName, conversationId, contributionIds }: NamingProps) {
  const account = person.identities.find(({ place }) => place !== 'mail');
  const handle = account === undefined ? null : (account.name ?? account.address);
  const named = nameAsWished({ name: person.name, handle, wish: person.creditWish }, sourceName);
  return (
    <>
      <div className="field-row">
        <p className="giving-named">
          <span className="field-label">{text.giving.namedAs}</span>
          <strong>{named}</strong>
        </p>
        <SelectField
          label={text.giving.wish}
          value={person.creditWish}
          choices={creditWishes.map((wish) => [wish, text.people.wishes[wish]] as const)}
          onChange={(wish) => void setCreditWish(person.id, wish)}
        />
      </div>
      {person.creditWish === 'ask' ? (
        <NamingQuestionBox personId={person.id} conversationId={conversationId} contributionIds={contributionIds} />
      ) : null}
    </>
  );
}
