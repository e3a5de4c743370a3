import { useQuery } from '@tanstack/react-query';
import { Check, Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { languages } from '../../../../shared/model/languages.ts';
import { copyQuestion, markAsked, saveQuestion } from '../../actions/giving.ts';
import { Button } from '../../components/button.tsx';
import { WordsField } from '../../components/fields.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

interface NamingQuestionBoxProps {
  personId: number;
  conversationId: number | null;
  contributionIds: number[];
}

/** The question whether somebody may be named, in their language, to be sent by copying or as a file. */
export function NamingQuestionBox({ personId, conversationId, contributionIds }: NamingQuestionBoxProps) {
  const now = useNow();
  const { data, error } = useQuery(queries.namingQuestion(personId, conversationId, contributionIds));
  const [typed, setTyped] = useState<string | null>(null);
  if (data === undefined) return error === null ? null : <p className="field-error">{text.giving.askFailed}</p>;
  const words = typed ?? data.words;
  return (
    <section className="ask-box" aria-label={text.giving.askTitle}>
      <p>
        <strong>{text.giving.askTitle}.</strong> {text.giving.askHint}{' '}
        {data.askedAt === null ? null : (
          <span className="ask-done">{text.giving.askedOn(formatDay(data.askedAt, now))}</span>
        )}
      </p>
      <WordsField
        label={`${text.giving.askWords} ${text.giving.askLanguage(languages[data.language] ?? data.language)}`}
        className="giving-words"
        lang={data.language}
        rows={6}
        maxLength={20_000}
        value={words}
        onChange={setTyped}
      />
      <div className="form-foot">
        <Button
          icon={<Copy size={13} />}
          disabled={words.trim() === ''}
          onClick={() => void copyQuestion(personId, words)}
        >
          {text.giving.askCopy}
        </Button>
        <Button
          icon={<Download size={13} />}
          disabled={words.trim() === ''}
          onClick={() => void saveQuestion(personId, text.giving.askTitle, words)}
        >
          {text.giving.askFile}
        </Button>
        <Button look="quiet" icon={<Check size={13} />} onClick={() => void markAsked(personId)}>
          {text.giving.askDone}
        </Button>
      </div>
    </section>
  );
}
