import { lazy, Suspense } from 'react';
import { stopPromising, stopThanking, useGivingDrafts } from '../../stores/giving.ts';

const CreditForm = lazy(() => import('./credit-form.tsx'));
const PromiseForm = lazy(() => import('./promise-form.tsx'));

/** The small forms of thanks and of a promise; nothing unless somebody began one on this conversation. */
export function GivingForms({ conversationId }: { conversationId: number }) {
  const credit = useGivingDrafts((state) => state.credits[conversationId]);
  const promise = useGivingDrafts((state) => state.promises[conversationId]);
  return (
    <Suspense fallback={null}>
      {credit === undefined ? null : (
        <CreditForm conversationId={conversationId} draft={credit} onClose={() => stopThanking(conversationId)} />
      )}
      {promise === undefined ? null : (
        <PromiseForm conversationId={conversationId} draft={promise} onClose={() => stopPromising(conversationId)} />
      )}
    </Suspense>
  );
}
