import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../../../electron/importers/entries.ts';
import { stackexchangeImporter } from '../../../../electron/importers/stackexchange.ts';
import type { ImportEntry } from '../../../../electron/importers/types.ts';
import type { ImportFailure, ImportItem, IncomingMessage } from '../../../../shared/model/incoming.ts';

const sample = fileURLToPath(new URL('../../../../build/sample-inbox/history.meta.stackexchange.com', import.meta.url));

/** Files of a dump in memory, given out in chunks of `step` bytes. */
function dump(files: Record<string, string>, folder = '', step = 7): Record<string, ImportEntry> {
  const entries: Record<string, ImportEntry> = {};
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    entries[name] = {
      path: folder + name,
      size: bytes.length,
      head: bytes.subarray(0, 65_536),
      async *stream(offset = 0) {
        for (let at = offset; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
      },
      bytes: async () => bytes,
      sibling: async (wanted) => entries[wanted] ?? null,
    };
  }
  return entries;
}

async function itemsOf(entry: ImportEntry | undefined, offset = 0, at: (offset: number) => void = () => {}) {
  if (entry === undefined) throw new Error('no entry');
  const items: ImportItem[] = [];
  const context = { scope: '', storeAttachment: async () => '', at: (place: { offset: number }) => at(place.offset) };
  for await (const item of stackexchangeImporter.read(entry, context, offset)) items.push(item);
  const messages: IncomingMessage[] = items.flatMap((item) => (item.type === 'message' ? [item.message] : []));
  const failures: ImportFailure[] = items.flatMap((item) => (item.type === 'failure' ? [item.failure] : []));
  return { messages, failures };
}

function posts(...rows: string[]): string {
  return `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE posts SYSTEM 'posts.dtd'>\n<posts>\n${rows.map((row) => `  ${row}\n`).join('')}</posts>`;
}

function comments(...rows: string[]): string {
  return posts(...rows).replaceAll('posts', 'comments');
}

function escaped(value: string): string {
  return value.replace(/[&<>"\r\n\t]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}

describe('the sample inbox', () => {
  test('would catch messages, parents, authors or links that are missing from a real dump', async () => {
    const messages: IncomingMessage[] = [];
    for await (const item of entriesOf(sample)) {
      if (item.type !== 'entry') throw new Error('not read');
      expect(stackexchangeImporter.recognises(item.entry)).toBe(true);
      const read = await itemsOf(item.entry);
      expect(read.failures).toEqual([]);
      messages.push(...read.messages);
    }
    const ids = new Set(messages.map((message) => message.externalId));
    expect([messages.length, ids.size]).toEqual([1347, 1347]);
    expect(messages.filter((message) => message.kind === 'question')).toHaveLength(150);
    expect(messages.flatMap((message) => message.references).filter((id) => !ids.has(id))).toEqual([]);
    expect(messages.filter((message) => message.references.length === 0)).toHaveLength(150);
    for (const message of messages) {
      expect(message.url).toMatch(
        /^https:\/\/history\.meta\.stackexchange\.com\/(?:questions|a|posts\/comments)\/\d+$/,
      );
      expect(message.author?.name).toMatch(/\S/);
      expect(message.sentAt).toBeGreaterThan(Date.UTC(2011, 9));
      expect(message.text).toMatch(/\S/);
    }
    const accounts = new Set(
      messages.flatMap((message) => (message.author?.url === undefined ? [] : [message.author.url])),
    );
    expect(accounts.size).toBeGreaterThan(200);
  });

  test('would catch private details of the authors in the files that are shipped', async () => {
    const kept = new Set<string>();
    for await (const item of entriesOf(path.join(sample, 'Users.xml'))) {
      if (item.type !== 'entry') throw new Error('not read');
      const text = (await item.entry.bytes(100_000)).toString();
      for (const [, attribute = ''] of text.matchAll(/ (\w+)="/g)) kept.add(attribute);
    }
    expect([...kept].sort()).toEqual(['DisplayName', 'Id', 'encoding', 'version']);
  });
});

describe('rows of a dump', () => {
  test('would catch words changed between file and message, however the file is cut into chunks', async () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((text) => !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), async (texts, step) => {
        const rows = texts.map((text, index) => `<row Id="${index}" PostId="1" Text="${escaped(text)}" />`);
        const read = await itemsOf(dump({ 'Comments.xml': comments(...rows) }, '', step)['Comments.xml']);
        expect(read.failures).toEqual([]);
        expect(read.messages.map((message) => message.text)).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n')));
        expect(read.messages.map((message) => message.where)).toEqual(
          texts.map((_, index) => `Comments.xml, line ${index + 4}`),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('would catch one damaged stretch costing a row that it does not touch, or throwing', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `<row Id="${index}" PostId="1" Text="some words" />`);
    const damage = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '!', '-', 'row ', 'x', '\n'),
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(8),
        damage.filter((text) => !text.includes('<!--')),
        fc.nat(40),
        async (which, junk, at) => {
          const damaged = rows.map((row, index) =>
            index === which ? row.slice(0, at) + junk + row.slice(at + 3) : row,
          );
          const { messages } = await itemsOf(dump({ 'Comments.xml': comments(...damaged) })['Comments.xml']);
          const ids = new Set(messages.map((message) => message.externalId));
          for (const index of rows.keys()) if (index !== which) expect(ids.has(`comment-${index}`)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('would catch a broken row, a cut file or a foreign element being dropped in silence', async () => {
    const good = '<row Id="2" PostTypeId="1" Title="T" Body="b" />';
    const cases: [string, string][] = [
      ['<row Id="1" PostTypeId="1" Title="no end />', 'line 4'],
      ['<row Id="1" PostTypeId="1" Title="a < b > c" Body="<p>raw</p>" />', 'line 4'],
      ['<row PostTypeId="1" Body="no id" />', 'line 4'],
      ['<row Id="1" Body="no type" />', 'line 4'],
      ['<entry Id="1"/>', 'line 4'],
    ];
    for (const [row, line] of cases) {
      const { messages, failures } = await itemsOf(dump({ 'Posts.xml': posts(row, good) })['Posts.xml']);
      expect(failures.map(({ where }) => where)).toEqual([`Posts.xml, ${line}`]);
      expect(messages.map((message) => message.externalId)).toEqual(['post-2']);
    }
    const whole = posts(good, good);
    const cut = await itemsOf(dump({ 'Posts.xml': whole.slice(0, whole.lastIndexOf('Title')) })['Posts.xml']);
    expect(cut.messages).toHaveLength(1);
    expect(cut.failures.length).toBeGreaterThan(0);
    const between = await itemsOf(dump({ 'Posts.xml': whole.replace('</posts>', '') })['Posts.xml']);
    expect([between.messages.length, between.failures.length]).toEqual([2, 1]);
  });

  test('would catch entities of the document being expanded, or references decoded twice', async () => {
    const bomb = '<!DOCTYPE posts [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>';
    const row = '<row Id="1" PostId="1" Text="&b; &amp;lt; &#60; &#x1F600; &#0; &#xD800; &#99999999; &nbsp;" />';
    const text = comments(row).replace(/<!DOCTYPE[^>]*>/, bomb);
    const { messages } = await itemsOf(dump({ 'Comments.xml': text })['Comments.xml']);
    expect(messages[0]?.text).toBe('&b; &lt; < \u{1F600} \ufffd \ufffd \ufffd &nbsp;');
  });

  test('would catch a comment in the XML being read as rows', async () => {
    const text = posts(
      '<!-- <row Id="1" PostTypeId="1" Title="out" /> -->',
      '<row Id="2" PostTypeId="1" Title="in" />',
    );
    const { messages, failures } = await itemsOf(dump({ 'Posts.xml': text })['Posts.xml']);
    expect([messages.map((message) => message.subject), failures]).toEqual([['in'], []]);
  });

  test('would catch a message lost or read twice when reading starts again where `at` said', async () => {
    const rows = Array.from(
      { length: 6 },
      (_, index) => `<row Id="${index}" PostId="1" Text="${'ä'.repeat(index)}" />`,
    );
    const entry = dump({ 'Comments.xml': comments(...rows) })['Comments.xml'];
    const places: number[] = [];
    await itemsOf(entry, 0, (offset) => places.push(offset));
    for (const [index, offset] of places.entries()) {
      const { messages, failures } = await itemsOf(entry, offset);
      expect(failures).toEqual([]);
      expect(messages.map((message) => message.externalId)).toEqual(
        rows.slice(index + 1).map((_, rest) => `comment-${index + 1 + rest}`),
      );
    }
  });
});

describe('people and places of a dump', () => {
  const users = posts(
    '<row Id="12" DisplayName="First &amp; last&#x202E;" />',
    '<row Id="7" DisplayName="Seven" />',
  ).replaceAll('posts', 'users');

  test('would catch people without an account being taken for one person', async () => {
    const rows = [
      'UserId="12"',
      'UserId="7"',
      'UserId="99"',
      'UserDisplayName="user5"',
      'UserDisplayName="user5"',
      'UserDisplayName="Guest"',
      'UserDisplayName="Guest"',
      '',
    ];
    const text = comments(...rows.map((author, index) => `<row Id="${index}" PostId="1" Text="x" ${author} />`));
    const { messages } = await itemsOf(dump({ 'Comments.xml': text, 'Users.xml': users })['Comments.xml']);
    expect(messages.map(({ author }) => author && [author.address, author.name])).toEqual([
      ['12', 'First & last'],
      ['7', 'Seven'],
      ['99', 'user99'],
      ['user5', 'user5'],
      ['user5', 'user5'],
      ['comment-5', 'Guest'],
      ['comment-6', 'Guest'],
      null,
    ]);
  });

  test('would catch posts of other kinds being lost or passing for answers', async () => {
    const rows = ['1', '2', '4', '5', '17'].map(
      (type, index) => `<row Id="${index}" PostTypeId="${type}" ParentId="0" Title="" Body="&lt;p&gt;x&lt;/p&gt;" />`,
    );
    const { messages } = await itemsOf(dump({ 'Posts.xml': posts(...rows) })['Posts.xml']);
    expect(messages.map(({ kind, subject, references }) => [kind, subject, references])).toEqual([
      ['question', '', []],
      ['answer', '', ['post-0']],
      ['wiki', 'Tag wiki excerpt', []],
      ['wiki', 'Tag wiki', []],
      ['wiki', 'Post of type 17', []],
    ]);
    expect(messages[0]).toMatchObject({ text: 'x', html: '<p>x</p>' });
    expect(messages[0]?.url).toBeUndefined();
  });

  test('would catch links to another site than the one that the dump is of', async () => {
    const link = (question: number, slug: string) =>
      `&lt;a href=&quot;https://one.meta.stackexchange.com/questions/${question}/${slug}&quot;&gt;`;
    const rows = [
      `<row Id="1" PostTypeId="1" Title="Is this on-topic here?" Body="${link(2, 'where-do-we-put-it')}" />`,
      `<row Id="2" PostTypeId="1" Title="Where do we &quot;put&quot; it?" Body="${link(1, 'is-this-on-topic')} ${link(1, 'is-this-on-topic-here').replace('one.meta', 'other')}" />`,
    ];
    const urlIn = async (folder: string, ...dumpRows: string[]) =>
      (await itemsOf(dump({ 'Posts.xml': posts(...dumpRows) }, folder)['Posts.xml'])).messages[0]?.url;
    const proven = 'https://one.meta.stackexchange.com/questions/1';
    expect(await urlIn('', ...rows)).toBe(proven);
    expect(await urlIn('two.stackexchange.com/', ...rows)).toBe(proven);
    const [first = ''] = rows;
    expect(await urlIn('', first)).toBeUndefined();
    expect(await urlIn('two.stackexchange.com/', first)).toBe('https://two.stackexchange.com/questions/1');
    expect(await urlIn('dumps/meta.two.stackexchange.com/', first)).toBe(
      'https://two.meta.stackexchange.com/questions/1',
    );
    expect(await urlIn('superuser.com.zip/', first)).toBe('https://superuser.com/questions/1');
    expect(await urlIn('notstackoverflow.com.evil/', first)).toBeUndefined();
  });
});

describe('recognising a dump', () => {
  test('would catch other XML being taken for a dump, and files of a dump being called unknown', () => {
    const recognised = (text: string) =>
      stackexchangeImporter.recognises({ path: 'x.xml', size: 1, head: Buffer.from(text) });
    expect(recognised(posts('<row Id="1" PostTypeId="1" />'))).toBe(true);
    expect(recognised(comments('<row Id="1" PostId="1" />'))).toBe(true);
    expect(recognised('<votes>\n<row Id="1" PostId="1" VoteTypeId="2" />')).toBe(true);
    expect(recognised('<tags>\r\n</tags>')).toBe(true);
    expect(recognised('<!-- <posts> --><rss><channel/></rss>')).toBe(false);
    expect(recognised('<posts user="x"><post href="y"/></posts>')).toBe(false);
    expect(recognised('<posts><row Name="x"/></posts>')).toBe(false);
    expect(recognised('From a@example.org')).toBe(false);
    expect(recognised('')).toBe(false);
  });
});
