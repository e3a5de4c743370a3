import { useId } from 'react';
import type { CreditPlace } from '../../../../shared/model/giving.ts';
import { creditPlaces } from '../../../../shared/model/giving.ts';
import { DayField, SelectField, TextField, WordsField } from '../../components/fields.tsx';
import { dayField } from '../../day-field.ts';
import { text } from '../../text.ts';

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
      <WordsField
        label={text.giving.words}
        className="giving-words"
        rows={2}
        maxLength={10_000}
        data-autofocus
        placeholder={text.giving.wordsPlaceholder}
        value={draft.words}
        onChange={(words) => onChange({ words })}
      />
      <div className="field-row">
        <SelectField
          label={text.giving.where}
          value={draft.place}
          choices={creditPlaces.map((place) => [place, text.giving.place[place]] as const)}
          onChange={(place) => onChange({ place })}
        />
        <DayField
          label={text.giving.day}
          max={dayField(now)}
          value={draft.day || dayField(now)}
          onChange={(day) => onChange({ day })}
        />
        <TextField
          label={text.giving.link}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          placeholder={text.giving.linkPlaceholder}
          value={draft.link}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? linkId : undefined}
          onChange={(link) => onChange({ link })}
        />
      </div>
      {isWrong ? (
        <p id={linkId} className="field-error" role="alert">
          {text.giving.linkWrong}
        </p>
      ) : null}
    </>
  );
}
