import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printableLine } from '../../../../electron/export/plain-parts.ts';
import { reportText } from '../../../../electron/export/report/text.ts';
import { everyBlock, everyPlaces, everyWords } from '../every-block.ts';
import { hostileText } from '../hostile-text.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC' };
const textOf = (words: string, width: number | null) => reportText({ content: everyBlock(words), setting }, width);

describe('a report as plain text', () => {
  test('would catch a block that has no form here', () => {
    const words = 'Some words of a reader';
    const text = textOf(words, null);
    expect(text.match(new RegExp(words, 'g'))!.length).toBeGreaterThanOrEqual(everyPlaces);
    for (const part of everyWords) expect(text).toContain(part);
  });

  test('would catch words that get lost where lines are broken, and addresses that are', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        // Quoted lines that are broken begin with their sign again.
        const flat = (text: string): string => text.replace(/[>\s]+/g, '');
        expect(flat(textOf(`A${words}Z`, 40))).toBe(flat(textOf(`A${words}Z`, null)));
      }),
    );
    expect(textOf('word', 30)).toContain('https://forum.example.org/t/12');
    const prose = textOf('many words in a row '.repeat(20), 60)
      .split('\n')
      .filter((line) => !/^ {4}| \| /.test(line));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(78);
  });

  test('would catch a quotation that ends where its words say so', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const lines = reportText(
          {
            content: {
              ...everyBlock('x'),
              blocks: [
                {
                  type: 'evidence',
                  quote: `A${words}Z`,
                  by: { who: 'reader-1', place: '', date: Number.NaN, url: null },
                  also: [],
                },
              ],
            },
            setting,
          },
          null,
        ).trimEnd();
        const [, quote] = /\n\n((?:>.*\n)+)\u2014 reader-1$/.exec(lines)!;
        expect(printableLine(quote!.replace(/^> ?/gm, ''))).toBe(printableLine(`A${words}Z`));
      }),
    );
  });
});
