import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WritableDb } from '../../../electron/db/open.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Api = ReturnType<typeof temporaryDatabase>['api'];

const find = (api: Api, query: string, more: object = {}) =>
  api.search({ query, type: 'message', sort: 'newest', before: null, limit: 50, count: false, ...more });

/** Counts what statements answer with from now on, and keeps what they were given. */
function watched(database: WritableDb): { sql: string; rows: number; values: unknown[] }[] {
  const asked: { sql: string; rows: number; values: unknown[] }[] = [];
  const prepare = database.prepare.bind(database);
  vi.spyOn(database, 'prepare').mockImplementation(((sql: string) => {
    const made = prepare(sql);
    const all = made.all.bind(made);
    made.all = (...values: unknown[]) => {
      const rows = all(...values);
      asked.push({ sql, rows: rows.length, values });
      return rows;
    };
    return made;
  }) as never);
  return asked;
}

const rowsOf = (asked: ReturnType<typeof watched>, table: string): number =>
  asked.filter(({ sql }) => sql.includes(`FROM ${table} `)).reduce((sum, { rows }) => sum + rows, 0);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('how much a search reads', () => {
  function many(count: number): ReturnType<typeof temporaryDatabase> {
    const profile = temporaryDatabase();
    const sourceId = mailSource(profile.api);
    const messages = Array.from({ length: count }, (_, index) =>
      incoming(`m${index}`, {
        text: `common ${index % 2 ? 'odd' : 'even'} words`,
        author: { place: 'mail', address: `writer-${index % 40}@example.org`, name: `Writer ${index % 40}` },
        sentAt: index * 1000,
      }),
    );
    profile.api.ingest({ sourceId, messages });
    return profile;
  }

  it('reads every entry of a word once, however many looks it takes (each look read eight times what it needed)', () => {
    const { api, database } = many(3000);
    database.exec('UPDATE conversations SET state = 1 WHERE id % 6 = 0');
    const asked = watched(database);
    const { hits } = find(api, 'common is:snoozed');
    expect(hits.length).toBeGreaterThan(10);
    expect(rowsOf(asked, 'messages_fts')).toBeLessThan(900);
  });

  it('knows from what it read of a word that asking the index again would read too much', () => {
    const { api, database } = many(3000);
    const sourceId = mailSource(api);
    const rare = Array.from({ length: 30 }, (_, index) =>
      incoming(`r${index}`, { text: 'common rarity', sentAt: index * 100_000 }),
    );
    api.ingest({ sourceId, messages: rare });
    const asked = watched(database);
    expect(find(api, 'common rarity').hits).toHaveLength(30);
    expect(rowsOf(asked, 'messages_fts')).toBeLessThan(800);
  });

  it('looks at a hundred messages and more on a machine that is busy with other things', () => {
    const { api, database } = many(300);
    database.exec('UPDATE conversations SET state = 1 WHERE id % 2 = 0');
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
    expect(find(api, 'common is:snoozed -even').hits.length).toBeGreaterThan(10);
  });

  it('ends a list of conversations when its time is up (a seldom match was looked for to the end of the file)', () => {
    const { api, database } = many(3000);
    database.exec('UPDATE conversations SET state = 1 WHERE id % 6 = 0');
    let [now, before, calls] = [0, null as number | null, 0];
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
    const found = new Set<number>();
    do {
      const page = api.matchingConversations({ query: 'common is:snoozed', before, limit: 400 - found.size, time: 4 });
      for (const id of page.ids) found.add(id);
      before = page.next;
      calls += 1;
    } while (before !== null && found.size < 400);
    expect(found.size).toBe(400);
    expect(calls).toBeGreaterThan(1);
  });

  it('asks the index for a few names only where very many begin alike (each of them was looked for: 0.2 s)', () => {
    const { api, database } = many(400);
    const asked = watched(database);
    const { hits } = find(api, 'from:writer-1*', { limit: 200 });
    expect(hits.map((hit) => hit.from).every((name) => name.startsWith('Writer 1'))).toBe(true);
    expect(hits).toHaveLength(110);
    const names = asked.flatMap(({ sql, values }) =>
      sql.includes('MATCH') ? [String(values[0]).split(' OR ').length] : [],
    );
    expect(Math.max(...names)).toBeLessThanOrEqual(17);
  });
});

describe('words of senders', () => {
  function withNames(names: string[]): Api {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const messages = names.map((name, index) =>
      incoming(`m${index}`, {
        subject: `${index}`,
        author: { place: 'mail', address: `${name.replace(/\W/g, '')}@example.org`.toLowerCase(), name },
        sentAt: index * 1000,
      }),
    );
    messages.push(
      incoming('later', {
        subject: 'later',
        author: { place: 'mail', address: 'annafield@example.org', name: 'Anna Hill' },
        sentAt: 900_000,
      }),
    );
    api.ingest({ sourceId, messages });
    return api;
  }
  const titles = (api: Api, query: string): string[] => find(api, query).hits.map((hit) => hit.title);

  it('are found in a row, under the name of then, and excluded alike', () => {
    const api = withNames(['Anna Field', 'Field Anna', 'Anna B. Field', 'Somebody']);
    expect(titles(api, 'from:"anna field"')).toEqual(['0']);
    expect(titles(api, 'from:"anna hill"')).toEqual(['later']);
    expect(titles(api, '-from:"anna field"')).toEqual(['later', '3', '2', '1']);
    expect(titles(api, '-from:"anna hill"')).toEqual(['3', '2', '1', '0']);
    expect(titles(api, 'from:anna -from:anna-fi*')).toEqual(['later', '2']);
  });

  it('are found by a beginning that many names have', () => {
    const names = Array.from({ length: 40 }, (_, index) => `Anna Name${index}`);
    const api = withNames([...names, 'Otto Other', 'Name5 Anna B']);
    expect(titles(api, 'from:anna-name*')).toHaveLength(40);
    expect(titles(api, 'from:name*')).toHaveLength(41);
    expect(titles(api, '-from:name*')).toEqual(['later', '40']);
    expect(titles(api, '-from:anna-name*')).toEqual(['later', '41', '40']);
    expect(titles(api, 'from:anna-name3*')).toHaveLength(11);
  });
});
