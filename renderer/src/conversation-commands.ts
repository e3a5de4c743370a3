import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CommandName, Handler } from './commands.ts';
import { offer, useCommand, useOrder } from './commands.ts';
import { useNavigation } from './stores/navigation.ts';

/** What was asked of a conversation that is chosen and not painted yet, in order. */
let waiting: { name: CommandName; conversationId: number }[] = [];
/** The conversation that is painted and takes its commands itself. */
let painted: number | null = null;

useNavigation.subscribe((now, before) => {
  if (now.conversationId !== before.conversationId || now.view !== before.view) waiting = [];
});

/** How often it was asked for meanwhile; it is asked for no longer. */
function takeWaiting(wanted: CommandName, id: number): number {
  const isWanted = (one: (typeof waiting)[number]): boolean => one.name === wanted && one.conversationId === id;
  const count = waiting.filter(isWanted).length;
  waiting = waiting.filter((one) => !isWanted(one));
  return count;
}

/** Says that a conversation is painted as a whole: what it does not take then waits no longer. Null while it is not. */
export function usePainted(conversationId: number | null): void {
  useLayoutEffect(() => {
    painted = conversationId;
    return () => {
      painted = null;
    };
  }, [conversationId]);
}

/** Offers a command of one conversation. A key right behind J means the next one: it waits until that one is painted. */
export function useConversationCommand(
  conversationId: number,
  name: CommandName,
  handler: Handler,
  enabled = true,
): void {
  const run: Handler = () => {
    const chosen = useNavigation.getState().conversationId;
    if (chosen === null || chosen === conversationId) return handler();
    waiting.push({ name, conversationId: chosen });
    return true;
  };
  useCommand(name, run, enabled);
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    for (let left = takeWaiting(name, conversationId); left > 0; left -= 1) latest.current();
  }, [name, conversationId, enabled]);
}

/** What a conversation is asked for by key. */
const names: CommandName[] = [
  'note',
  'assumption',
  'contribution',
  'thank',
  'promise',
  'quote',
  'open',
  'next-message',
  'previous-message',
  'first-unread',
  'collapse-read',
  'raw-source',
  'copy-link',
  'link-conversation',
  'hand-on',
];

/** While the chosen conversation is still being read nobody else is there to take its commands: they wait for it. */
export function useWaitingCommands(): void {
  const order = useOrder();
  const isAnyChosen = useNavigation((state) => state.conversationId !== null);
  useLayoutEffect(() => {
    if (!isAnyChosen) return;
    return offer(names, order, (name) => {
      const { conversationId } = useNavigation.getState();
      if (conversationId === null || conversationId === painted) return false;
      waiting.push({ name, conversationId });
      return true;
    });
  }, [order, isAnyChosen]);
}
