import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { queries, queryClient } from '../../query.ts';
import { useNavigation } from '../../stores/navigation.ts';

const kept = 20;

interface Recent {
  /** Keys of what was taken from the palette, newest first. */
  used: string[];
  /** Conversations that were opened, newest first. */
  conversations: { id: number; title: string }[];
}

export const useRecent = create<Recent>()(
  persist((): Recent => ({ used: [], conversations: [] }), { name: 'palette' }),
);

export function rememberUsed(key: string): void {
  useRecent.setState(({ used }) => ({ used: [key, ...used.filter((one) => one !== key)].slice(0, kept) }));
}

/** Notes what is opened, to be offered again. Returns a function that ends it. */
export function watchOpened(): () => void {
  return useNavigation.subscribe(({ conversationId: id, chosen }, before) => {
    if (id === null || !chosen || (id === before.conversationId && before.chosen)) return;
    void queryClient
      .ensureQueryData(queries.conversation(id))
      .then(({ title }) =>
        useRecent.setState(({ conversations }) => ({
          conversations: [{ id, title }, ...conversations.filter((one) => one.id !== id)].slice(0, kept),
        })),
      )
      .catch(() => undefined);
  });
}
