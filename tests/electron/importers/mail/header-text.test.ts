import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerText } from '../../../../electron/importers/mail/header-text.ts';
import { processorTime } from '../../../processor-time.ts';

/** Words of at most `size` bytes each, cut wherever they fall, as careless programs do. */
function encodedWords(text: string, encoding: 'B' | 'Q', size: number): string {
  const bytes = Buffer.from(text, 'utf8');
  const words: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    const hex = [...chunk].map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
    words.push(`=?UTF-8?${encoding}?${encoding === 'B' ? chunk.toString('base64') : hex}?=`);
  }
  return words.join(' ');
}

describe('headerText', () => {
  it('gives back every text that was encoded, also when characters are cut in two', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('B' as const, 'Q' as const),
        fc.integer({ min: 1, max: 45 }),
        (words, encoding, size) => {
          expect(headerText(encodedWords(words, encoding, size))).toBe(words);
        },
      ),
    );
  });

  it('leaves a text alone that only looks encoded', () => {
    for (const raw of ['=?', '=?utf-8?', '=?utf-8?X?abc?=', 'a =?= b', '=??Q?x?=', 'price =? 5 ?= 6'])
      expect(headerText(raw)).toBe(raw);
  });

  it('never throws, and reads hostile headers in time that grows with their length only', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('=?', '?=', 'utf-8', '?B?', '?q?', '=', 'a', ' ', '\u00e9', '=C3', '\u001b$B'), {
          maxLength: 60,
        }),
        (pieces) => {
          expect(typeof headerText(pieces.join(''))).toBe('string');
        },
      ),
    );
    const started = processorTime();
    for (const piece of ['=?a?Q?', '=?a?Q?b', '=?', '?=', '=?a', '=?a?Q?b?= ', '=?a?B?YQ=?='])
      headerText(piece.repeat(20_000));
    expect(processorTime() - started).toBeLessThan(3_000);
  });
});
