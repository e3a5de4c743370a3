import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { reportHtml } from '../../../../electron/export/report/html.ts';
import { printableLine, printableText } from '../../../../electron/export/plain-parts.ts';
import type { HtmlSetting } from '../../../../electron/export/html-page.ts';
import { everyAsset, everyBlock, everyPlaces, everyWords } from '../every-block.ts';
import { hostileText } from '../hostile-text.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null };

const htmlOf = (words: string, more: Partial<HtmlSetting> = {}, url?: string): string =>
  reportHtml({ content: everyBlock(words, url), assets: everyAsset, setting: { ...setting, ...more } });

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
    const shape = parsed(htmlOf('word')).tags.map(({ name, attributes }) => [name, Object.keys(attributes)]);
    fc.assert(
      fc.property(hostileText, (some) => {
        const words = `A${some}Z`;
        const { tags, texts } = parsed(htmlOf(words));
        const line = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
        expect(line(texts.get('h2'))).toBe(printableLine(words));
        expect(line(texts.get('blockquote')).split(printableLine(words)).length).toBeGreaterThan(3);
        expect(texts.get('pre')).toBe(printableText(words));
        // Breaks follow from the words; everything else stands as it does around any others.
        const others = tags.filter(({ name }) => name !== 'br');
        expect(others.map(({ name, attributes }) => [name, Object.keys(attributes)])).toEqual(
          shape.filter(([name]) => name !== 'br'),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('would catch a block that has no form here', () => {
    const words = 'Some words of a reader';
    const html = htmlOf(words);
    expect(html.match(new RegExp(words, 'g'))!.length).toBeGreaterThanOrEqual(everyPlaces);
    for (const part of everyWords) expect(html).toContain(part);
    expect(html).toContain(`<img src="data:image/png;base64,`);
    expect(reportHtml({ content: everyBlock(words), assets: new Map(), setting })).toContain('is gone');
  });

  test('would catch direction marks that turn the words behind them around', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        expect(htmlOf(`${words}\u202ea\u2066`)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0-\x08\x0b-\x1f\x7f-\x9f]/);
      }),
    );
    expect(htmlOf('who')).toContain('<bdi class="who">reader-1</bdi>');
  });

  test('would catch links that are none', () => {
    const linksOf = (url: string) =>
      new Set(parsed(htmlOf('x', {}, url)).tags.flatMap(({ attributes }) => attributes['href'] ?? []));
    expect(linksOf('https://x.example/?a=1&b="<\'')).toContain('https://x.example/?a=1&b=%22%3C%27');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x', '', ' //host']) {
      expect([...linksOf(url)]).toEqual([]);
    }
  });

  test('would catch contents without the pages of a printed report, or with them on a screen', () => {
    const long = everyBlock('words');
    long.blocks = [...long.blocks, ...long.blocks, ...long.blocks];
    const report = { content: long, assets: everyAsset, setting };
    const pages = new Map([
      ['heading-1', 1],
      ['heading-3', 12],
    ] as const);
    const { texts } = parsed(reportHtml(report, { pages }));
    expect(texts.get('nav')).toMatch(/words\s*1\s/);
    expect(texts.get('nav')).toMatch(/words\s*12\s/);
    expect(reportHtml(report)).not.toContain('class="page"');
  });

  test('would catch a style that the policy of the page forbids, or a policy that allows more', () => {
    const fonts = (['Source Serif 4', 'Inter'] as const).map((family) => {
      return { family, style: 'normal' as const, weight: 400 as const, bytes: Buffer.from(family) };
    });
    const html = htmlOf('x', { fonts });
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(style.match(/data:font\/woff2;base64,/g)).toHaveLength(2);
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
  });

  test('would catch what a screen reader does not find', () => {
    const { tags, texts } = parsed(htmlOf('words'));
    const named = (name: string) => tags.filter((tag) => tag.name === name).map(({ attributes }) => attributes);
    expect(named('html')).toEqual([{ lang: 'en-GB' }]);
    expect([named('header').length, named('main').length, named('h1').length]).toEqual([1, 1, 1]);
    for (const { alt } of named('img')) expect(alt).not.toBe('');
    const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = tags.flatMap(({ attributes }) => attributes['aria-labelledby']?.split(' ') ?? []);
    for (const id of referred) expect(ids).toContain(id);
    for (const { scope } of named('th')) expect(['row', 'col']).toContain(scope);
    // The chart says in words what it shows, and again as a table.
    expect(texts.get('desc')).toBe('January: 3; February: 0; March: 12.');
    expect(texts.get('details')).toContain('March');
  });

  test('would catch a long report without a way to its parts, or a way that leads nowhere', () => {
    const content = everyBlock('x');
    const heading = (words: string) => ({ type: 'heading' as const, level: 1 as const, spans: [{ text: words }] });
    const long = { ...content, blocks: ['a', 'b', 'c', 'd', 'e', '<f>'].map(heading) };
    const { tags, texts } = parsed(reportHtml({ content: long, assets: everyAsset, setting }));
    const targets = tags.flatMap(({ name, attributes }) => (name === 'a' ? (attributes['href'] ?? []) : []));
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(tags.some(({ attributes }) => `#${attributes['id']}` === target)).toBe(true);
    expect(texts.get('nav')).toContain('<f>');
    expect(htmlOf('x')).not.toContain('<nav');
  });

  test('would catch a date on another day than where the reader is, or one that ends the export', () => {
    const html = (timeZone: string) =>
      reportHtml({
        content: { ...everyBlock('x'), date: Date.UTC(2011, 9, 11, 23) },
        assets: everyAsset,
        setting: { ...setting, timeZone },
      });
    expect(html('UTC')).toContain('datetime="2011-10-11T23:00:00.000Z">No 7, second edition, 11 October 2011</time>');
    expect(html('Europe/Berlin')).toContain('12 October 2011</time>');
    const never = { ...everyBlock('x'), date: Number.NaN };
    expect(reportHtml({ content: never, assets: everyAsset, setting })).not.toContain('Invalid');
    expect(htmlOf('x', { locale: 'de' })).toContain('<html lang="de">');
  });
});
