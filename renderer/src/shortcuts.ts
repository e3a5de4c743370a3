import type { CommandName } from './commands.ts';

export interface KeyStroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Single keys, as `KeyboardEvent.key` gives them; Shift shows in the capital. */
const singleKeys: Record<string, CommandName> = {
  j: 'next',
  k: 'previous',
  e: 'done',
  h: 'snooze',
  u: 'unread',
  q: 'quote',
  n: 'note',
  z: 'undo',
  Z: 'redo',
  '/': 'search',
  '?': 'help',
  // Triage.
  x: 'select',
  J: 'extend-next',
  K: 'extend-previous',
  s: 'pin',
  m: 'mute',
  l: 'label',
  i: 'assign',
  b: 'remind',
  c: 'change',
  M: 'merge',
  y: 'history',
};

/** Keys that stay when single-key shortcuts are switched off: they are no letters that a voice control could speak by accident. */
const plainKeys: Record<string, CommandName> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'open',
  Escape: 'close',
};

const goKeys: Record<string, CommandName> = {
  i: 'go-inbox',
  r: 'go-reports',
  n: 'go-notes',
  s: 'go-sources',
};

export interface KeyMatch {
  command: CommandName | null;
  /** True when the key began a sequence (`g`) and the next one decides. */
  pending: boolean;
}

/** What a key means; `pending` says that `g` was pressed just before. */
export function matchKey(stroke: KeyStroke, pending: boolean, letters: boolean): KeyMatch {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return { command: null, pending: false };
  const plain = plainKeys[stroke.key];
  if (plain !== undefined) return { command: plain, pending: false };
  if (!letters) return { command: null, pending: false };
  if (pending) return { command: goKeys[stroke.key.toLowerCase()] ?? null, pending: false };
  if (stroke.key === 'g') return { command: null, pending: true };
  return { command: singleKeys[stroke.key] ?? null, pending: false };
}
