import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, singleLine, visibleName } from '../../../shared/model/plain-text.ts';

describe('plainText', () => {
  it('holds nothing that a database or another process could choke on', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const plain = plainText(text);
          expect(plain).not.toMatch(/[\0\r]/);
          expect(Buffer.from(plain, 'utf8').toString('utf8')).toBe(plain);
        },
      ),
    );
    expect(plainText('a\r\nb\rc\0d\ud800')).toBe('a\nb\ncd\ufffd');
  });
});

describe('visibleName', () => {
  it('drops what turns or hides letters, and keeps the joiners that scripts need', () => {
    expect(visibleName('\u202egro.elpmaxe\u202c\u200b \u2066x\u2069')).toBe('gro.elpmaxe x');
    expect(visibleName('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(visibleName('a \u200d b\n\tc')).toBe('a b c');
  });
});

describe('singleLine', () => {
  it('takes overrides of direction out of a subject, and leaves a right-to-left subject as it is', () => {
    expect(singleLine('invoice\u202Egpj.exe')).toBe('invoicegpj.exe');
    expect(singleLine('\u05E9\u05DC\u05D5\u05DD\u200F (\u2067abc\u2069)')).toBe(
      '\u05E9\u05DC\u05D5\u05DD\u200F (\u2067abc\u2069)',
    );
  });
});
