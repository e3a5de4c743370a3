import { useEffect, useRef } from 'react';

/** What a key, a menu or another feature can ask for. Features that can do it register; the newest one that says yes does it. */
export type CommandName =
  | 'next'
  | 'previous'
  | 'open'
  | 'done'
  | 'snooze'
  | 'unread'
  | 'quote'
  | 'note'
  | 'undo'
  | 'redo'
  | 'search'
  | 'help'
  | 'go-inbox'
  | 'go-reports'
  | 'go-notes'
  | 'go-sources'
  | 'close'
  // Triage: one conversation, or all that are selected.
  | 'select'
  | 'extend-next'
  | 'extend-previous'
  | 'select-all'
  | 'pin'
  | 'mute'
  | 'label'
  | 'assign'
  | 'remind'
  | 'change'
  | 'merge'
  | 'menu'
  | 'history';

/** Returns false when it has nothing to do here, so that the one registered before it is asked. */
type Handler = () => boolean | void;

const handlers = new Map<CommandName, Handler[]>();

/** Runs a command; false when nobody took it. */
export function runCommand(name: CommandName): boolean {
  const stack = handlers.get(name) ?? [];
  return stack.toReversed().some((handler) => handler() !== false);
}

/** Offers a command while the component is on screen (and `enabled`). The handler may change without registering anew. */
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
