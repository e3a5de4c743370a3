import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import type { WritableDb } from '../../../electron/db/open.ts';
import { creditWishes } from '../../../shared/model/credit-wish.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';
import { allRows } from './all-rows.ts';

const at = (day: number): number => Date.UTC(2024, 0, 1) + day * 86_400_000;
const reader = (which: number, place = 'mail') => ({
  place,
  address: place === 'mail' ? `reader-${which}@example.org` : `reader-${which}`,
  name: `Reader ${which}`,
});

/** Seven voices at two places in a few conversations, with long silences, and things said about them. */
function people(): { api: DatabaseApi; database: WritableDb; ids: number[] } {
  const { api, database } = temporaryDatabase();
  const sourceId = mailSource(api);
  const authors = [reader(0), reader(1), reader(2), reader(3, 'forum.example.org'), reader(4, 'forum.example.org')];
  authors.push(reader(5), reader(6, 'forum.example.org'));
  const said = [0, 1, 2, 0, 3, 4, 1, 5, 0, 2, 6, 3, 3, 4].map((who, index) =>
    incoming(`m${index}`, {
      author: authors[who]!,
      sentAt: at(index * 60),
      references: index % 3 === 0 ? [] : [`m${index - (index % 3)}`],
    }),
  );
  api.ingest({ sourceId, messages: said });
  const ids = database.prepare('SELECT id FROM people ORDER BY id').pluck().all() as number[];
  for (const id of ids) {
    api.addAffiliation({ personId: id, organisation: `Office ${id}`, role: '', since: null, until: null });
    api.createNote({ target: { type: 'person', id }, body: `Note on ${id}` });
  }
  const messages = database.prepare('SELECT id FROM messages ORDER BY id').pluck().all() as number[];
  for (const messageId of messages.slice(0, 4)) api.captureEvidence({ messageId, start: 0, end: 5 });
  while (api.settleVoices(null));
  return { api, database, ids };
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('join' as const),
      picks: fc.array(fc.nat(), { minLength: 2, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('split' as const),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constantFrom('undo' as const, 'redo' as const), picks: fc.constant([0]) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom('wish' as const, 'ours' as const, 'wrong' as const),
      picks: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
    }),
  },
);

/** Each run begins with the same file: what it did is rolled back. */
function rolledBack(database: WritableDb, run: () => void): void {
  database.exec('BEGIN');
  try {
    run();
  } finally {
    database.exec('ROLLBACK');
  }
}

/** Does a step; false where there was nothing to do. */
function done(api: DatabaseApi, database: WritableDb, what: string, picks: readonly number[]): boolean {
  const pick = (table: string): number[] => {
    const all = database.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[];
    return picks.map((it) => all[it % all.length]!);
  };
  const [first, ...others] = pick('people');
  try {
    if (what === 'join') api.joinPeople({ intoId: first!, ids: others });
    else if (what === 'split') api.splitPerson({ identityIds: [...new Set(pick('identities'))] });
    else if (what === 'wish') api.setCreditWish({ id: first!, wish: creditWishes[picks[1]! % 4]! });
    else if (what === 'ours') api.setPersonOurs({ id: first!, ours: picks[1]! % 2 === 0 });
    else if (what === 'wrong') api.markPersonWrong({ id: first!, words: picks[1]! % 2 === 0 ? 'Two people' : null });
    return true;
  } catch (error) {
    if (['same-person', 'nothing-to-split'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

describe('joining and splitting people', () => {
  // Would catch: an undone join that leaves a wish, a waiting time, a relation or a date of the joined person behind.
  it('is undone and redone to every row of the whole file, whatever the order', () => {
    const { api, database } = people();
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) =>
        rolledBack(database, () => {
          const states = [allRows(database)];
          let now = 0;
          for (const { what, picks } of steps) {
            if (what === 'undo' && now > 0) {
              api.undoLast(null);
              now -= 1;
              expect(allRows(database)).toEqual(states[now]);
            } else if (what === 'redo' && now < states.length - 1) {
              api.redoLast(null);
              now += 1;
              expect(allRows(database)).toEqual(states[now]);
            } else if (what !== 'undo' && what !== 'redo' && done(api, database, what, picks)) {
              states.splice(now + 1, states.length, allRows(database));
              now += 1;
            }
          }
          expect(api.health(null).problems).toEqual([]);
          while (now > 0) {
            api.undoLast(null);
            now -= 1;
            expect(allRows(database)).toEqual(states[now]);
          }
        }),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  // Would catch: one join taken back out of the middle of the history, which leaves identities with somebody who is joined themselves.
  it('keeps everybody whole when one of many is undone alone', () => {
    const { api, database } = people();
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        (steps, groups) =>
          rolledBack(database, () => {
            const since = database.prepare('SELECT max(id) FROM actions').pluck().get() as number;
            for (const { what, picks } of steps) done(api, database, what, picks);
            for (const which of groups) {
              const made = database
                .prepare('SELECT DISTINCT group_id FROM actions WHERE id > ?')
                .pluck()
                .all(since) as number[];
              if (made.length > 0) api.undoGroup({ groupId: made[which % made.length]! });
              if (which % 3 === 0) api.redoLast(null);
            }
            expect(api.health(null).problems).toEqual([]);
            const astray = database
              .prepare(
                `SELECT identities.id FROM identities JOIN people AS home ON home.id = coalesce(home_id, person_id)
             WHERE person_id <> coalesce(home.joined_into, home.id) OR home_id = person_id`,
              )
              .all();
            expect(astray).toEqual([]);
          }),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  // Would catch: an anonymous person named in a report because they were joined into somebody who agreed to be named.
  it('lets the most careful wish count, and gives each their own back', () => {
    const { api, ids } = people();
    api.setCreditWish({ id: ids[0]!, wish: 'name' });
    api.setCreditWish({ id: ids[1]!, wish: 'anonymous' });
    api.joinPeople({ intoId: ids[0]!, ids: [ids[1]!, ids[2]!] });
    expect(api.person({ id: ids[2]! })).toMatchObject({ id: ids[0], creditWish: 'anonymous' });
    api.splitPerson({ identityIds: [2] });
    expect(api.person({ id: ids[0]! }).creditWish).toBe('name');
    expect(api.person({ id: ids[1]! }).creditWish).toBe('anonymous');
    // Said of the one that they are now, it stays with both.
    api.setCreditWish({ id: ids[0]!, wish: 'handle' });
    api.splitPerson({ identityIds: [3] });
    expect(api.person({ id: ids[2]! }).creditWish).toBe('handle');
  });

  // Would catch: a split that leaves what was written about somebody with the person they were mistaken for.
  it('takes any of the identities back to whom they came from, with the rows about them', async () => {
    const { api, ids } = people();
    const [a, b, c] = ids as [number, number, number];
    api.joinPeople({ intoId: a, ids: [b, c] });
    api.createNote({ target: { type: 'person', id: b }, body: 'On the one they are' });
    const joined = await api.personProfile({ id: c });
    expect(joined.identities.map(({ cameFrom }) => cameFrom)).toEqual([null, 'Reader 1', 'Reader 2']);
    expect(joined.affiliations).toHaveLength(3);
    expect(joined.notes).toHaveLength(4);
    // Who stood for all goes; the next stands for the others.
    api.splitPerson({ identityIds: [joined.identities[0]!.id] });
    const alone = await api.personProfile({ id: a });
    expect(alone.identities).toHaveLength(1);
    expect(alone.notes.map(({ body }) => body).sort()).toEqual([`Note on ${a}`, 'On the one they are']);
    const rest = await api.personProfile({ id: c });
    expect(rest).toMatchObject({ id: b, name: 'Reader 1' });
    expect(rest.identities).toHaveLength(2);
    expect(rest.affiliations).toHaveLength(2);
  });

  // Would catch: search, lists and waiting that still take a joined person for two.
  it('is one person in search, in the inbox and in who waits for an answer', () => {
    const { api, ids } = people();
    const waiting = (): unknown =>
      api
        .inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: null, limit: 50 })
        .rows.map(({ title, firstVoice, waitingSince, relation }) => [
          title,
          firstVoice,
          waitingSince !== null,
          relation,
        ]);
    const before = waiting();
    const found = (query: string): number[] =>
      api
        .search({ query, type: 'message', before: null, limit: 50, count: false, sort: 'newest', typing: false })
        .hits.map(({ id }) => id);
    const both = [...found('person:reader-0'), ...found('person:reader-3')].sort();
    api.joinPeople({ intoId: ids[0]!, ids: [ids[3]!] });
    expect(found('person:reader-3').sort()).toEqual(both);
    expect(waiting()).not.toEqual(before);
    expect(api.health(null).problems).toEqual([]);
    api.undoLast(null);
    expect(waiting()).toEqual(before);
  });

  // Would catch: arriving mail that takes two addresses of one person for an answer from somebody else.
  it('is one person to what arrives later', () => {
    const { api, database, ids } = people();
    api.joinPeople({ intoId: ids[0]!, ids: [ids[1]!] });
    const sourceId = mailSource(api, 'another list');
    api.ingest({ sourceId, messages: [incoming('n0', { author: reader(0), sentAt: at(1000) })] });
    api.ingest({ sourceId, messages: [incoming('n1', { author: reader(1), sentAt: at(1001), references: ['n0'] })] });
    const row = database.prepare("SELECT waiting_since AS since FROM conversations WHERE title = 'About n0'").get();
    expect(row).toEqual({ since: at(1000) });
    while (api.settleVoices(null));
    expect(api.peoplePage({ tab: 'all', query: '', before: null, limit: 1 }).people[0]).toMatchObject({
      id: ids[0],
      lastHeard: at(1001),
    });
    expect(api.health(null).problems).toEqual([]);
  });
});
