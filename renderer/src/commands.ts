import { useEffect, useRef } from 'react';
import type { CommandName } from '../../shared/model/commands.ts';

export type { CommandName };

/** Returns false when it has nothing to do here, so that the one registered before it is asked: the newest goes first. */
type Handler = () => boolean | void;

const handlers = new Map<CommandName, Handler[]>();

/** Whether anybody on screen offers a command. It may still say no when it is asked. */
export function isOffered(name: CommandName): boolean {
  return (handlers.get(name) ?? []).length > 0;
}

/** Runs a command; false when nobody took it. What a key, a menu or another feature asks for. */
export function runCommand(name: CommandName): boolean {
  const stack = handlers.get(name) ?? [];
  return stack.toReversed().some((handler) => handler() !== false);
}

/** Offers a command of the list in `commands.ts` while the component is on screen (and `enabled`). The handler may change without registering anew. */
export function useCommand(name: CommandName, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const entry: Handler = () => latest.current();
    const stack = handlers.get(name) ?? [];
    handlers.set(name, [...stack, entry]);
    return () => {
      handlers.set(
        name,
        (handlers.get(name) ?? []).filter((one) => one !== entry),
      );
    };
  }, [name, enabled]);
}
