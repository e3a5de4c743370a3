import type {
  ConversationRow,
  ConversationState,
  InboxCounts,
  InboxPage,
  InboxView,
} from '../../../shared/model/conversation.ts';

export interface RowChange {
  state?: ConversationState;
  unread?: boolean;
  snoozedUntil?: number | null;
}

export function withChange<Row extends { state: ConversationState; unread: boolean; snoozedUntil: number | null }>(
  row: Row,
  change: RowChange,
): Row {
  return { ...row, ...change };
}

/** Pages of a list as they will be after a change: rows that no longer belong to the view are gone. */
export function changedPages(pages: InboxPage[], view: InboxView, ids: Set<number>, change: RowChange): InboxPage[] {
  if (!pages.some((page) => page.rows.some((row) => ids.has(row.id)))) return pages;
  return pages.map((page) => ({
    ...page,
    rows: page.rows.flatMap((row) => {
      if (!ids.has(row.id)) return [row];
      const changed = withChange(row, change);
      return view === 'all' || changed.state === view ? [changed] : [];
    }),
  }));
}

/** Counts as they will be after a change to these rows. */
export function changedCounts(counts: InboxCounts, rows: ConversationRow[], change: RowChange): InboxCounts {
  const next = { ...counts, bySource: counts.bySource.map((entry) => ({ ...entry })) };
  for (const row of rows) {
    const changed = withChange(row, change);
    const source = next.bySource.find((entry) => entry.sourceId === row.source.id);
    next[row.state] -= 1;
    next[changed.state] += 1;
    const unread = Number(changed.unread && changed.state === 'open') - Number(row.unread && row.state === 'open');
    next.unread += unread;
    if (source !== undefined) {
      source.open += Number(changed.state === 'open') - Number(row.state === 'open');
      source.unread += unread;
    }
  }
  return next;
}

/** Which conversation to show when this one leaves the list: the next one, at the end the one before, null when it was the last. */
export function neighbourOf(rows: { id: number }[], id: number): number | null {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) return null;
  return rows[index + 1]?.id ?? rows[index - 1]?.id ?? null;
}
