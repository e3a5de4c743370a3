import { lazy, Suspense } from 'react';
import { holdAssumption } from '../../actions/assumptions.ts';
import { stopAssuming, typeAssuming, useAssuming } from '../../stores/assuming.ts';
import { text } from '../../text.ts';

const AssumptionFields = lazy(() => import('./assumption-fields.tsx'));

/** The small form in which an assumption is written down; nothing unless somebody began one on this conversation. */
export function AssumptionForm({ conversationId }: { conversationId: number }) {
  const draft = useAssuming((state) => state.drafts[conversationId]);
  if (draft === undefined) return null;
  return (
    <Suspense fallback={null}>
      <AssumptionFields
        sentence={draft.sentence}
        when={draft.when}
        submit={text.assumptions.holdButton}
        onChange={(next) => typeAssuming(conversationId, next)}
        onSubmit={(sentence, lookAgainAt) => holdAssumption(conversationId, sentence, lookAgainAt)}
        onClose={() => stopAssuming(conversationId)}
      />
    </Suspense>
  );
}
