import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { reportHtml } from '../../../electron/export/html.ts';
import { printableLine, printableText } from '../../../electron/export/plain-parts.ts';
import type { ReportContent } from '../../../shared/model/report-content.ts';
import { hostileText } from './hostile-text.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null };

function contentOf(words: string, url: string | null = null): ReportContent {
  return {
    title: words,
    salutation: words,
    edition: null,
    date: Date.UTC(2011, 9, 11, 23),
    blocks: [
      { type: 'heading', level: 1, spans: [{ text: words }] },
      { type: 'paragraph', spans: [{ text: words }] },
      { type: 'evidence', quote: words, by: { who: words, place: words, date: 0, url }, also: [] },
      { type: 'leaning', sentences: [words] },
    ],
  };
}

/** Every tag with its attributes, and the text within each kind of tag. */
function parsed(html: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  const texts = new Map<string, string>();
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.push({ name, attributes });
      open.push(name);
    },
    ontext(text) {
      for (const name of new Set(open)) texts.set(name, (texts.get(name) ?? '') + text);
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return { tags, texts };
}

describe('a report as HTML', () => {
  test('would catch words of strangers becoming markup, or getting lost', () => {
    const shape = parsed(reportHtml(contentOf('word'), setting)).tags.map(({ name }) => name);
    fc.assert(
      fc.property(hostileText, (words) => {
        const { tags, texts } = parsed(reportHtml(contentOf(words), setting));
        expect(texts.get('blockquote') ?? '').toBe(printableText(words).trim());
        expect((texts.get('h2') ?? '').replace(/\s+/g, ' ').trim()).toBe(printableLine(words));
        const own = new Set([...shape, 'p', 'br', 'ul', 'li', 'code', 'strong', 'em']);
        for (const { name, attributes } of tags) {
          expect(own.has(name)).toBe(true);
          expect(
            Object.keys(attributes).filter((key) => key.startsWith('on') || key === 'style' || key === 'src'),
          ).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('would catch direction marks that turn the words behind them around', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        expect(reportHtml(contentOf(`${words}\u202ea\u2066`), setting)).not.toMatch(
          /[\u202a-\u202e\u2066-\u2069\0-\x08\x0b-\x1f\x7f-\x9f]/,
        );
      }),
    );
    expect(reportHtml(contentOf('who'), setting)).toContain('<bdi>who</bdi>');
  });

  test('would catch links that are none', () => {
    const linksOf = (url: string) =>
      parsed(reportHtml(contentOf('x', url), setting)).tags.flatMap(({ attributes }) => attributes['href'] ?? []);
    expect(linksOf('https://x.example/?a=1&b="<\'')).toEqual(['https://x.example/?a=1&b=%22%3C%27']);
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x', '', ' //host']) {
      expect(linksOf(url)).toEqual([]);
    }
  });

  test('would catch a style that the policy of the page forbids, or a policy that allows more', () => {
    const html = reportHtml(contentOf('x'), {
      ...setting,
      fonts: { normal: Buffer.from('n'), italic: Buffer.from('i') },
    });
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(style.match(/data:font\/woff2;base64,/g)).toHaveLength(2);
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'"`,
    );
  });

  test('would catch a date on another day than where the reader is, or one that ends the export', () => {
    const html = (timeZone: string) => reportHtml(contentOf('x'), { ...setting, timeZone });
    expect(html('UTC')).toContain('<time datetime="2011-10-11T23:00:00.000Z">11 October 2011</time>');
    expect(html('Europe/Berlin')).toContain('>12 October 2011</time>');
    expect(reportHtml({ ...contentOf('x'), date: Number.NaN }, setting)).not.toContain('Invalid');
    expect(reportHtml(contentOf('x'), { ...setting, locale: 'de' })).toContain('<html lang="de">');
  });
});
