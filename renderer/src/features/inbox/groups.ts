import type { ConversationRow } from '../../../../shared/model/conversation.ts';
import type { InboxSort } from '../../../../shared/model/list-scope.ts';
import { text } from '../../text.ts';
import type { TimeGroup } from '../../time.ts';
import { timeGroup } from '../../time.ts';

/** The words above the first row of each group, by the row's index: days when newest comes first, relations when sorted by them. */
export function headingsOf(rows: readonly ConversationRow[], sort: InboxSort, now: number): Map<number, string> {
  const headings = new Map<number, string>();
  let last: string | null = null;
  // Naming a day is slow beside comparing two numbers, and a list may have very many rows.
  let group: TimeGroup | null = null;
  rows.forEach((row, index) => {
    let words: string;
    if (row.pinned) words = text.inbox.pinned;
    else if (sort !== 'newest') words = groupOf(row, sort);
    else {
      const time = row.lastActivity;
      if (group === null || time < group.from || time >= group.to) group = timeGroup(time, now);
      words = group.words;
    }
    if (words !== last) headings.set(index, words);
    last = words;
  });
  return headings;
}

function groupOf(row: ConversationRow, sort: 'waiting' | 'relation'): string {
  if (sort === 'waiting') return row.waitingSince === null ? text.inbox.notWaiting : text.inbox.waitingGroup;
  return text.inbox.relationGroup[row.relation ?? 'other'];
}
