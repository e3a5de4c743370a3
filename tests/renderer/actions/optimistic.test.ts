import { describe, expect, it } from 'vitest';
import { changedCounts, changedPages, neighbourOf } from '../../../renderer/src/actions/optimistic.ts';
import type { ConversationRow, InboxCounts } from '../../../shared/model/conversation.ts';

function row(id: number, change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    title: `Conversation ${id}`,
    source: { id: 1, name: 'Forum', kind: 'archive' },
    lastVoice: 'reader-1',
    firstVoice: 'reader-1',
    personId: 1,
    participants: 1,
    messages: 1,
    state: 'open',
    unread: true,
    snoozedUntil: null,
    practices: [],
    pinned: false,
    muted: false,
    assignee: null,
    remindAt: null,
    waitingSince: null,
    relation: null,
    labelIds: [],
    lastActivity: 0,
    snippet: '',
    ...change,
  };
}

const counts: InboxCounts = {
  open: 3,
  snoozed: 0,
  done: 4,
  unread: 2,
  waiting: 0,
  assignedToMe: 0,
  messages: 9,
  bySource: [{ sourceId: 1, open: 3, unread: 2 }],
  narrowed: {},
};

describe('changedPages', () => {
  const pages = [
    { rows: [row(1), row(2)], next: '0.2' },
    { rows: [row(3)], next: null },
  ];

  it('takes a done conversation out of the open ones and keeps the rest', () => {
    const next = changedPages(pages, 'open', new Set([2]), { state: 'done' });
    expect(next.map((page) => page.rows.map((one) => one.id))).toEqual([[1], [3]]);
    expect(next[0]!.next).toBe('0.2');
  });

  it('keeps it in the list of all, changed', () => {
    const next = changedPages(pages, 'all', new Set([2]), { state: 'done' });
    expect(next[0]!.rows[1]).toMatchObject({ id: 2, state: 'done' });
  });

  // Would catch: every list drawing itself anew for a change that is not about it.
  it('leaves pages alone that do not hold the conversation', () => {
    expect(changedPages(pages, 'open', new Set([9]), { state: 'done' })).toBe(pages);
  });
});

describe('changedCounts', () => {
  // Would catch: numbers that jump after each key press, once painted and once corrected.
  it('moves one conversation between the counts, at its source as well', () => {
    expect(changedCounts(counts, [row(1)], { state: 'done' })).toMatchObject({
      open: 2,
      done: 5,
      unread: 1,
      bySource: [{ sourceId: 1, open: 2, unread: 1 }],
    });
  });

  it('counts nothing twice when nothing changes', () => {
    expect(changedCounts(counts, [row(1, { unread: false })], { unread: false })).toEqual(counts);
  });
});

describe('neighbourOf', () => {
  it.each([
    [1, 2],
    [3, 2],
    [9, null],
  ])('follows %i with %s', (id, expected) => {
    expect(neighbourOf([{ id: 1 }, { id: 2 }, { id: 3 }], id)).toBe(expected);
  });

  it('finds nothing behind the last one', () => {
    expect(neighbourOf([{ id: 1 }], 1)).toBeNull();
  });
});
