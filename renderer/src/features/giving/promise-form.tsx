import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { makePromise } from '../../actions/giving.ts';
import type { PromiseDraft } from '../../stores/giving.ts';
import { typePromise } from '../../stores/giving.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { InlineForm, PersonField } from './form-parts.tsx';
import { LookAgain } from './look-again.tsx';
import { PromiseFields, readUntil } from './promise-fields.tsx';

interface PromiseFormProps {
  conversationId: number;
  draft: PromiseDraft;
  onClose: () => void;
}

/** What we promise somebody: the sentence, until when, by whom. */
export default function PromiseForm({ conversationId, draft, onClose }: PromiseFormProps) {
  const [busy, setBusy] = useState(false);
  const change = (next: Partial<PromiseDraft>): void => typePromise(conversationId, { ...draft, ...next });
  const who = useQuery(queries.person(draft.personId)).data?.name ?? '';
  const until = readUntil(draft.until, Date.now());
  const keep = async (): Promise<void> => {
    if ('problem' in until) return;
    setBusy(true);
    const kept = await makePromise({
      personId: draft.personId,
      conversationId,
      messageId: draft.messageId,
      sentence: draft.sentence.trim(),
      byWhom: draft.by.trim() || 'me',
      dueAt: until.time,
      madeAt: null,
    });
    setBusy(false);
    if (kept) onClose();
  };
  return (
    <InlineForm
      label={text.giving.promiseForm}
      submit={text.giving.keepPromise}
      ready={!busy && draft.sentence.trim() !== '' && !('problem' in until)}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <p className="giving-form-title">{text.giving.promiseTitle}</p>
      <PersonField
        label={text.giving.promiseTo}
        conversationId={conversationId}
        chosenId={draft.personId}
        onChoose={(personId) => change({ personId })}
      />
      <LookAgain personId={draft.personId} who={who} compact />
      <PromiseFields draft={draft} onChange={change} />
    </InlineForm>
  );
}
