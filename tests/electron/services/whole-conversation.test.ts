import { expect, it } from 'vitest';
import type { DatabaseClient } from '../../../electron/db/client.ts';
import { wholeConversation } from '../../../electron/services/whole-conversation.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

it('a long conversation is read in parts, and whole in the end (all of it in one call kept everything else waiting)', async () => {
  const { api } = temporaryDatabase();
  const sourceId = mailSource(api);
  const messages = Array.from({ length: 500 }, (_, index) =>
    incoming(`m${index}`, {
      text: `Words ${index}`,
      references: index === 0 ? [] : index % 3 === 0 ? ['m0'] : ['m0', `m${index - (index % 3)}`],
      sentAt: index * 1000,
    }),
  );
  api.ingest({ sourceId, messages });
  const id = api.inboxPage({ scope: { view: 'all', filter: null, sort: 'newest' }, before: null, limit: 1 }).rows[0]!
    .id;
  const parts: number[] = [];
  const call = async (name: 'conversation' | 'conversationMessages', input: never): Promise<unknown> => {
    const answer = api[name](input);
    parts.push(Array.isArray(answer) ? answer.length : answer.messages.length);
    return answer;
  };
  const whole = await wholeConversation({ call } as unknown as DatabaseClient, id);
  expect(Math.max(...parts)).toBeLessThanOrEqual(150);
  expect(whole).not.toHaveProperty('rest');
  expect(whole.messages.map(({ text }) => text).toSorted()).toEqual(messages.map(({ text }) => text).toSorted());
  expect(whole.messages.slice(0, 4).map(({ externalId, depth }) => [externalId, depth])).toEqual([
    ['m0', 0],
    ['m1', 1],
    ['m2', 1],
    ['m3', 1],
  ]);
  expect(whole.messages[4]).toMatchObject({ externalId: 'm4', inReplyTo: 'm3', depth: 2, text: 'Words 4' });
  expect(whole.messages.at(-1)).toMatchObject({ externalId: 'm499', unread: true, ours: false });
});
