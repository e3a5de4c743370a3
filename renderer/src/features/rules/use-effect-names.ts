import { useQuery } from '@tanstack/react-query';
import type { ConversationAction } from '../../../../shared/model/conversation-action.ts';
import { queries } from '../../query.ts';

/** Names the label or the change that an effect is about; empty for one that is gone. */
export function useEffectNames(): (effect: ConversationAction) => string {
  const labels = useQuery(queries.labels()).data ?? [];
  const changes = useQuery(queries.changes()).data ?? [];
  return (effect) => {
    if (effect.type === 'label') return labels.find(({ id }) => id === effect.labelId)?.name ?? '';
    if (effect.type === 'change') return changes.find(({ id }) => id === effect.changeId)?.title ?? '';
    return '';
  };
}
