import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonProfile } from '../../../../shared/model/people.ts';
import { recordConsent } from '../../actions/people.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DayField, SelectField, WordsField } from '../../components/fields.tsx';
import { dayField, timeOfDay } from '../../day-field.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** What somebody said about being quoted: yes or no, in which words, when, and the message where it stands. */
export function ConsentForm({ person, onClose }: { person: PersonProfile; onClose: () => void }) {
  const [now] = useState(() => Date.now());
  const [granted, setGranted] = useState(true);
  const [words, setWords] = useState('');
  const [day, setDay] = useState(() => dayField(now));
  const [messageId, setMessageId] = useState<number | null>(null);
  const timeline = useInfiniteQuery(queries.timeline(person.id)).data?.pages[0]?.entries ?? [];
  const messages = timeline.flatMap((entry) => (entry.type === 'message' ? [entry] : []));
  return (
    <Dialog title={text.people.recordConsent} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void recordConsent({
            personId: person.id,
            granted,
            words: words.trim(),
            messageId,
            givenAt: timeOfDay(day) ?? now,
          });
        }}
      >
        <fieldset className="consent-choice">
          <legend className="field-label">{text.people.consentSaid}</legend>
          <label className="check">
            <input type="radio" name="granted" data-autofocus checked={granted} onChange={() => setGranted(true)} />
            {text.people.granted}
          </label>
          <label className="check">
            <input type="radio" name="granted" checked={!granted} onChange={() => setGranted(false)} />
            {text.people.refused}
          </label>
        </fieldset>
        <WordsField label={text.people.consentWords} rows={3} maxLength={5000} value={words} onChange={setWords} />
        <DayField label={text.people.consentDate} value={day} onChange={setDay} />
        <SelectField
          label={text.people.consentMessage}
          value={messageId}
          choices={[
            [null, text.people.consentElsewhere] as const,
            ...messages.map(
              ({ id, at, snippet, title }) => [id, `${formatDay(at, now)}: ${snippet.slice(0, 70) || title}`] as const,
            ),
          ]}
          onChange={setMessageId}
        />
        <DialogFoot submit={text.people.save} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
