import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonProfile } from '../../../../shared/model/people.ts';
import { recordConsent } from '../../actions/people.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
          <legend>{text.people.consentSaid}</legend>
          <label className="check">
            <input type="radio" name="granted" data-autofocus checked={granted} onChange={() => setGranted(true)} />
            {text.people.granted}
          </label>
          <label className="check">
            <input type="radio" name="granted" checked={!granted} onChange={() => setGranted(false)} />
            {text.people.refused}
          </label>
        </fieldset>
        <label className="field-label">
          {text.people.consentWords}
          <textarea
            className="field"
            rows={3}
            maxLength={5000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <label className="field-label">
          {text.people.consentDate}
          <input className="field" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
        <label className="field-label">
          {text.people.consentMessage}
          <select
            className="field"
            value={messageId ?? ''}
            onChange={(event) => setMessageId(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{text.people.consentElsewhere}</option>
            {messages.map((message) => (
              <option key={message.id} value={message.id}>
                {formatDay(message.at, now)}: {message.snippet.slice(0, 70) || message.title}
              </option>
            ))}
          </select>
        </label>
        <div className="dialog-actions">
          <Button onClick={onClose}>{text.people.cancel}</Button>
          <Button look="main" type="submit">
            {text.people.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
