import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOfFeed } from '../../../electron/importers/feed/incoming-entry.ts';
import { parseFeed } from '../../../electron/importers/feed/parse-feed.ts';
import { stackexchangeImporter } from '../../../electron/importers/stackexchange.ts';
import { longestSource } from '../../../shared/model/raw-source.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';
import { gathered } from './gathered.ts';
import { entryOf, messageOf, readBytes, rememberingContext } from './mail/read.ts';

function feedSources(text: string): (string | undefined)[] {
  const result = parseFeed(Buffer.from(text));
  if (!result.ok) throw new Error(result.reason);
  return messagesOfFeed(result.feed, { scope: '', name: 'x' }).map((message) => message?.source);
}

describe('what a message looked like where it came from', () => {
  it('is the header block of a mail, byte for byte (fields lost, folds joined, words of the body in it)', async () => {
    const head = 'Received: by a\r\n\twith b\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\nX-Odd:  two  blanks ';
    expect(messageOf(await readBytes(`From x Thu Jan  1 00:00:00 2026\r\n${head}\r\n\r\nBody`)).source).toBe(
      head.trimEnd(),
    );
    expect(messageOf(await readBytes(Buffer.from('Subject: Grüße\n\nx'))).source).toBe('Subject: Grüße');
    expect(messageOf(await readBytes('Subject: Gr\u00fc\u00dfe\n\nx')).source).toBe('Subject: Grüße');
  });

  it('ends at 64 KB (a header block of a quarter megabyte with each message)', async () => {
    const long = messageOf(await readBytes(Buffer.from(`Subject: x\nX-Long: ${'é'.repeat(70_000)}\n\nx`))).source!;
    expect(long).toHaveLength(longestSource);
    expect(long.endsWith('éé')).toBe(true);
  });

  it('is the whole entry of a feed and nothing of its neighbours, whatever stands around', () => {
    const words = fc.string({ maxLength: 20 }).map((text) => text.replace(/[<>&\]]/g, ' '));
    const entry = fc
      .record({ title: words, tail: fc.constantFrom('</item>', '</item >', '') })
      .map(({ title, tail }) => `<item><guid>${title} x</guid><title>${title} x</title>${tail}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(words, entry), { minLength: 1, maxLength: 4 }), (entries) => {
        const doctype = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "<item>">]>';
        const body = entries.map(([before, item]) => before + item);
        const sources = feedSources(`${doctype}<rss version="2.0"><channel>${body.join('')}</channel></rss>`);
        const closed = entries.filter(([, item]) => item.includes('</item'));
        for (const [, item] of closed) expect(sources).toContain(item);
        for (const source of sources) expect(source!.match(/<item>/g)).toHaveLength(1);
      }),
    );
  });

  it('moves an indented entry to the left, and writes JSON in lines', () => {
    expect(
      feedSources('<rss version="2.0"><channel>\n  <item>\n    <title>a</title>\n  </item>\n</channel></rss>'),
    ).toEqual(['<item>\n  <title>a</title>\n</item>']);
    const version = 'https://jsonfeed.org/version/1.1';
    expect(feedSources(JSON.stringify({ version, items: [{ id: '1', content_text: 'a' }] }))).toEqual([
      '{\n  "id": "1",\n  "content_text": "a"\n}',
    ]);
  });

  it('costs a strangely nested JSON entry neither the feed nor much room', () => {
    const version = 'https://jsonfeed.org/version/1.1';
    const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const [source] = feedSources(`{"version":"${version}","items":[{"id":"1","content_text":"a","x":${nested}}]}`);
    expect((source ?? '').length).toBeLessThanOrEqual(longestSource);
  });

  it('is the row of a dump', async () => {
    const row = '<row Id="1" PostTypeId="1" Title="A &amp; B" Body="&lt;p&gt;x&lt;/p&gt;" />';
    const [item] = await gathered(
      stackexchangeImporter.read(entryOf('Posts.xml', `<posts>\n  ${row}\n</posts>`), rememberingContext(), 0),
    );
    expect(messageOf(item).source).toBe(row);
    const long = `<row Id="2" PostTypeId="1" Body="${'word '.repeat(400)}" Title="B" />`;
    const [other] = await gathered(
      stackexchangeImporter.read(entryOf('Posts.xml', `<posts>${long}</posts>`), rememberingContext(), 0),
    );
    expect(messageOf(other).source).toBe('<row Id="2" PostTypeId="1" Body="\u2026" Title="B" />');
  });
});

describe('the raw source in the database', () => {
  it('comes back whole, short or long, and a newer version brings its own', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const long = 'X-Line: words\r\n'.repeat(400);
    const messages = [
      incoming('a', { source: 'Subject: a', onChanged: 'update' }),
      incoming('b', { source: long }),
      incoming('c'),
      incoming('d', { source: 'x'.repeat(longestSource) }),
    ];
    api.ingest({ sourceId, messages });
    const scope = { view: 'open', filter: null, sort: 'newest' } as const;
    const ids = new Map(
      api
        .inboxPage({ scope, before: null, limit: 10 })
        .rows.flatMap(({ id }) => api.conversation({ id }).messages)
        .map((message) => [message.externalId, message.id]),
    );
    const sourceOf = (name: string) => api.messageSource({ id: ids.get(name)! });
    expect(sourceOf('a')).toEqual({ source: 'Subject: a', isCut: false });
    expect(sourceOf('b')).toEqual({ source: long, isCut: false });
    expect(sourceOf('c')).toBeNull();
    expect(sourceOf('d')?.isCut).toBe(true);
    api.ingest({ sourceId, messages: [incoming('a', { text: 'New.', source: 'Subject: new', onChanged: 'update' })] });
    expect(sourceOf('a')?.source).toBe('Subject: new');
  });

  it('does not make another message of the same words (an import repeated after this doubled everything)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a')] });
    expect(api.ingest({ sourceId, messages: [incoming('a', { source: 'Subject: a' })] }).duplicate).toBe(1);
  });
});
