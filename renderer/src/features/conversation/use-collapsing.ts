import { useCallback, useMemo, useState } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { announce } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { messageElement } from './message-places.ts';

/** In a shorter conversation nothing is worth collapsing. */
const fewest = 3;

export interface Collapsing {
  /** The first message that was unread when the conversation was opened, null when none was. */
  startId: number | null;
  /** Messages on one line. */
  collapsed: ReadonlySet<number>;
  /** Messages that are new to whoever reads. */
  fresh: ReadonlySet<number>;
  canCollapse: boolean;
  expand: (id: number) => void;
  toggle: () => void;
  markFresh: (ids: readonly number[]) => void;
}

const nothing: ReadonlySet<number> = new Set();

/** Decided once, while the conversation opens: reading it must not change it. */
function atFirst(messages: readonly MessageDetail[], targetId: number | null) {
  const unread = messages.filter((message) => message.unread).map((message) => message.id);
  // In a conversation that is new as a whole, saying so beside every message tells nothing.
  const isPartly = unread.length > 0 && unread.length < messages.length;
  const fresh = isPartly ? new Set(unread) : nothing;
  const read = messages.filter((message) => !fresh.has(message.id) && message.id !== targetId);
  const collapsed = isPartly && messages.length >= fewest ? new Set(read.map((message) => message.id)) : nothing;
  return { fresh, collapsed, startId: unread[0] ?? null };
}

/** Which messages stand on one line because they were read before. */
export function useCollapsing(messages: MessageDetail[], targetId: number | null): Collapsing {
  const [first] = useState(() => atFirst(messages, targetId));
  const [fresh, setFresh] = useState<ReadonlySet<number>>(first.fresh);
  const [collapsed, setCollapsed] = useState<ReadonlySet<number>>(first.collapsed);
  const [shownTarget, setShownTarget] = useState(targetId);
  // What is looked for is never on one line.
  if (shownTarget !== targetId) {
    setShownTarget(targetId);
    if (targetId !== null && collapsed.has(targetId)) setCollapsed(without(collapsed, targetId));
  }
  const expand = useCallback((id: number) => {
    setCollapsed((before) => without(before, id));
    // The line that had the focus is gone; the message itself takes it.
    requestAnimationFrame(() => messageElement(id)?.focus({ preventScroll: true }));
  }, []);
  const markFresh = useCallback((ids: readonly number[]) => setFresh((before) => new Set([...before, ...ids])), []);
  const last = useMemo(() => messages.reduce((newest, message) => Math.max(newest, message.id), 0), [messages]);
  const toggle = (): void => {
    if (collapsed.size > 0) {
      setCollapsed(nothing);
      announce(text.conversation.allShown);
      return;
    }
    const stay = fresh.size > 0 ? fresh : new Set([last]);
    const next = new Set(messages.map((message) => message.id).filter((id) => !stay.has(id)));
    setCollapsed(next);
    announce(text.conversation.collapsed(next.size));
  };
  const canCollapse = messages.length >= fewest;
  return { startId: first.startId, collapsed, fresh, canCollapse, expand, toggle, markFresh };
}

function without(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  if (!ids.has(id)) return ids;
  const rest = new Set(ids);
  rest.delete(id);
  return rest;
}
