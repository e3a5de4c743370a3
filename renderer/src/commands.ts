import { useLayoutEffect, useRef, useState } from 'react';
import type { CommandName } from '../../shared/model/commands.ts';
import { commands } from '../../shared/model/commands.ts';
import { awaitField } from './typing-ahead.ts';

export type { CommandName };

/** Returns false when it has nothing to do here, so that the next one is asked: the innermost and newest goes first. */
export type Handler = () => boolean | void;

interface Offer {
  order: number;
  run: Handler;
}

const offers = new Map<CommandName, Offer[]>();
const orders = { last: 0 };

/** Whether anybody on screen offers a command. It may still say no when it is asked. */
export function isOffered(name: CommandName): boolean {
  return (offers.get(name) ?? []).length > 0;
}

/** Runs a command; false when nobody took it. What a key, a menu or another feature asks for. */
export function runCommand(name: CommandName): boolean {
  const taken = (offers.get(name) ?? []).some(({ run }) => run() !== false);
  if (taken && commands[name].field === true) awaitField();
  return taken;
}

/** Offers commands until the function that it returns is called. */
export function offer(
  names: readonly CommandName[],
  order: number,
  run: (name: CommandName) => boolean | void,
): () => void {
  const made = names.map((name) => ({ name, entry: { order, run: () => run(name) } }));
  for (const { name, entry } of made) {
    offers.set(
      name,
      [...(offers.get(name) ?? []), entry].sort((a, b) => b.order - a.order),
    );
  }
  return () => {
    for (const { name, entry } of made) {
      offers.set(
        name,
        (offers.get(name) ?? []).filter((one) => one !== entry),
      );
    }
  };
}

/** A component's place in the line: outer ones are drawn before what they contain, though their effects come later. */
export function useOrder(): number {
  const [order] = useState(() => (orders.last += 1));
  return order;
}

/** Offers a command of the list in `commands.ts` while the component is on screen (and `enabled`). The handler may change without registering anew. */
export function useCommand(name: CommandName, handler: Handler, enabled = true): void {
  const order = useOrder();
  const latest = useRef(handler);
  // Before the next paint: whoever sees something can press its key.
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useLayoutEffect(() => (enabled ? offer([name], order, () => latest.current()) : undefined), [name, order, enabled]);
}
