import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Credit } from '../../../../shared/model/giving.ts';
import { removeCredit, saveCredit } from '../../actions/giving.ts';
import { openLink } from '../../actions/outside.ts';
import { IconButton } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { dayField, timeOfDay } from '../../day-field.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';
import { CreditFields, readLink } from './credit-fields.tsx';
import { InlineForm } from './form-parts.tsx';

/** That somebody was thanked, in the thread in which it was said or prepared, or in the ledger. */
export function CreditCard({ credit, withName = true }: { credit: Credit; withName?: boolean }) {
  const now = useNow();
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <EditedCredit credit={credit} onClose={() => setEdited(false)} />;
  const { who, namedAs, place, words, forKind, forWords, link, givenAt } = credit;
  const about = words || forWords || text.giving.place[place];
  return (
    <aside id={`credit-${credit.id}`} className="giving-card" aria-label={text.giving.thankedLabel} tabIndex={-1}>
      <p className="giving-card-words">
        <span className="giving-card-label">{text.giving.thankedLabel}</span>
        {withName ? ` · ${who || text.inbox.nobody}` : ''} {text.giving.thankedIn[place]}
        {words === '' ? '' : `: “${words}”`}
      </p>
      {forKind === null ? null : (
        <p className="giving-card-facts giving-card-for">
          {text.giving.thankedFor(text.giving.kind[forKind], forWords)}
        </p>
      )}
      <p className="giving-card-line">
        <span>
          {formatMoment(givenAt, now)} · {text.giving.namedAsThen(namedAs)}
          {link === null ? null : (
            <>
              {' · '}
              <a
                href={link}
                title={link}
                onClick={(event) => {
                  event.preventDefault();
                  void openLink(link);
                }}
              >
                {text.giving.openLink}
              </a>
            </>
          )}
        </span>
        <span className="giving-card-tools">
          <IconButton label={text.giving.creditEditOf(about)} onClick={() => setEdited(true)}>
            <Pencil size={13} />
          </IconButton>
          <IconButton label={text.giving.creditRemoveOf(about)} onClick={() => void removeCredit(credit)}>
            <Trash2 size={13} />
          </IconButton>
        </span>
      </p>
    </aside>
  );
}

function EditedCredit({ credit, onClose }: { credit: Credit; onClose: () => void }) {
  const now = useNow();
  const before = dayField(credit.givenAt);
  const [draft, setDraft] = useState({
    place: credit.place,
    words: credit.words,
    link: credit.link ?? '',
    day: before,
  });
  const link = readLink(draft.link);
  return (
    <InlineForm
      label={text.giving.creditForm}
      submit={text.giving.save}
      ready={link !== 'wrong'}
      onSubmit={() => {
        if (link === 'wrong') return;
        const givenAt = draft.day === before ? credit.givenAt : (timeOfDay(draft.day) ?? now);
        void saveCredit(credit, { place: draft.place, words: draft.words.trim(), link, givenAt }).then(
          (saved) => saved && onClose(),
        );
      }}
      onClose={onClose}
    >
      <CreditFields draft={draft} now={now} onChange={(change) => setDraft({ ...draft, ...change })} />
    </InlineForm>
  );
}
