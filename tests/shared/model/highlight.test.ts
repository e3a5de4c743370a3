import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstMatch, markedSnippet, matchRanges, needlesOf } from '../../../shared/model/highlight.ts';
import { parseQuery } from '../../../shared/model/search-grammar.ts';

const marked = (text: string, query: string) =>
  matchRanges(text, needlesOf(parseQuery(query))).map(([start, end]) => text.slice(start, end));

describe('marking hits', () => {
  it('finds words whatever their case and accents, as the text index does (a hit came without its mark)', () => {
    expect(marked('Übersicht, ubersicht und UBERSICHTEN', 'übersicht')).toEqual(['Übersicht', 'ubersicht']);
    expect(marked('cafe\u0301 Café', 'cafe')).toEqual(['cafe\u0301', 'Café']);
  });

  it('marks phrases whole, prefixes as far as the word goes, and nothing that is excluded', () => {
    expect(marked('lost the files, lost files', '"lost files"')).toEqual(['lost files']);
    expect(marked('exporting exports', 'expor* -exports')).toEqual(['exporting', 'exports']);
    expect(marked('a-b c', 'a-b')).toEqual(['a-b']);
  });

  it('gives ranges in order, inside the text, without overlap', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'ä', 'ab', '漢', '😀', ' ', '-', 'é'), { maxLength: 30 })
      .map((it) => it.join(''));
    fc.assert(
      fc.property(
        words,
        fc.array(fc.constantFrom('a', 'b', '"a b"', 'a*'), { minLength: 1, maxLength: 3 }),
        (text, terms) => {
          const ranges = matchRanges(text, needlesOf(parseQuery(terms.join(' '))));
          let last = 0;
          for (const [start, end] of ranges) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('finds the first hit by the short way where the long way finds it', () => {
    const texts = fc
      .array(fc.constantFrom('ab', 'a', 'A', 'b', ' ', '-', '.', '0'), { maxLength: 20 })
      .map((it) => it.join(''));
    const queries = fc.array(fc.constantFrom('a', 'ab', '"a b"', 'a*', '"ab a" ', 'b-a'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(texts, queries, (text, terms) => {
        const needles = needlesOf(parseQuery(terms.join(' ')));
        expect(firstMatch(text, needles)).toBe(matchRanges(text, needles)[0]?.[0] ?? -1);
      }),
      { numRuns: 500 },
    );
  });

  it('shows the first hit of a long text (the snippet showed only its beginning)', () => {
    const text = `${'before '.repeat(200)}needle ${'after '.repeat(200)}`;
    const { snippet, marks } = markedSnippet(text, needlesOf(parseQuery('needle')), 160);
    expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual(['needle']);
    expect(snippet.length).toBeLessThan(180);
  });
});
