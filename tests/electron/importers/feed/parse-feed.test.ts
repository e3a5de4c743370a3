import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../../../electron/importers/feed/model.ts';
import { parseFeed } from '../../../../electron/importers/feed/parse-feed.ts';
import { looksLikeFeed } from '../../../../electron/importers/feed/recognise.ts';
import { processorTime } from '../../../processor-time.ts';

function feedOf(source: string | Uint8Array): Feed {
  const result = parseFeed(typeof source === 'string' ? Buffer.from(source) : source);
  if (!result.ok) throw new Error(result.reason);
  return result.feed;
}

/** The computing time that a parse took, in milliseconds. */
function timeOf(source: string | Uint8Array): number {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const start = processorTime();
  parseFeed(bytes);
  return processorTime() - start;
}

const item = (inside: string): string => `<rss version="2.0"><channel><item>${inside}</item></channel></rss>`;
const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('recognition', () => {
  it('takes no web page, other XML or other JSON for a feed', () => {
    const others = [
      '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
      '<?xml version="1.0"?><opml version="2.0"><body/></opml>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:Person/></rdf:RDF>',
      '{"items": [1, 2]}',
      'From reader-1@example.org Thu Jan  1 00:00:00 2004\n',
      '',
    ];
    for (const other of others) expect(looksLikeFeed(Buffer.from(other))).toBe(false);
  });

  it('takes a WordPress export for RSS, until it has an importer of its own', () => {
    const export_ =
      '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>';
    expect(looksLikeFeed(Buffer.from(export_))).toBe(true);
  });
});

describe('ill-formed feeds', () => {
  it('ends an item where the next begins, when its end tag is missing', () => {
    const feed = feedOf('<rss><channel><item><title>one</title><item><title>two</title></item></channel></rss>');
    expect(feed.entries.map(({ title }) => title?.value)).toEqual(['one', 'two']);
  });

  it('reads the entries before the place where the file was cut off', () => {
    const feed = feedOf('<rss><channel><item><title>one</title></item><item><title>two</ti');
    expect(feed.entries.map(({ title }) => title?.value)).toEqual(['one', 'two']);
  });

  it('keeps what follows stray end tags and bare ampersands', () => {
    const feed = feedOf(item('</b></i><title>this & that</title><link>http://example.org/?a=1&b=2</link>'));
    expect(feed.entries[0]).toMatchObject({ title: { value: 'this & that' }, link: 'http://example.org/?a=1&b=2' });
  });

  it('tells where damaged JSON is damaged', () => {
    const result = parseFeed(Buffer.from('{"version": "https://jsonfeed.org/version/1.1",\n"items": [1 2]}'));
    expect(result).toMatchObject({ ok: false, line: 2, column: 13 });
  });

  it('tells that a web page is no feed', () => {
    expect(parseFeed(Buffer.from('<html><body><rss></rss></body></html>'))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('web page'),
    });
  });
});

describe('what a stranger may not do', () => {
  it('reads nothing that a DOCTYPE declares, neither entities nor entries hidden in them', () => {
    const feed = feedOf(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "<item><title>hidden</title></item>"><!ENTITY b SYSTEM "file:///etc/passwd"> <!-- ]> -->]>${item('<title>&a;&b;</title>')}`,
    );
    expect(feed.entries).toHaveLength(1);
    expect(feed.entries[0]?.title?.value).toBe('&a;&b;');
  });

  it('reads a million character references, tags or attributes in time', () => {
    const million = 1_000_000;
    expect(timeOf(item(`<title>${'&#65;'.repeat(million)}</title>`))).toBeLessThan(2000);
    expect(timeOf(item(`<title a="${'&#65;'.repeat(million)}"/>`))).toBeLessThan(2000);
    expect(timeOf(item('<a>'.repeat(million)))).toBeLessThan(2000);
    expect(timeOf(item(`<p>${'</b>'.repeat(million)}`))).toBeLessThan(2000);
    expect(timeOf(item(`<p ${'a=1 '.repeat(million)}>`))).toBeLessThan(2000);
    expect(timeOf(item(`<title>${'&lt;a '.repeat(million)}</title>`))).toBeLessThan(2000);
    expect(timeOf('<!-- '.repeat(million))).toBeLessThan(2000);
    expect(timeOf(`<!DOCTYPE x [${'<!ENTITY "'.repeat(100_000)}`)).toBeLessThan(2000);
  });

  it('keeps the words of elements that lie too deep', () => {
    const feed = feedOf(
      item(
        `<description>${'<b>'.repeat(5000)}deep${'</b>'.repeat(5000)}</description><link>http://example.org/</link>`,
      ),
    );
    expect(feed.entries[0]?.summary?.value).toContain('deep');
    expect(feed.entries[0]?.link).toBe('http://example.org/');
    expect(feed.incomplete).not.toBeNull();
  });

  it('takes no script, file or data address for a link', () => {
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'http://']) {
      expect(feedOf(item(`<link>${address}</link>`)).entries[0]?.link).toBeNull();
    }
  });

  it('answers for any bytes at all, and for any bytes inside a feed', () => {
    const pieces = fc.constantFrom(
      '<rss>',
      '<item>',
      '</item>',
      '<title>',
      '<![CDATA[',
      ']]>',
      '&',
      '&#x',
      '<!DOCTYPE',
      '[',
      '<?',
      '<!--',
      '"',
      "'",
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
      '{"items":[',
      '\0',
      '\u{1f600}',
      'mode="base64"',
      '<content type="',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof parseFeed(bytes).ok).toBe('boolean');
        looksLikeFeed(bytes);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 10 })), { maxLength: 60 }), (parts) => {
        expect(typeof parseFeed(Buffer.from(parts.join(''))).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a feed written by the rules is read as it was meant', () => {
  const words = fc
    .string({ unit: fc.constantFrom('a', 'Z', ' ', 'é', '年', '😀', '<', '>', '&', '"', ';', '#'), maxLength: 30 })
    .map((drawn) => `w${drawn}w`);
  const entry = fc.record({
    id: fc.uuid(),
    title: words,
    body: words,
    time: fc.integer({ min: 0, max: 4_000_000_000 }),
  });
  const entries = fc.array(entry, { maxLength: 5 });
  type Entry = { id: string; title: string; body: string; time: number };
  const check = (source: string, expected: readonly Entry[]): void => {
    const found = feedOf(source).entries;
    expect(
      found.map(({ id, title, content, summary, published }) => [
        id,
        title?.value,
        (content ?? summary)?.value,
        published,
      ]),
    ).toEqual(expected.map(({ id, title, body, time }) => [id, title, body, time * 1000]));
  };

  it('RSS 2.0', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const items = list.map(
          ({ id, title, body, time }) =>
            `<item><guid isPermaLink="false">${id}</guid><title>${escape(title)}</title><description>${escape(body)}</description><pubDate>${new Date(time * 1000).toUTCString()}</pubDate></item>`,
        );
        check(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`, list);
      }),
    );
  });

  it('RSS 1.0 with a prefix of its own', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const items = list.map(
          ({ id, title, body, time }) =>
            `<r:item R:about="${id}"><r:title>${escape(title)}</r:title><r:description>${escape(body)}</r:description><d:date>${new Date(time * 1000).toISOString()}</d:date></r:item>`,
        );
        check(
          `<R:RDF xmlns:R="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><r:channel/>${items.join('')}</R:RDF>`,
          list,
        );
      }),
    );
  });

  it('Atom 0.3 and 1.0', () => {
    fc.assert(
      fc.property(entries, fc.boolean(), (list, isOld) => {
        const items = list.map(
          ({ id, title, body, time }) =>
            `<a:entry><a:id>${id}</a:id><a:title type="${isOld ? 'text/plain" mode="escaped' : 'text'}">${escape(title)}</a:title><a:content type="${isOld ? 'text/plain" mode="escaped' : 'text'}"><![CDATA[${body.replaceAll(']]>', '')}]]></a:content><a:${isOld ? 'issued' : 'published'}>${new Date(time * 1000).toISOString()}</a:${isOld ? 'issued' : 'published'}></a:entry>`,
        );
        check(
          `<a:feed xmlns:a="${isOld ? 'http://purl.org/atom/ns#' : 'http://www.w3.org/2005/Atom'}">${items.join('')}</a:feed>`,
          list,
        );
      }),
    );
  });

  it('JSON Feed', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const items = list.map(({ id, title, body, time }) => ({
          id,
          title,
          content_text: body,
          date_published: new Date(time * 1000).toISOString(),
        }));
        check(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items }), list);
      }),
    );
  });
});

describe('encodings', () => {
  const document = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?>${item('<title>Grüße</title>')}`;
  const titleOf = (bytes: Uint8Array, contentType?: string): string | undefined => {
    const result = parseFeed(bytes, contentType === undefined ? {} : { contentType });
    return result.ok ? result.feed.entries[0]?.title?.value : undefined;
  };

  it('believes the bytes where the declaration is wrong', () => {
    expect(titleOf(Buffer.from(document('iso-8859-1')))).toBe('Grüße');
    expect(titleOf(Buffer.from(document('utf-16')))).toBe('Grüße');
    expect(titleOf(Buffer.from(document('utf-8'), 'latin1'))).toBe('Grüße');
    expect(titleOf(Buffer.from(document('nonsense'), 'latin1'))).toBe('Grüße');
    expect(titleOf(Buffer.from(document('utf-8')), 'text/xml; charset=us-ascii')).toBe('Grüße');
  });

  it('reads UTF-16 without a mark and the Content-Type header before the declaration', () => {
    expect(titleOf(Buffer.from(document('utf-16'), 'utf16le'))).toBe('Grüße');
    expect(
      titleOf(
        Buffer.from(
          [...document('utf-8')].map((sign) => (sign === 'ü' ? 0xc3 : sign === 'ß' ? 0xfb : sign.charCodeAt(0))),
        ),
        'text/xml; charset=koi8-r',
      ),
    ).toBe('GrцШe');
  });

  it('reads EBCDIC', () => {
    // `<?xml ... encoding="cp037"?>` and one item, as a mainframe would write it.
    const words =
      '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f0f3f77f6f6e4c99a2a26e4c838881959585936e4c89a385946e';
    const title = '4ca389a393856ec799dc59854c61a389a393856e4c6189a385946e4c61838881959585936e4c6199a2a26e';
    expect(titleOf(Buffer.from(words + title, 'hex'))).toBe('Grüße');
  });
});
