import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedChoices } from '../../../shared/model/search-fields.ts';
import {
  parseQuery,
  parseTypedQuery,
  QueryError,
  queryText,
  type Query,
} from '../../../shared/model/search-grammar.ts';

const parsed = (text: string) => parseQuery(text).alternatives;

describe('the search grammar', () => {
  it('reads words, phrases, prefixes, exclusion, OR and fields', () => {
    expect(parsed('export "lost files" umla* -test OR from:reader is:open')).toEqual([
      [
        { type: 'text', negated: false, column: 'any', words: 'export', prefix: false, phrase: false },
        { type: 'text', negated: false, column: 'any', words: 'lost files', prefix: false, phrase: true },
        { type: 'text', negated: false, column: 'any', words: 'umla', prefix: true, phrase: false },
        { type: 'text', negated: true, column: 'any', words: 'test', prefix: false, phrase: false },
      ],
      [
        { type: 'text', negated: false, column: 'sender', words: 'reader', prefix: false, phrase: false },
        { type: 'condition', negated: false, field: 'is', value: 'open' },
      ],
    ]);
  });

  it('takes what looks like a field but is none as words (an address or C++ name was refused)', () => {
    expect(parsed('https://example.org/a std::sort')).toMatchObject([
      [{ words: 'https://example.org/a' }, { words: 'std::sort' }],
    ]);
  });

  it('says where a field has a value that it does not take', () => {
    const attempt = (text: string) => {
      try {
        return parsed(text);
      } catch (error) {
        return error instanceof QueryError ? [error.position, error.length, error.message] : error;
      }
    };
    expect(attempt('words is:opne')).toEqual([6, 7, expect.stringContaining('open, done')]);
    expect(attempt('before:2026-02-30')).toEqual([0, 17, expect.stringContaining('date')]);
    expect(attempt('a -lang:klingonese b')).toEqual([2, 16, expect.stringContaining('language')]);
    expect(attempt('a b has:')).toEqual([4, 4, expect.stringContaining('has:')]);
  });

  it('turns any string into a query or an error with a position inside it, never anything else', () => {
    const pieces = fc.constantFrom(
      'from:',
      'is:',
      'has:',
      'before:',
      '"',
      '-',
      '*',
      ' ',
      'OR',
      'open',
      'a',
      'é',
      '漢字',
      ':',
      '2026',
      '\u0000',
    );
    const strings = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(pieces, { maxLength: 12 }).map((it) => it.join('')),
    );
    fc.assert(
      fc.property(strings, (text) => {
        try {
          parseQuery(text);
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
          const { position, length } = error as QueryError;
          expect(position).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(position + length).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never refuses plain words', () => {
    const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}'’.,!?+#&/()-]{1,12}$/u), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, (list) => {
        expect(() => parseQuery(list.join(' '))).not.toThrow();
      }),
    );
  });

  it('prints a query so that it reads as the same query again', () => {
    const word = fc.stringMatching(/^[a-zäöü]{1,8}$/).filter((it) => it !== 'or');
    const term = fc.oneof(
      fc
        .tuple(fc.constantFrom('', '-'), fc.constantFrom('', 'from:'), word, fc.constantFrom('', '*'))
        .map((it) => it.join('')),
      fc.tuple(fc.constantFrom('', '-'), word, word).map(([sign, a, b]) => `${sign}"${a} ${b}"`),
      fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...fixedChoices.is)).map(([sign, it]) => `${sign}is:${it}`),
      fc.constantFrom('has:attachment', 'practice:listening', 'before:2026-03', 'after:2020', 'source:"help mailbox"'),
    );
    const queries = fc
      .array(fc.array(term, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
      .map((list) => list.map((terms) => terms.join(' ')).join(' OR '));
    fc.assert(
      fc.property(queries, (text) => {
        const query = parseQuery(text);
        expect(parseQuery(queryText(query))).toEqual(query);
      }),
    );
  });

  it('reads names of labels, changes, people and languages', () => {
    expect(
      parsed('label:"Needs reply" change:12 -assigned:me lang:German person:"Reader 3" is:unanswered'),
    ).toMatchObject([
      [
        { field: 'label', value: 'Needs reply' },
        { field: 'change', value: '12' },
        { field: 'assigned', value: 'me', negated: true },
        { field: 'lang', value: 'de' },
        { field: 'person', value: 'Reader 3' },
        { field: 'is', value: 'unanswered' },
      ],
    ]);
  });

  it('takes only a word at the very end of what is typed for a beginning', () => {
    const last = (text: string) => parseTypedQuery(text).alternatives.at(-1)!.at(-1)!;
    expect(['exp', 'lost exp', '-exp', 'from:rea', 'lost OR ex'].map((text) => last(text))).toMatchObject(
      Array.from({ length: 5 }, () => ({ prefix: true })),
    );
    for (const text of ['exp ', 'e', '"exp', 'exp"', '"exp"', 'exp-', 'exp OR']) {
      expect(last(text), text).toMatchObject({ prefix: false });
    }
    expect(last('is:open')).toMatchObject({ field: 'is' });
  });

  it('any query that can be made prints as text that parses to it', () => {
    const value = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} :*._-]{0,10}$/u);
    const negated = fc.boolean();
    const texts = fc
      .record({
        negated,
        type: fc.constant('text' as const),
        column: fc.constantFrom('any' as const, 'sender' as const),
        words: fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u).filter((word) => word !== 'OR'),
        prefix: fc.boolean(),
      })
      .map((it) => ({ ...it, phrase: false }));
    const phrases = fc.record({
      negated,
      type: fc.constant('text' as const),
      column: fc.constantFrom('any' as const, 'sender' as const),
      words: value,
      prefix: fc.constant(false),
      phrase: fc.constant(true),
    });
    const conditions = fc.oneof(
      fc.record({ field: fc.constantFrom('source', 'label', 'change', 'assigned', 'person'), value }),
      fc.record({ field: fc.constant('is'), value: fc.constantFrom('open', 'pinned', 'muted', 'unanswered') }),
      fc.record({ field: fc.constant('has'), value: fc.constantFrom('link', 'note') }),
      fc.record({ field: fc.constant('lang'), value: fc.constantFrom('en', 'ja') }),
      fc.constant({ field: 'before', value: '2026-03', at: Date.UTC(2026, 2, 1) }),
    );
    const terms = fc.oneof(
      texts,
      phrases,
      fc.tuple(negated, conditions).map(([not, condition]) => ({ negated: not, type: 'condition', ...condition })),
    );
    const queries = fc.array(fc.array(terms, { minLength: 1, maxLength: 4 }), { maxLength: 3 });
    fc.assert(
      fc.property(queries, (alternatives) => {
        const query = { alternatives } as Query;
        expect(parseQuery(queryText(query))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });
});
