import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { incoming, temporaryDatabase } from '../profile.ts';

export type Api = ReturnType<typeof temporaryDatabase>['api'];

export const day = (number: number): number => Date.UTC(2026, 0, number, 12);

/** Somebody who writes from one address. */
const reader = (number: number, place = 'mail') => ({
  place,
  address: place === 'mail' ? `reader-${number}@example.org` : `reader-${number}`,
  name: `Reader ${number}`,
});

/** A real file with conversations of one message each, at a mailbox and a forum in turns, each begun by somebody else. */
export function changeRoom(count: number, more: (index: number) => Partial<IncomingMessage> = () => ({})) {
  const { api, database } = temporaryDatabase();
  const mail = api.ensureSource({ kind: 'mail', name: 'help@', address: null }).id;
  const forum = api.ensureSource({ kind: 'feed', name: 'Forum', address: 'https://forum.example.org/feed' }).id;
  for (let index = 0; index < count; index += 1) {
    const isMail = index % 2 === 0;
    const message = incoming(`m${index}@example.org`, {
      author: reader(index, isMail ? 'mail' : 'forum'),
      sentAt: day(index + 1),
      subject: `Question ${index}`,
      text: `Please keep every name, says number ${index}.`,
      ...more(index),
    });
    api.ingest({ sourceId: isMail ? mail : forum, messages: [message] });
  }
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const rows = api.inboxPage({ scope, before: null, limit: 200 }).rows.toReversed();
  const conversations = rows.map(({ id }) => id);
  const first = (id: number) => api.conversation({ id }).messages[0]!;
  return {
    api,
    database,
    conversations,
    people: conversations.map((id) => first(id).from!.personId),
    link(changeId: number, ids: readonly number[], on = true) {
      return api.changeConversations({ ids, action: { type: 'change', changeId, on }, groupId: null });
    },
    quote(conversationId: number): number {
      return api.captureEvidence({ messageId: first(conversationId).id, start: 0, end: 22 }).evidence.id;
    },
  };
}

/** Who asks, by their names. */
export async function asking(api: Api, id: number): Promise<string[]> {
  const { voices } = await api.changeVoices({ id, after: null, limit: 100 });
  return voices.map(({ who }) => who).sort();
}
