import type { ConversationDetail } from '../../shared/model/conversation.ts';

/** The person who began a conversation: the one that stands beside it. */
export function beginnerOf(conversation: ConversationDetail | undefined): number | null {
  return conversation?.messages.find((message) => message.from !== null)?.from?.personId ?? null;
}
