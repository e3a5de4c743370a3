import { describe, expect, it } from 'vitest';
import {
  changedCounts,
  changedLabels,
  changedPages,
  neighbourOf,
  withAction,
} from '../../../renderer/src/actions/optimistic.ts';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { ConversationRow, InboxCounts } from '../../../shared/model/conversation.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import type { Label } from '../../../shared/model/triage.ts';

const open: ListScope = { view: 'open', filter: null, sort: 'newest' };

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
    const next = changedPages(pages, open, new Set([2]), { type: 'done' });
    expect(next.map((page) => page.rows.map((one) => one.id))).toEqual([[1], [3]]);
    expect(next[0]!.next).toBe('0.2');
  });

  it('keeps it in the list of all, changed', () => {
    const next = changedPages(pages, { ...open, view: 'all' }, new Set([2]), { type: 'done' });
    expect(next[0]!.rows[1]).toMatchObject({ id: 2, state: 'done' });
  });

  // Would catch: every list drawing itself anew for a change that is not about it.
  it('leaves pages alone that do not hold the conversation', () => {
    expect(changedPages(pages, open, new Set([9]), { type: 'done' })).toBe(pages);
  });
});

describe('changedCounts', () => {
  // Would catch: numbers that jump after each key press, once painted and once corrected.
  it('moves one conversation between the counts, at its source as well', () => {
    expect(changedCounts(counts, [row(1)], { type: 'done' })).toMatchObject({
      open: 2,
      done: 5,
      unread: 1,
      bySource: [{ sourceId: 1, open: 2, unread: 1 }],
    });
  });

  it('counts nothing twice when nothing changes', () => {
    expect(changedCounts(counts, [row(1, { unread: false })], { type: 'read' })).toEqual(counts);
  });
});

describe('lists that a label or a name narrows', () => {
  const pages = [{ rows: [row(1, { labelIds: [7], assignee: 'me' }), row(2, { labelIds: [7, 8] })], next: null }];
  const shown = (scope: ListScope, action: ConversationAction) =>
    changedPages(pages, scope, new Set([1]), action)[0]!.rows.map((one) => one.id);

  // Would catch: a row without the label that stays in the label's list until the next reading.
  it('lose what no longer belongs to them', () => {
    const label: ListScope = { ...open, filter: { type: 'label', id: 7 } };
    expect(shown(label, { type: 'label', labelId: 7, on: false })).toEqual([2]);
    expect(shown(label, { type: 'label', labelId: 8, on: true })).toEqual([1, 2]);
    const mine: ListScope = { ...open, filter: { type: 'assigned', to: 'me' } };
    expect(changedPages(pages, mine, new Set([1]), { type: 'assign', to: 'ada' })[0]!.rows).toEqual([
      pages[0]!.rows[1],
    ]);
  });
});

describe('withAction', () => {
  // Would catch: a mute that leaves the conversation open on screen though the database puts it away.
  it('puts a muted conversation away and marks practices in their order', () => {
    expect(withAction(row(1), { type: 'mute', on: true })).toMatchObject({ muted: true, state: 'done' });
    const voiced = row(1, { practices: ['voicing'] });
    expect(withAction(voiced, { type: 'practice', practice: 'listening', on: true }).practices).toEqual([
      'listening',
      'voicing',
    ]);
  });
});

describe('changedLabels', () => {
  // Would catch: a label's number that changes twice, once painted and once corrected, or not at all when its conversation is done.
  it('counts open conversations only', () => {
    const labels: Label[] = [{ id: 7, name: 'export', colour: 'teal', open: 2 }];
    expect(changedLabels(labels, [row(1, { labelIds: [7] })], { type: 'done' })[0]!.open).toBe(1);
    expect(changedLabels(labels, [row(1)], { type: 'label', labelId: 7, on: true })[0]!.open).toBe(3);
    expect(changedLabels(labels, [row(1, { state: 'done' })], { type: 'label', labelId: 7, on: true })).toEqual(labels);
  });
});

describe('neighbourOf', () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
  const none = new Set<number>();

  it.each([
    [1, 2],
    [3, 2],
    [9, null],
  ])('follows %i with %s', (id, expected) => {
    expect(neighbourOf(rows, id, none)).toBe(expected);
  });

  // Would catch: a conversation opened that was put away with the others.
  it('passes over what leaves as well', () => {
    expect(neighbourOf(rows, 1, new Set([1, 2]))).toBe(3);
    expect(neighbourOf(rows, 3, new Set([2, 3]))).toBe(1);
    expect(neighbourOf(rows, 2, new Set([1, 2, 3]))).toBeNull();
  });

  it('finds nothing behind the last one', () => {
    expect(neighbourOf([{ id: 1 }], 1, none)).toBeNull();
  });
});
