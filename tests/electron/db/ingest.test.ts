import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1, 12);

describe('ingest', () => {
  it('adds nothing when the same messages come again (an import repeated doubled the inbox)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const messages = [incoming('a'), incoming('b', { references: ['a'], sentAt: start + hour })];
    expect(api.ingest({ sourceId, messages })).toEqual({ new: 2, updated: 0, duplicate: 0 });
    expect(api.ingest({ sourceId, messages })).toEqual({ new: 0, updated: 0, duplicate: 2 });
    expect(api.health(null)).toMatchObject({ ok: true, problems: [] });
  });

  it('keeps the same id with other words as its own message of the thread (one of the two was lost)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const twice = [incoming('a'), incoming('a', { text: 'Other words.' })];
    expect(api.ingest({ sourceId, messages: twice })).toEqual({ new: 2, updated: 0, duplicate: 0 });
    expect(api.ingest({ sourceId, messages: twice })).toEqual({ new: 0, updated: 0, duplicate: 2 });
    const page = api.inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: null, limit: 10 });
    expect(page.rows).toHaveLength(1);
    expect(api.conversation({ id: page.rows[0]!.id }).messages.map((message) => message.text)).toEqual([
      'Words of a.',
      'Other words.',
    ]);
  });

  it('takes a newer version of a feed entry in its place, in the list and in search (old words were found)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a', { onChanged: 'update', text: 'former words' })] });
    const newer = incoming('a', { onChanged: 'update', text: 'present words', subject: 'New title' });
    expect(api.ingest({ sourceId, messages: [newer] })).toEqual({ new: 0, updated: 1, duplicate: 0 });
    const find = (query: string) =>
      api.search({ query, type: 'message', sort: 'newest', before: null, limit: 10, count: true }).total;
    expect([find('former'), find('present')]).toEqual([0, 1]);
    const [row] = api.inboxPage({
      scope: { view: 'open', filter: null, sort: 'newest' },
      before: null,
      limit: 10,
    }).rows;
    expect(row).toMatchObject({ title: 'New title', snippet: 'present words' });
    expect(api.health(null).problems).toEqual([]);
  });

  it('opens a done conversation again when somebody answers (an answer went unseen)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a')] });
    const [row] = api.inboxPage({
      scope: { view: 'open', filter: null, sort: 'newest' },
      before: null,
      limit: 10,
    }).rows;
    api.changeConversations({ ids: [row!.id], action: { type: 'done' }, groupId: null });
    api.markConversationRead({ id: row!.id });
    api.ingest({ sourceId, messages: [incoming('b', { references: ['a'], sentAt: start + hour })] });
    const [again] = api.inboxPage({
      scope: { view: 'open', filter: null, sort: 'newest' },
      before: null,
      limit: 10,
    }).rows;
    expect(again).toMatchObject({ id: row!.id, state: 'open', unread: true, messages: 2 });
    expect(api.inboxCounts(null)).toMatchObject({ open: 1, done: 0, unread: 1, messages: 2 });
  });

  it('holds more messages of one millisecond than fit into its ids (a mailbox without dates broke the import)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const messages = Array.from({ length: 2500 }, (_, index) => incoming(`m${index}`));
    expect(api.ingest({ sourceId, messages }).new).toBe(2500);
    expect(api.health(null).problems).toEqual([]);
  });

  it('does not believe a date in the far future (one message stood on top for years)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('future', { sentAt: Date.UTC(2090, 0, 1) })] });
    const [row] = api.inboxPage({
      scope: { view: 'open', filter: null, sort: 'newest' },
      before: null,
      limit: 10,
    }).rows;
    expect(row!.lastActivity).toBeLessThanOrEqual(Date.now());
  });

  it('knows one address as one identity across sources (a person stood in the list twice)', () => {
    const { api } = temporaryDatabase();
    const author = { place: 'mail', address: 'Reader-2@Example.org' };
    api.ingest({ sourceId: mailSource(api, 'one'), messages: [incoming('a', { author })] });
    api.ingest({
      sourceId: mailSource(api, 'two'),
      messages: [incoming('a', { author: { place: 'mail', address: 'reader-2@example.org', name: 'Reader 2' } })],
    });
    expect(api.statistics(null)).toMatchObject({ messages: 2, people: 1, identities: 1 });
    expect(
      api.inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: null, limit: 10 }).rows[0]!
        .firstVoice,
    ).toBe('Reader 2');
  });
});

/** Messages where each may answer earlier ones, some of them missing, as real archives have them. */
const archives = fc
  .array(
    fc.record({
      parents: fc.array(fc.nat({ max: 14 }), { maxLength: 3 }),
      author: fc.nat({ max: 3 }),
      at: fc.nat({ max: 50 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ parents, author, at }, index) =>
      incoming(`m${index}`, {
        references: [...new Set(parents)].filter((parent) => parent !== index).map((parent) => `m${parent}`),
        author: { place: 'mail', address: `reader-${author}@example.org` },
        sentAt: start + at * hour,
      }),
    ),
  );

/** Which messages share a conversation, as a set that does not depend on ids. */
function groups(api: ReturnType<typeof temporaryDatabase>['api']): string[] {
  const { rows } = api.inboxPage({ scope: { view: 'all', filter: null, sort: 'newest' }, before: null, limit: 200 });
  return rows
    .map(({ id }) =>
      api
        .conversation({ id })
        .messages.map((message) => message.externalId)
        .sort()
        .join(' '),
    )
    .sort();
}

describe('threads by reference', () => {
  it('are the connected sets of references, whatever the order and the batches in which messages arrive', () => {
    fc.assert(
      fc.property(
        archives,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 1, max: 5 }),
        (messages, dice, size) => {
          const { api } = temporaryDatabase();
          const sourceId = mailSource(api);
          const shuffled = messages
            .map((message) => ({ message, key: dice.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ message }) => message);
          for (let at = 0; at < shuffled.length; at += size) {
            api.ingest({ sourceId, messages: shuffled.slice(at, at + size) });
          }
          expect(groups(api)).toEqual(connected(messages));
          const totals = api.sourceTotals({ id: sourceId });
          expect(totals.conversationsByReference).toBe(connected(messages).length);
          expect(totals.conversations).toBe(connected(messages).length);
          expect(api.health(null).problems).toEqual([]);
          for (const row of api.inboxPage({
            scope: { view: 'all', filter: null, sort: 'newest' },
            before: null,
            limit: 200,
          }).rows) {
            const detail = api.conversation({ id: row.id });
            expect(row.messages).toBe(detail.messages.length);
            expect(row.participants).toBe(detail.participants.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The same by brute force: messages and the ids they name, joined until nothing changes. */
function connected(messages: ReturnType<typeof incoming>[]): string[] {
  let sets = messages.map((message) => new Set([message.externalId, ...message.references]));
  for (let changed = true; changed;) {
    changed = false;
    const next: Set<string>[] = [];
    for (const set of sets) {
      const other = next.find((it) => [...set].some((id) => it.has(id)));
      if (other) {
        for (const id of set) other.add(id);
        changed = true;
      } else {
        next.push(new Set(set));
      }
    }
    sets = next;
  }
  const known = new Set(messages.map((message) => message.externalId));
  return sets
    .map((set) =>
      [...set]
        .filter((id) => known.has(id))
        .sort()
        .join(' '),
    )
    .sort();
}

describe('joining by subject', () => {
  const question = incoming('q', { subject: 'Export drops files', sentAt: start });
  const reply = incoming('r', { subject: 'Re: Export drops files', sentAt: start + hour, mayJoinBySubject: true });

  it('finds the conversation of a reply that names no parent, also when the reply came first', () => {
    for (const messages of [
      [question, reply],
      [reply, question],
    ]) {
      const { api } = temporaryDatabase();
      const sourceId = mailSource(api);
      for (const message of messages) api.ingest({ sourceId, messages: [message] });
      expect(api.joinBySubject({ sourceId })).toBe(1);
      const { rows } = api.inboxPage({
        scope: { view: 'open', filter: null, sort: 'newest' },
        before: null,
        limit: 10,
      });
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ title: 'Export drops files', messages: 2 });
      expect(api.conversation({ id: rows[0]!.id }).joined).toHaveLength(1);
      expect(api.sourceTotals({ id: sourceId })).toMatchObject({ conversations: 1, conversationsByReference: 2 });
      expect(api.health(null).problems).toEqual([]);
    }
  });

  it('leaves alone what is older than thirty days or at another source', () => {
    const { api } = temporaryDatabase();
    const one = mailSource(api, 'one');
    const two = mailSource(api, 'two');
    api.ingest({ sourceId: one, messages: [question] });
    api.ingest({ sourceId: one, messages: [{ ...reply, sentAt: start + 31 * 24 * hour }] });
    api.ingest({ sourceId: two, messages: [reply] });
    expect(api.joinBySubject({ sourceId: one })).toBe(0);
    expect(api.joinBySubject({ sourceId: two })).toBe(0);
  });

  it('is undone by separating, which is itself undone and redone exactly', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [question, reply] });
    api.joinBySubject({ sourceId });
    const joined = groups(api);
    const [row] = api.inboxPage({
      scope: { view: 'open', filter: null, sort: 'newest' },
      before: null,
      limit: 10,
    }).rows;
    const { threadId } = api.conversation({ id: row!.id }).joined[0]!;
    api.separateThread({ threadId });
    expect(groups(api)).toEqual(['q', 'r']);
    expect(api.health(null).problems).toEqual([]);
    api.undoLast(null);
    expect(groups(api)).toEqual(joined);
    expect(api.health(null).problems).toEqual([]);
    api.redoLast(null);
    expect(groups(api)).toEqual(['q', 'r']);
    // What a person has separated is not joined again behind their back.
    expect(api.joinBySubject({ sourceId })).toBe(0);
  });
});
