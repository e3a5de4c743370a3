import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import { relationAnew } from '../../../electron/db/queries/relation.ts';
import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

const at = (minute: number): number => Date.UTC(2026, 0, 1) + minute * 60_000;
const reader = (which: number) => ({ place: 'mail', address: `reader-${which}@example.org`, name: `Reader ${which}` });

/** Messages of four people and of nobody, each answering up to two of those before it. */
const discussion = fc
  .array(fc.record({ who: fc.nat({ max: 4 }), answers: fc.array(fc.nat({ max: 30 }), { maxLength: 2 }) }), {
    minLength: 2,
    maxLength: 14,
  })
  .map((said) =>
    said.map(({ who, answers }, index) =>
      incoming(`m${index}`, {
        sentAt: at(index),
        author: who === 4 ? null : reader(who),
        references: index === 0 ? [] : [...new Set(answers.map((other) => `m${other % index}`))],
      }),
    ),
  );

const opened = { view: 'open', filter: null, sort: 'newest' } as const;

/** What each conversation says of who began it, by its first message. */
function relationsOf(api: DatabaseApi, sourceId: number): Record<string, string | null> {
  const scope = { ...opened, filter: { type: 'source', id: sourceId } } as const;
  const { rows } = api.inboxPage({ scope, before: null, limit: 100 });
  return Object.fromEntries(rows.map(({ title, relation }) => [title, relation]));
}

/** A source of its own, whose people are nowhere else. */
function arrived(api: DatabaseApi, batches: readonly (readonly IncomingMessage[])[]): number {
  const sourceId = mailSource(api, `list ${api.listSources(null).length}`);
  for (const batch of batches) {
    const messages = batch.map((it) => ({ ...it, author: it.author && { ...it.author, place: `list ${sourceId}` } }));
    api.ingest({ sourceId, messages });
  }
  return sourceId;
}

describe('who began a conversation', () => {
  // Would catch: "first time here" beside somebody who was first heard years ago, once an older archive is imported.
  it('is said the same whatever the order of arrival', () => {
    const { api } = temporaryDatabase();
    fc.assert(
      fc.property(
        discussion.chain((messages) =>
          fc.tuple(fc.constant(messages), fc.shuffledSubarray(messages, { minLength: messages.length })),
        ),
        fc.integer({ min: 1, max: 5 }),
        ([messages, shuffled], size) => {
          const batches: IncomingMessage[][] = [];
          for (let start = 0; start < shuffled.length; start += size) batches.push(shuffled.slice(start, start + size));
          expect(relationsOf(api, arrived(api, batches))).toEqual(relationsOf(api, arrived(api, [messages])));
        },
      ),
      { numRuns: 60 },
    );
    expect(api.health(null).problems).toEqual([]);
  });

  // Would catch: somebody who only answered in what was merged stays a helper after it was separated, or undone.
  it('follows merging, splitting, being one of us, kept words, and undoing each of them', () => {
    const { api } = temporaryDatabase();
    const doing = fc.record({ what: fc.nat({ max: 5 }), one: fc.nat(), other: fc.nat() });
    fc.assert(
      fc.property(discussion, fc.array(doing, { maxLength: 6 }), fc.nat({ max: 6 }), (messages, steps, undone) => {
        const sourceId = arrived(api, [messages.slice(3), messages.slice(0, 3)]);
        const scope = { view: 'all', filter: { type: 'source', id: sourceId }, sort: 'newest' } as const;
        for (const { what, one, other } of steps) {
          const ids = api.inboxIds({ scope, before: null, limit: 100 }).ids;
          const [id, otherId] = [ids[one % ids.length]!, ids[other % ids.length]!];
          const said = api.conversation({ id }).messages;
          const message = said[other % said.length]!;
          try {
            if (what === 0) api.mergeConversations({ ids: [id, otherId], intoId: id });
            if (what === 1) api.splitMessage({ messageId: message.id });
            if (what === 2 && message.from) api.setPersonOurs({ id: message.from.personId, ours: one % 2 === 0 });
            if (what === 3) api.captureEvidence({ messageId: message.id, start: 0, end: 5 });
            if (what === 4) {
              const action = { type: 'practice', practice: 'respecting', on: one % 2 === 0 } as const;
              api.changeConversations({ ids: [id], action, groupId: null });
            }
            if (what === 5) api.undoLast(null);
          } catch (error) {
            // Nothing to merge or to split here.
            expect(error).toHaveProperty('code');
          }
          expect(api.health(null).problems).toEqual([]);
        }
        for (let count = 0; count < undone; count += 1) api.undoLast(null);
        expect(api.health(null).problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('follows a feed entry whose author is corrected (the wrong one stayed a first-time voice)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const entry = (which: number) => incoming('entry', { sentAt: at(1), author: reader(which), onChanged: 'update' });
    api.ingest({ sourceId, messages: [entry(1), incoming('later', { sentAt: at(2), author: reader(1) })] });
    expect(relationsOf(api, sourceId)).toEqual({ 'About entry': 'first-time', 'About later': null });
    api.ingest({ sourceId, messages: [{ ...entry(2), text: 'Words of somebody else.' }] });
    expect(relationsOf(api, sourceId)).toEqual({ 'About entry': 'first-time', 'About later': 'first-time' });
    expect(api.health(null).problems).toEqual([]);
  });

  it('is worked out anew when two people turn out to be one', () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({
      sourceId,
      messages: [
        incoming('first', { sentAt: at(1), author: reader(1) }),
        incoming('second', { sentAt: at(2), author: reader(2) }),
        incoming('answer', { sentAt: at(3), author: reader(2), references: ['first'] }),
        incoming('third', { sentAt: at(4), author: reader(2) }),
      ],
    });
    const before = { 'About first': 'first-time', 'About second': 'first-time', 'About third': 'helper' };
    expect(relationsOf(api, sourceId)).toEqual(before);
    database.exec('UPDATE identities SET person_id = 1 WHERE person_id = 2');
    relationAnew(database, [1, 2]);
    expect(relationsOf(api, sourceId)).toEqual({
      'About first': 'first-time',
      'About second': null,
      'About third': null,
    });
    expect(api.health(null).problems).toEqual([]);
  });

  // Would catch: an order of the list that could not be kept as a view.
  it('can be searched for, and kept as a view', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({
      sourceId,
      messages: [
        incoming('first', { sentAt: at(1), author: reader(1) }),
        incoming('other', { sentAt: at(2), author: reader(2) }),
        incoming('answer', { sentAt: at(3), author: reader(1), references: ['other'] }),
        incoming('second', { sentAt: at(4), author: reader(1) }),
        incoming('third', { sentAt: at(5), author: reader(1) }),
      ],
    });
    const found = (query: string): string[] => {
      const { view } = api.createSavedView({ name: query, query, sort: 'newest' });
      const scope = { view: 'all', filter: { type: 'saved', id: view.id }, sort: 'newest' } as const;
      return api.inboxPage({ scope, before: null, limit: 10 }).rows.map(({ title }) => title);
    };
    const [third] = api.inboxIds({ scope: opened, before: null, limit: 1 }).ids;
    const messageId = api.conversation({ id: third! }).messages[0]!.id;
    api.captureEvidence({ messageId, start: 0, end: 5 });
    expect(found('is:first-time')).toEqual(['About other', 'About first']);
    expect(found('is:helper')).toEqual(['About second']);
    expect(found('is:owed')).toEqual(['About third']);
    expect(found('-is:helper -is:first-time')).toEqual(['About third']);
    expect(found('is:first-time from:"Reader 2" OR is:owed')).toEqual(['About third', 'About other']);
  });

  it('keeps when a person was first heard, also where it is earlier than all that was known', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('new', { sentAt: at(9), author: reader(1) })] });
    api.ingest({ sourceId, messages: [incoming('old', { sentAt: at(1), author: reader(1) })] });
    expect(api.person({ id: 1 }).firstHeard).toBe(at(1));
    expect(relationsOf(api, sourceId)).toEqual({ 'About old': 'first-time', 'About new': null });
  });
});
