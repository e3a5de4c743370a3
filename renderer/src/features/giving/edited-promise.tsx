import { useState } from 'react';
import type { PromiseMade } from '../../../../shared/model/giving.ts';
import { savePromise } from '../../actions/giving.ts';
import { text } from '../../text.ts';
import { formatComing } from '../../time.ts';
import { InlineForm } from './form-parts.tsx';
import { PromiseFields, readUntil } from './promise-fields.tsx';

/** A promise whose sentence, date or giver is put right. */
export default function EditedPromise({ promise, onClose }: { promise: PromiseMade; onClose: () => void }) {
  const { dueAt } = promise;
  const [before] = useState(() => (dueAt === null || dueAt <= Date.now() ? '' : formatComing(dueAt, Date.now())));
  const [draft, setDraft] = useState({ sentence: promise.sentence, until: before, by: promise.byWhom });
  // The words as they stood mean the time as it was, to the minute.
  const until = draft.until === before ? { time: dueAt } : readUntil(draft.until, Date.now());
  return (
    <InlineForm
      label={text.giving.promiseForm}
      submit={text.giving.save}
      ready={draft.sentence.trim() !== '' && !('problem' in until)}
      onSubmit={() => {
        if ('problem' in until) return;
        const change = { sentence: draft.sentence.trim(), byWhom: draft.by.trim() || 'me', dueAt: until.time };
        void savePromise(promise, change).then((saved) => saved && onClose());
      }}
      onClose={onClose}
    >
      <PromiseFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
    </InlineForm>
  );
}
