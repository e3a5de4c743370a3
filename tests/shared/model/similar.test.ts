import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { similarTo, type Worded } from '../../../shared/model/similar.ts';

const worded = (id: number, title: string, quotes = ''): Worded => ({
  id,
  texts: [
    { text: title, weight: 3 },
    { text: quotes, weight: 1 },
  ],
});

describe('similar changes', () => {
  const export1 = worded(
    1,
    'Export keeps every file name',
    'Files named “Übersicht.pdf” are simply missing from the zip',
  );
  const others = [
    worded(2, 'The export loses file names with accents', 'the zip lacks “Résumé.pdf”'),
    worded(3, 'Digest before our Monday meeting', 'the digest arrives too late'),
    worded(4, 'Dark theme for the reading view'),
    worded(5, 'Export to a zip per month'),
  ];

  test('are found by the words that both have; would catch every text with “the” and “is” being alike', () => {
    const found = similarTo(export1, others, 5);
    expect(found[0]).toMatchObject({ id: 2, words: expect.arrayContaining(['export', 'file']) });
    expect(found.map(({ id }) => id)).not.toContain(3);
    expect(found.map(({ id }) => id)).not.toContain(4);
  });

  test('are the same from either side, never itself, between nothing and everything', () => {
    const text = fc
      .array(fc.constantFrom('export', 'zip', 'name', 'theme', 'digest', 'the', 'and', 'Ü'))
      .map((it) => it.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 2, maxLength: 6 }), (texts) => {
        const all = texts.map(([title, quotes], index) => worded(index, title, quotes));
        for (const one of all) {
          for (const { id, likeness, words } of similarTo(one, all, 10)) {
            expect(id).not.toBe(one.id);
            expect(likeness).toBeGreaterThan(0);
            expect(likeness).toBeLessThanOrEqual(1);
            expect(words.length).toBeGreaterThan(0);
            const back = similarTo(all[id]!, all, 10).find((other) => other.id === one.id)!;
            expect(back.likeness).toBeCloseTo(likeness, 10);
          }
        }
      }),
    );
  });

  test('would catch a text of the same words not being the most alike', () => {
    const same = worded(
      9,
      'Export keeps every file name',
      'Files named “Übersicht.pdf” are simply missing from the zip',
    );
    const [first] = similarTo(export1, [...others, same], 5);
    expect(first!.id).toBe(9);
    expect(first!.likeness).toBeCloseTo(1, 10);
  });
});
