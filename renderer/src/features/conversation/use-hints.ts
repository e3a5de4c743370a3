import { startTransition, useEffect, useState } from 'react';
import { contributionHints } from '../../../../shared/model/contribution-hints.ts';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import type { ConversationGiving } from '../../../../shared/model/giving.ts';
import { promiseHints } from '../../../../shared/model/promise-hints.ts';
import type { Hint } from '../../actions/giving.ts';

/** What in a conversation waits for a yes or a no, by message. */
export interface Hints {
  byMessage: ReadonlyMap<number, Hint[]>;
  /** In the order in which they stand in the thread. */
  list: Hint[];
}

const none: Hints = { byMessage: new Map(), list: [] };

function found(messages: MessageDetail[], giving: ConversationGiving): Hints {
  const places = new Map(messages.map(({ id }, index) => [id, index]));
  const list: Hint[] = [
    ...contributionHints(messages, giving).map((hint) => ({ type: 'contribution' as const, hint })),
    ...promiseHints(messages, giving).map((hint) => ({ type: 'promise' as const, hint })),
  ].toSorted((one, other) => places.get(one.hint.messageId)! - places.get(other.hint.messageId)!);
  const byMessage = new Map<number, Hint[]>();
  for (const one of list) byMessage.set(one.hint.messageId, [...(byMessage.get(one.hint.messageId) ?? []), one]);
  return { byMessage, list };
}

/** Looked for only when nothing else is to do: the words come first. */
export function useHints(messages: MessageDetail[], giving: ConversationGiving | undefined): Hints {
  const [hints, setHints] = useState(none);
  useEffect(() => {
    if (giving === undefined) return;
    const waiting = requestIdleCallback(() => startTransition(() => setHints(found(messages, giving))), {
      timeout: 1000,
    });
    return () => cancelIdleCallback(waiting);
  }, [messages, giving]);
  return hints;
}
