import { describe, expect, it } from 'vitest';
import { joinPeople, setOurs } from '../../../electron/services/ours.ts';
import { openInbox } from './open-inbox.ts';

const person = (name: string) => ({ place: 'forum.example.org', address: name.toLowerCase(), name });

describe('one of us who writes under another name', () => {
  it('has answered before they were joined, and not after the join is undone (answers stayed unheard)', async () => {
    const { database, arrive } = await openInbox();
    await arrive(
      { externalId: 'asked', author: person('Reader'), sentAt: Date.UTC(2026, 0, 1) },
      { externalId: 'answered', references: ['asked'], author: person('Helper'), sentAt: Date.UTC(2026, 0, 2) },
      { externalId: 'team', author: person('Team'), sentAt: Date.UTC(2026, 0, 3) },
    );
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { rows: all } = await database.call('inboxPage', { scope, before: null, limit: 9 });
    const conversations = await Promise.all(all.map(({ id }) => database.call('conversation', { id })));
    const people = conversations.flatMap(({ participants }) => participants);
    const idOf = (name: string): number => people.find((one) => one.name === name)!.personId;
    const isVoiced = async (): Promise<boolean> => {
      const { rows } = await database.call('inboxPage', { scope, before: null, limit: 9 });
      return rows.find(({ messages }) => messages === 2)!.practices.includes('voicing');
    };
    await setOurs(database, { id: idOf('Team'), ours: true });
    expect(await isVoiced()).toBe(false);
    await joinPeople(database, { intoId: idOf('Team'), ids: [idOf('Helper')] });
    expect(await isVoiced()).toBe(true);
    while ((await database.call('undoLast', null))?.more === true) continue;
    expect(await isVoiced()).toBe(false);
  });
});
