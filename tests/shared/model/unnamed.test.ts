import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesForOthers, namesToLeaveOut, withoutNames, type Naming } from '../../../shared/model/unnamed.ts';

const naming: Naming = {
  id: 1,
  name: 'Quiet Reader',
  handle: 'quietgarden',
  wish: 'anonymous',
  ours: false,
  known: ['Quiet Reader', 'quietgarden', 'q.reader@example.org'],
};

describe('names that are left out', () => {
  test('of who wants none: all of them and their parts; of who was not asked: what names nobody else; of who agreed: none', () => {
    const all = namesToLeaveOut(naming);
    expect(all).toEqual(expect.arrayContaining(['Quiet Reader', 'Quiet', 'Reader', 'quietgarden', 'q.reader']));
    expect(namesToLeaveOut({ ...naming, wish: 'ask' })).toEqual(['Quiet Reader', 'q.reader@example.org']);
    expect(namesToLeaveOut({ ...naming, wish: 'name' })).toEqual([]);
    expect(namesToLeaveOut({ ...naming, wish: 'handle' })).not.toContain('quietgarden');
    expect(namesToLeaveOut({ ...naming, ours: true })).toEqual([]);
  });

  test('would catch a name in another case, at a sign, over a line end, and words that merely begin like it', () => {
    const text = withoutNames('@QUIETGARDEN, quiet\nreader: Quietly <q.reader@example.org>', namesToLeaveOut(naming));
    expect(text).toBe('@[name left out], [name left out]: Quietly <[name left out]>');
  });

  test('would catch a name with signs of regular expressions breaking or matching anything', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' }), (name, text) => {
        const out = withoutNames(` ${name} ${text}`, [name]);
        if (/^[\p{L}\p{N}]+$/u.test(name)) expect(out.startsWith(' [name left out] ')).toBe(true);
        expect(withoutNames(text, [])).toBe(text);
      }),
    );
  });
});

describe('how people are called for others', () => {
  test('would catch two of them without a name becoming one', () => {
    const others = [
      { ...naming, id: 2, wish: 'ask' as const },
      { ...naming, id: 3, ours: true },
    ];
    const called = namesForOthers([naming, ...others], 'the forum');
    expect(called.get(1)).toBe('Someone in the forum (1)');
    expect(called.get(2)).toBe('Someone in the forum (2)');
    expect(called.get(3)).toBe('Quiet Reader');
    expect(namesForOthers([naming], 'the forum').get(1)).toBe('Someone in the forum');
  });
});
