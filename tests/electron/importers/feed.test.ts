import { describe, expect, it } from 'vitest';
import { feedImporter } from '../../../electron/importers/feed.ts';
import { ImportError } from '../../../electron/importers/types.ts';
import type { ImportEntry } from '../../../electron/importers/types.ts';
import type { ImportItem, IncomingMessage } from '../../../shared/model/incoming.ts';

function entryOf(source: string, path = 'feed.xml'): ImportEntry {
  const bytes = Buffer.from(source);
  return {
    path,
    size: bytes.length,
    head: bytes.subarray(0, 65_536),
    async *stream(offset = 0) {
      yield bytes.subarray(offset);
    },
    bytes: (limit) =>
      bytes.length > limit ? Promise.reject(new ImportError('too-large', 'too large')) : Promise.resolve(bytes),
    sibling: () => Promise.resolve(null),
  };
}

async function read(
  source: string,
  { scope = '', offset = 0 } = {},
): Promise<{ items: ImportItem[]; offsets: number[] }> {
  const items: ImportItem[] = [];
  const offsets: number[] = [];
  const context = {
    storeAttachment: () => Promise.resolve(''),
    at: (place: { offset: number }) => offsets.push(place.offset),
    scope,
  };
  for await (const item of feedImporter.read(entryOf(source), context, offset)) items.push(item);
  return { items, offsets };
}

async function messagesOf(source: string, scope = ''): Promise<IncomingMessage[]> {
  const { items } = await read(source, { scope });
  return items.flatMap((item) => (item.type === 'message' ? [item.message] : []));
}

const rss = (...items: string[]): string =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed</title><managingEditor>editor@example.org (Editor)</managingEditor>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;

describe('ids', () => {
  it('loses nothing where one id stands for several pages, and keeps each id when the feed moves on', async () => {
    const one = '<guid isPermaLink="false">x</guid><link>http://example.org/1</link><title>one</title>';
    const two = '<guid isPermaLink="false">x</guid><link>http://example.org/2</link><title>two</title>';
    const three = '<guid isPermaLink="false">x</guid><link>http://example.org/3</link><title>three</title>';
    const before = await messagesOf(rss(two, one));
    const after = await messagesOf(rss(three, two, one));
    expect(new Set(before.map(({ externalId }) => externalId)).size).toBe(2);
    expect(after.slice(1).map(({ externalId }) => externalId)).toEqual(before.map(({ externalId }) => externalId));
  });

  it('keeps an older version of the same page beside the newer, which alone bears the id', async () => {
    const page = '<guid isPermaLink="false">x</guid><link>http://example.org/1</link>';
    const [first, second] = await messagesOf(rss(`${page}<title>new words</title>`, `${page}<title>old words</title>`));
    expect(first?.externalId).toBe('x');
    expect(second?.externalId).toMatch(/^x#[0-9a-f]{12}$/);
  });

  it('gives the same id to the same words, so that importing again adds nothing', async () => {
    const source = rss('<title>no id</title>', '<title>no id</title>', '<title>other</title>');
    const ids = (await messagesOf(source)).map(({ externalId }) => externalId);
    expect(ids).toEqual((await messagesOf(source)).map(({ externalId }) => externalId));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('never takes a link that all entries share for the id of one of them', async () => {
    const home = '<link>http://example.org/</link>';
    const [two, one] = await messagesOf(rss(`${home}<title>two</title>`, `${home}<title>one</title>`));
    const [three, twoAgain] = await messagesOf(rss(`${home}<title>three</title>`, `${home}<title>two</title>`));
    expect(twoAgain?.externalId).toBe(two?.externalId);
    expect(new Set([one?.externalId, two?.externalId, three?.externalId]).size).toBe(3);
  });

  it('scopes ids and references alike', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/syndication/thread/1.0"><entry><id>a</id><title>post</title></entry><entry><id>b</id><title>answer</title><t:in-reply-to ref="a"/></entry></feed>`;
    const [post, answer] = await messagesOf(atom, 'one.xml');
    expect(post).toMatchObject({ externalId: 'one.xml a', references: [], kind: 'entry' });
    expect(answer).toMatchObject({ externalId: 'one.xml b', references: ['one.xml a'], kind: 'comment' });
  });
});

describe('what a message holds', () => {
  it('has words, HTML, permalink, date and the files it names', async () => {
    const [message] = await messagesOf(
      rss(
        '<title>A &lt;b&gt;bold&lt;/b&gt; title</title><link>http://example.org/1</link><description>Short &lt;i&gt;words&lt;/i&gt; only here</description><content:encoded><![CDATA[<p>Long <a href="/x">words</a></p>]]></content:encoded><pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate><enclosure url="http://example.org/a.mp3" type="audio/mpeg" length="2500000"/>',
      ),
    );
    expect(message).toMatchObject({
      externalId: 'http://example.org/1',
      kind: 'entry',
      subject: 'A bold title',
      searchExtra: 'Short words only here',
      url: 'http://example.org/1',
      sentAt: Date.UTC(2004, 0, 1),
      onChanged: 'update',
      where: 'feed.xml, entry 1',
      attachments: [],
    });
    expect(message?.text).toContain('http://example.org/a.mp3 (audio/mpeg, 2.5 MB)');
    expect(message?.html).toContain('<p>Long <a href="/x">words</a></p>');
  });

  it('knows a person by the address, else by the name at this source only', async () => {
    const authors = await messagesOf(
      rss(
        '<title>a</title><author>Writer@Example.org (Writer)</author>',
        '<title>b</title><dc:creator>Some \u202eOne</dc:creator>',
        '<title>c</title><author>noreply@blogger.com (Some One)</author>',
        '<title>d</title>',
      ),
    );
    expect(authors.map(({ author }) => author)).toEqual([
      { place: 'mail', address: 'writer@example.org', name: 'Writer' },
      { address: 'some one', name: 'Some One' },
      { address: 'some one', name: 'Some One' },
      { place: 'mail', address: 'editor@example.org', name: 'Editor' },
    ]);
  });

  it('does not take the owner of a feed for the writer of a comment', async () => {
    const [comment] = await messagesOf(rss('<title>by nobody</title><link>http://example.org/post/#comment-7</link>'));
    expect(comment).toMatchObject({ kind: 'comment', author: null, references: ['http://example.org/post/'] });
  });
});

describe('files', () => {
  it('yields nothing for a feed without entries and one failure with its place for a broken one', async () => {
    expect((await read(rss())).items).toEqual([]);
    const { items } = await read('<rss version="2.0">\n<chan');
    expect(items).toMatchObject([{ type: 'failure', failure: { where: 'feed.xml, line 2, column 6' } }]);
  });

  it('counts an entry that says nothing instead of dropping it', async () => {
    const { items } = await read(rss('<title>one</title>', ''));
    expect(items.map(({ type }) => type)).toEqual(['message', 'failure']);
  });

  it('goes on behind every place that it gave', async () => {
    const source = rss('<title>one</title>', '<title>two</title>', '<title>three</title>');
    const { items, offsets } = await read(source);
    expect(offsets[0]).toBe(Buffer.byteLength(source));
    for (const [index, offset] of offsets.slice(1).entries()) {
      expect((await read(source, { offset })).items).toEqual(items.slice(index + 1));
    }
    expect((await read(source, { offset: offsets[0] ?? 0 })).items).toEqual([]);
  });
});
