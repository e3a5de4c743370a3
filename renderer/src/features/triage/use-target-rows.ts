import { useEffect, useState } from 'react';
import { targetRows } from '../../actions/triage.ts';
import { queryClient } from '../../query.ts';
import type { ActionTarget } from '../../stores/triage.ts';

/** What is known of the target now, followed as it changes. */
export function useTargetRows(target: ActionTarget): ReturnType<typeof targetRows> {
  const [rows, setRows] = useState(() => targetRows(target));
  useEffect(() => {
    const follow = (): void => setRows(targetRows(target));
    follow();
    return queryClient.getQueryCache().subscribe(({ type, query }) => {
      const [what] = query.queryKey;
      if (type === 'updated' && (what === 'inbox' || what === 'conversation')) queueMicrotask(follow);
    });
  }, [target]);
  return rows;
}
