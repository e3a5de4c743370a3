import type { ConversationDetail } from '../../shared/model/conversation.ts';
import type { DatabaseClient } from '../db/client.ts';

const messagesAtOnce = 150;

/**
 * A conversation with all its messages. Of a long one they are fetched in parts, so that the database answers others in between.
 * @throws SamesideError `not-found`
 */
export async function wholeConversation(database: DatabaseClient, id: number): Promise<ConversationDetail> {
  const { rest, ...conversation } = await database.call('conversation', { id });
  for (let at = 0; at < rest.length; at += messagesAtOnce) {
    const places = rest.slice(at, at + messagesAtOnce);
    conversation.messages.push(...(await database.call('conversationMessages', { places })));
  }
  return conversation;
}
