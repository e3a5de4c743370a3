import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationRow } from '../../../../shared/model/conversation.ts';
import type { ListScope } from '../../../../shared/model/list-scope.ts';
import { refreshShown, useStaleness } from '../../inbox-pages.ts';
import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { isHeld } from '../../staleness.ts';

/** Keeps what is in sight of a long list fresh, and counts what arrived above it. */
export function useFreshList(scope: ListScope, rows: readonly ConversationRow[]) {
  const staleness = useStaleness((state) => state.count);
  const shown = useRef({ first: 0, last: 0 });
  const [atTop, setAtTop] = useState(true);
  const [seenUntil, setSeenUntil] = useState(Infinity);

  const refresh = useCallback(() => {
    if (isHeld()) return;
    void refreshShown(queryClient, queries.inbox(scope).queryKey, shown.current, (before, limit) =>
      request('inbox.page', { scope, before, limit }),
    );
  }, [scope]);
  useEffect(refresh, [refresh, staleness]);

  const onShown = useCallback(
    (first: number, last: number, isAtTop: boolean) => {
      shown.current = { first, last };
      setAtTop(isAtTop);
      refresh();
    },
    [refresh],
  );

  const newest = useMemo(() => rows.find((row) => !row.pinned)?.lastActivity ?? 0, [rows]);
  useEffect(() => {
    if (atTop) setSeenUntil(newest);
  }, [atTop, newest, scope]);
  const arrived = atTop || scope.sort !== 'newest' ? 0 : countNewer(rows, seenUntil);
  return { onShown, arrived };
}

function countNewer(rows: readonly ConversationRow[], time: number): number {
  let count = 0;
  for (const row of rows) {
    if (row.lastActivity > time) count += 1;
    else if (!row.pinned) break;
  }
  return count;
}
