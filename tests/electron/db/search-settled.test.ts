import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationsMatching } from '../../../electron/db/queries/search-conversations.ts';
import { similarWords } from '../../../electron/db/queries/search-corrections.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Profile = ReturnType<typeof temporaryDatabase>;
type Api = Profile['api'];

const find = (api: Api, query: string, more: object = {}) =>
  api.search({ query, type: 'message', sort: 'newest', before: null, limit: 50, count: true, ...more });
const titles = (api: Api, query: string, more: object = {}) => find(api, query, more).hits.map((hit) => hit.title);

async function settle(api: Api): Promise<void> {
  while (await api.settleSearch(null));
}

const day = 86_400_000;

function filled(): Profile {
  const profile = temporaryDatabase();
  const { api } = profile;
  const sourceId = mailSource(api, 'Help mailbox');
  const at = (days: number) => Date.UTC(2026, 2, 1) + days * day;
  const german =
    'Guten Tag zusammen, ich habe eine Frage zur neuen Übersicht: wo finde ich die Einstellungen für den Export? Vielen Dank für eure Hilfe und beste Grüße';
  const english =
    'Hello everybody, since the last update the weekly digest arrives much later than it used to, and I wonder whether anybody else has seen that. See https://example.org/x';
  api.ingest({
    sourceId,
    messages: [
      incoming('1', { subject: 'Übersicht', text: german, sentAt: at(0) }),
      incoming('2', { subject: 'Digest', text: english, sentAt: at(1) }),
      incoming('3', {
        subject: '検索について',
        text: '日本語の検索が動きません。東京都に住んでいます。',
        author: { place: 'mail', address: 'reader-3@example.net', name: 'Reader Three' },
        sentAt: at(2),
      }),
      incoming('4', { subject: 'Exporting', text: 'exporters export exported exposures', sentAt: at(3) }),
    ],
  });
  return profile;
}

describe('before and after the index of beginnings is filled', () => {
  it('a search gives the same (what was not settled yet was not found, or found twice)', async () => {
    const { api } = filled();
    const queries = [
      'ex*',
      'expor*',
      'export*',
      'exporter*',
      'e*',
      'dig* week*',
      '-expor*',
      'has:link',
      '-has:link',
      'from:rea*',
      'from:thr*',
      'über*',
      'example.or*',
      'hello OR expos*',
    ];
    const before = queries.map((query) => titles(api, query));
    expect(before[0]).toEqual(['Exporting', '検索について', 'Digest', 'Übersicht']);
    expect(before[3]).toEqual(['Exporting']);
    expect(before[7]).toEqual(['Digest']);
    expect(before[10]).toEqual(['検索について']);
    await settle(api);
    expect(queries.map((query) => titles(api, query))).toEqual(before);
    expect(api.health(null).problems).toEqual([]);
  });

  it('a changed message is found by its new beginnings only', async () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const first = incoming('a', { text: 'waterfall', onChanged: 'update' });
    api.ingest({ sourceId, messages: [first] });
    await settle(api);
    api.ingest({ sourceId, messages: [{ ...first, text: 'mountain' }] });
    expect([titles(api, 'water*'), titles(api, 'mount*')]).toEqual([[], ['About a']]);
    await settle(api);
    expect([titles(api, 'water*'), titles(api, 'mount*')]).toEqual([[], ['About a']]);
  });

  it('any query over a few words gives what reading every message gives', async () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const words = ['ab', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg', 'b', 'bcd', 'xyz'];
    const texts = Array.from({ length: 60 }, (_, index) =>
      words.filter((_, bit) => ((index * 37 + 11) >> bit) % 2 === 1 || index % words.length === bit),
    );
    const messages = texts.map((text, index) =>
      incoming(`m${index}`, { subject: '', text: text.join(' '), author: null, sentAt: index * 1000 }),
    );
    api.ingest({ sourceId, messages });
    await settle(api);
    const term = fc.record({
      negated: fc.boolean(),
      word: fc.constantFrom(...words, 'a', 'abcdefgh', 'q'),
      prefix: fc.boolean(),
    });
    const queries = fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(queries, fc.integer({ min: 1, max: 60 }), (alternatives, limit) => {
        const holds = (text: string[]): boolean =>
          alternatives.some((terms) =>
            terms.every(
              ({ negated, word, prefix }) =>
                text.some((it) => (prefix ? it.startsWith(word) : it === word)) !== negated,
            ),
          );
        const expected = texts.flatMap((text, index) => (holds(text) ? [index * 1000] : [])).reverse();
        const query = alternatives
          .map((terms) => terms.map((it) => `${it.negated ? '-' : ''}${it.word}${it.prefix ? '*' : ''}`).join(' '))
          .join(' OR ');
        const found = find(api, query, { limit });
        if (found.corrections.length > 0) return;
        expect(found.hits.map((hit) => hit.date)).toEqual(expected.slice(0, limit));
        expect(found.total).toBe(expected.length);
        const matching = api.matchingConversations({ query, before: null, limit: 100, time: 1000 });
        expect(matching.ids).toHaveLength(expected.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('typing', () => {
  it('takes the last word as the beginning of one, and only that', async () => {
    const { api } = filled();
    await settle(api);
    expect(titles(api, 'weekly dig', { typing: true })).toEqual(['Digest']);
    expect(titles(api, 'dig weekly', { typing: true })).toEqual([]);
    expect(titles(api, 'dig ', { typing: true })).toEqual([]);
    expect(titles(api, '"dig', { typing: true })).toEqual([]);
    expect(titles(api, 'from:thr', { typing: true })).toEqual(['検索について']);
    expect(find(api, 'exposu', { typing: true }).hits[0]!.marks).not.toEqual([]);
  });
});

describe('languages and scripts', () => {
  it('finds messages by the language they are in', async () => {
    const { api } = filled();
    await settle(api);
    expect(titles(api, 'lang:de')).toEqual(['Übersicht']);
    expect(titles(api, 'lang:english')).toContain('Digest');
    expect(titles(api, 'lang:ja')).toEqual(['検索について']);
    expect(titles(api, '-lang:ja')).not.toContain('検索について');
  });

  // Would catch: a search for a language right after an import that silently missed most of it.
  it('says how many messages have no language yet, as long as one is asked for', async () => {
    const { api } = filled();
    const { messages } = api.statistics(null);
    expect(messages).toBeGreaterThan(0);
    expect(find(api, 'lang:de').untold).toBe(messages);
    expect(find(api, 'digest OR -lang:de').untold).toBe(messages);
    expect(find(api, 'digest').untold).toBe(0);
    await settle(api);
    expect(find(api, 'lang:de').untold).toBe(0);
  });

  it('finds a word inside a run of letters without spaces, and not its letters apart', () => {
    const { api } = filled();
    expect(titles(api, '検索')).toEqual(['検索について']);
    expect(titles(api, '京都')).toEqual(['検索について']);
    expect(titles(api, '都京')).toEqual([]);
    expect(find(api, '東京').hits[0]!.marks).toHaveLength(1);
  });

  it('finds them in notes, names and changes too, from the moment they are written', () => {
    const { api } = filled();
    const { id } = api.createNote({ target: null, body: '来週までに返事をする' });
    expect(find(api, '返事', { type: 'note' }).hits.map((hit) => hit.id)).toEqual([id]);
    api.saveNote({ id, body: '全部終わりました' });
    expect(find(api, '返事', { type: 'note' }).hits).toEqual([]);
    expect(find(api, '終わり', { type: 'note' }).total).toBe(1);
  });

  it('indexes again what was indexed before letters stood alone', async () => {
    const { api, database } = filled();
    const id = find(api, '検索').hits[0]!.id;
    database.prepare('DELETE FROM messages_fts WHERE rowid = ?').run(id);
    database
      .prepare(
        "INSERT INTO messages_fts (rowid, subject, sender, body) SELECT id, subject, '', text FROM messages WHERE id = ?",
      )
      .run(id);
    database.prepare('INSERT OR REPLACE INTO search_queue VALUES (?, 1)').run(id);
    expect(titles(api, '京都')).toEqual([]);
    await settle(api);
    expect(titles(api, '京都')).toEqual(['検索について']);
  });
});

describe('words spelled wrongly', () => {
  it('are looked for as the known words that they are much like, and that is said', async () => {
    const { api } = filled();
    await settle(api);
    const found = find(api, 'exprting');
    expect(found.corrections).toEqual([{ from: 'exprting', to: 'exporting' }]);
    expect(found.hits.map((hit) => hit.title)).toEqual(['Exporting']);
    expect(titles(api, 'digset weekly')).toEqual(['Digest']);
    expect(find(api, 'digest').corrections).toEqual([]);
    expect(find(api, 'thrre', { type: 'person' }).hits.map((hit) => hit.title)).toEqual(['Reader Three']);
  });

  it('are corrected while they are typed, and on every page', async () => {
    // Catches a slip in the word at the caret that finds nothing, and results that end after the first page.
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const subjects = ['one', 'two', 'three'].map((word) => `Semaphore ${word}`);
    api.ingest({
      sourceId,
      messages: subjects.map((subject, index) =>
        incoming(String(index), { subject, sentAt: Date.UTC(2026, 2, 1 + index) }),
      ),
    });
    await settle(api);
    expect(titles(api, 'semaphroe', { typing: true })).toHaveLength(3);
    const seen: string[] = [];
    let before: number | null = null;
    do {
      const page = find(api, 'semaphroe', { limit: 1, before });
      seen.push(...page.hits.map((hit) => hit.title));
      before = page.next;
    } while (before !== null);
    expect(seen.toSorted()).toEqual(subjects.toSorted());
    // The end of hits that need no correction stays the end.
    const last = find(api, 'semaphore', { limit: 3 });
    if (last.next !== null) expect(titles(api, 'semaphore', { before: last.next })).toEqual([]);
  });

  it('a single slip in a word of five letters or more finds it', async () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const words = [
      'table',
      'export',
      'library',
      'mailing',
      'reference',
      'übersicht',
      'documentation',
      'abcde',
      'aabbaa',
    ];
    api.ingest({ sourceId, messages: words.map((word) => incoming(word, { subject: word })) });
    await settle(api);
    const slip = fc.record({
      word: fc.constantFrom(...words),
      at: fc.nat(20),
      kind: fc.constantFrom('swap', 'drop', 'put in', 'change'),
      letter: fc.constantFrom('a', 'e', 'x', 'z'),
    });
    fc.assert(
      fc.property(slip, ({ word: written, at, kind, letter }) => {
        const word = written.replace('ü', 'u');
        const place = at % word.length;
        const [head, tail] = [word.slice(0, place), word.slice(place)];
        const wrong = {
          swap: head + (tail[1] ?? '') + tail[0]! + tail.slice(2),
          drop: head + tail.slice(1),
          'put in': head + letter + tail,
          change: head + letter + tail.slice(1),
        }[kind];
        if (wrong === word || wrong.length < 4) return;
        expect(similarWords(database, wrong)).toContain(word);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is asked of conversations', () => {
  it('lists, counts and picks those that match, by their rows or by their messages', () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const messages = Array.from({ length: 90 }, (_, index) =>
      incoming(`m${index}`, {
        text: index % 5 === 0 ? 'needle' : 'hay',
        references: index % 3 ? [`m${index - (index % 3)}`] : [],
        sentAt: index * 1000,
      }),
    );
    api.ingest({ sourceId, messages });
    const all = api.matchingConversations({ query: 'needle OR hay', before: null, limit: 200, time: 1000 }).ids;
    expect(all).toHaveLength(30);
    database.prepare(`UPDATE conversations SET state = 2 WHERE id IN (${all.slice(0, 7).join(', ')})`).run();
    const pages = (query: string): number[] => {
      const found: number[] = [];
      let before: number | null = null;
      do {
        const page = api.matchingConversations({ query, before, limit: 4, time: 1000 });
        found.push(...page.ids);
        before = page.next;
      } while (before !== null);
      return found;
    };
    const count = (query: string): number => {
      let total = 0;
      let cursor: number | null = null;
      do {
        const slice = api.conversationCountSlice({ query, cursor });
        total += slice.count;
        cursor = slice.next;
      } while (cursor !== null);
      return total;
    };
    for (const query of [
      'is:done',
      'is:open',
      '-is:done',
      'needle',
      'needle is:open',
      'is:done OR needle',
      'is:pinned',
    ]) {
      const found = pages(query);
      expect(new Set(found).size, query).toBe(found.length);
      expect(count(query), query).toBe(found.length);
      expect([...conversationsMatching(database, query, all)].sort(), query).toEqual([...found].sort());
    }
  });
});

describe('completion and history', () => {
  const inserts = (api: Api, text: string, caret = text.length) =>
    api.completeQuery({ text, caret }).map((it) => text.slice(0, it.from) + it.insert + text.slice(it.to));

  it('completes fields, values and names at the caret', () => {
    const { api, database } = filled();
    database.exec("INSERT INTO labels (name, colour, created_at) VALUES ('Needs reply', 'red', 0), ('Bug', 'blue', 0)");
    expect(inserts(api, 'export la')).toEqual(['export label:', 'export lang:']);
    expect(inserts(api, 'is:un')).toEqual(['is:unread ', 'is:unanswered ']);
    expect(inserts(api, '-label:re more', 9)).toEqual(['-label:"Needs reply"  more']);
    expect(inserts(api, 'lang:germ')).toEqual(['lang:de ']);
    expect(inserts(api, 'from:thr')).toEqual(['from:"Reader Three" ']);
    expect(inserts(api, 'source:mail')).toEqual(['source:"Help mailbox" ']);
    expect(inserts(api, '"la')).toEqual([]);
  });

  it('answers any text and caret, and what it offers can be parsed', () => {
    const { api } = filled();
    const piece = fc.constantFrom('from:', 'label:', 'is:o', 'source:he', '"', '-', ' ', 'lang:', '%', '_', '\\', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(40), (pieces, caret) => {
        const text = pieces.join('');
        for (const { from, to, insert } of api.completeQuery({ text, caret })) {
          expect(0 <= from && from <= to && to <= text.length).toBe(true);
          expect(insert).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the newest 200 queries, each once', () => {
    const { api } = filled();
    for (let index = 0; index < 230; index += 1) api.rememberSearch({ query: `query ${index}` });
    api.rememberSearch({ query: ' query 100 ' });
    const kept = api.searchHistory(null);
    expect([kept.length, kept[0], kept[1], kept.filter((it) => it === 'query 100').length]).toEqual([
      200,
      'query 100',
      'query 229',
      1,
    ]);
    expect(inserts(api, 'query 22')).toContain('query 229');
    api.forgetSearch({ query: 'query 100' });
    expect(api.searchHistory(null)[0]).toBe('query 229');
    api.forgetSearch({ query: '' });
    expect(api.searchHistory(null)).toEqual([]);
  });
});
