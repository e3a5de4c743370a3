import type { ContentBlock, ReportContent } from '../../../../shared/model/report-content.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportMarkdown } from '../../../../electron/export/report/markdown.ts';
import { printableText } from '../../../../electron/export/plain-parts.ts';
import { everyAsset, everyBlock, everyPlaces, everyWords } from '../every-block.ts';
import { hostileText } from '../hostile-text.ts';

/** An escaped character, or the break at the end of a line. */
const ESCAPE = /\\([!-/:-@[-`{-~])|\\$/g;
const setting = { locale: 'en-GB', timeZone: 'UTC' };

function markdownOf(content: ReportContent): string {
  return reportMarkdown({ content, assets: new Map(), setting }, 'file').main as string;
}

function quoted(quote: string): string {
  const evidence = {
    type: 'evidence',
    quote,
    by: { who: 'Reader', place: 'list', date: 0, url: 'https://x.example/(a)' },
    also: [],
  } satisfies ContentBlock;
  const markdown = markdownOf({ title: 'T', salutation: null, edition: null, date: 0, blocks: [evidence] });
  const head = '# T\n\n*Draft, 1 January 1970*\n\n';
  expect(markdown.startsWith(head)).toBe(true);
  return markdown.slice(head.length);
}

describe('a report as Markdown', () => {
  test('would catch words of strangers becoming markup, or getting lost', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const lines = quoted(`A${words}Z`).trimEnd().split('\n');
        expect(lines.filter((line) => !/^>(?: |$)/.test(line))).toEqual([]);
        expect(lines.pop()).toBe(
          '> \u2014 Reader, *list*, 1 January 1970, [original at x.example](<https://x.example/(a)>)',
        );
        const body = lines.map((line) => line.replace(/^> ?/, '')).filter((line) => line.trim() !== '');
        const bare = body.map((line) => line.replace(ESCAPE, (_, escaped) => (escaped ? 'x' : '')));
        for (const line of bare) {
          expect(line).not.toMatch(/[\\`*_[\]<>&|~$]/);
          expect(line).not.toMatch(/^(?:[#+=:-]|\d{1,9}[.)]| {2}|\t)/);
        }
        const plain = body.map((line) => line.replace(ESCAPE, '$1').replace(/\s+/g, ' ').trim());
        const wanted = printableText(`A${words}Z`)
          .split('\n')
          .map((line) => line.replace(/\s+/g, ' ').trim());
        expect(plain).toEqual(wanted.filter((line) => line !== ''));
      }),
      { numRuns: 500 },
    );
  });

  test('would catch the marks of the report itself being lost', () => {
    const markdown = markdownOf({
      title: 'C #',
      salutation: null,
      edition: null,
      date: Number.NaN,
      blocks: [
        { type: 'heading', level: 2, spans: [{ text: 'H' }] },
        {
          type: 'paragraph',
          spans: [
            { text: 'One ' },
            { text: 'two', strong: true },
            { text: ' ' },
            { text: 'three', em: true },
            { text: ' ' },
            { text: 'four', code: true },
            { text: ' ' },
            { text: 'five', href: 'https://x.example' },
            { text: '\n' },
            { text: '# no heading' },
          ],
        },
        {
          type: 'list',
          ordered: false,
          start: 1,
          items: [
            [{ type: 'paragraph', spans: [{ text: 'a_b' }] }],
            [{ type: 'paragraph', spans: [{ text: '1. c' }] }],
          ],
        },
        { type: 'missing' },
        { type: 'leaning', sentences: ['*All* are'] },
      ],
    });
    expect(markdown).toBe(`# C \\#

*Draft*

### H

One **two** *three* \`four\` [five](<https://x.example/>)\\
\\# no heading

- a\\_b
- 1\\. c

*The words that stood here were deleted.*

*This report leans on what we still hold in suspension:*

- \\*All\\* are
`);
  });

  test('would catch a block that has no form here, and a picture that is named but not handed over', () => {
    const words = 'Some words of a reader';
    const { main, beside } = reportMarkdown({ content: everyBlock(words), assets: everyAsset, setting }, 'My report');
    expect((main as string).match(new RegExp(words, 'g'))!.length).toBeGreaterThanOrEqual(everyPlaces);
    for (const part of everyWords) expect(main).toContain(part);
    expect(beside.map(({ path }) => path)).toEqual(['My report.assets/picture-abababababababab.png']);
    expect(main).toContain(`](<${beside[0]!.path}>)`);
    expect(main).toContain('| March | 12 |');
  });
});
