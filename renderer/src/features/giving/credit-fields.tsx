import { useId } from 'react';
import type { CreditPlace } from '../../../../shared/model/giving.ts';
import { creditPlaces } from '../../../../shared/model/giving.ts';
import { dayField } from '../../day-field.ts';
import { text } from '../../text.ts';
import { Labelled } from './form-parts.tsx';

/** Where, in which words, with which link and when; as typed. */
export interface CreditWords {
  place: CreditPlace;
  words: string;
  link: string;
  /** `2026-03-04`, empty for today. */
  day: string;
}

/** Nothing, an address of the web, or a mistake. */
export function readLink(link: string): string | null | 'wrong' {
  const words = link.trim();
  if (words === '') return null;
  if (!URL.canParse(words)) return 'wrong';
  const { protocol, href } = new URL(words);
  return protocol === 'https:' || protocol === 'http:' ? href : 'wrong';
}

interface CreditFieldsProps {
  draft: CreditWords;
  now: number;
  onChange: (change: Partial<CreditWords>) => void;
}

export function CreditFields({ draft, now, onChange }: CreditFieldsProps) {
  const linkId = useId();
  const isWrong = readLink(draft.link) === 'wrong' && draft.link.trim().length > 8;
  return (
    <>
      <Labelled label={text.giving.words}>
        {(id) => (
          <textarea
            id={id}
            className="field giving-words"
            rows={2}
            maxLength={10_000}
            data-autofocus
            placeholder={text.giving.wordsPlaceholder}
            value={draft.words}
            onChange={(event) => onChange({ words: event.target.value })}
          />
        )}
      </Labelled>
      <div className="giving-row">
        <Labelled label={text.giving.where}>
          {(id) => (
            <select
              id={id}
              className="field"
              value={draft.place}
              onChange={(event) => onChange({ place: event.target.value as CreditPlace })}
            >
              {creditPlaces.map((place) => (
                <option key={place} value={place}>
                  {text.giving.place[place]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={text.giving.day}>
          {(id) => (
            <input
              id={id}
              type="date"
              className="field"
              max={dayField(now)}
              value={draft.day || dayField(now)}
              onChange={(event) => onChange({ day: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={text.giving.link}>
          {(id) => (
            <input
              id={id}
              className="field"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              maxLength={2000}
              placeholder={text.giving.linkPlaceholder}
              value={draft.link}
              aria-invalid={isWrong}
              aria-describedby={isWrong ? linkId : undefined}
              onChange={(event) => onChange({ link: event.target.value })}
            />
          )}
        </Labelled>
      </div>
      {isWrong ? (
        <p id={linkId} className="field-error" role="alert">
          {text.giving.linkWrong}
        </p>
      ) : null}
    </>
  );
}
