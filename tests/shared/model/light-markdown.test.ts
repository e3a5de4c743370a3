import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textBlocks, textSpans } from '../../../shared/model/light-markdown.ts';

test('would catch marks that are read wrongly, or read where none were meant', () => {
  expect(textSpans('a **b** *c* `*d*` [e](https://x.example/?q=1)!')).toEqual([
    { type: 'plain', text: 'a ' },
    { type: 'strong', text: 'b' },
    { type: 'plain', text: ' ' },
    { type: 'emphasis', text: 'c' },
    { type: 'plain', text: ' ' },
    { type: 'code', text: '*d*' },
    { type: 'plain', text: ' ' },
    { type: 'link', text: 'e', url: 'https://x.example/?q=1' },
    { type: 'plain', text: '!' },
  ]);
  for (const text of ['2 * 3 * 4', '**', 'a ** b ** c', '[x](javascript:alert)', '[x](//host)', '`', '<b>']) {
    expect(textSpans(text)).toEqual([{ type: 'plain', text }]);
  }
});

test('would catch paragraphs and lists running into each other', () => {
  const plain = (text: string) => [{ type: 'plain', text }];
  expect(textBlocks('one\r\ntwo\n\n- a\n- b\nthree\n\n\n- c')).toEqual([
    { type: 'paragraph', lines: [plain('one'), plain('two')] },
    { type: 'list', items: [plain('a'), plain('b')] },
    { type: 'paragraph', lines: [plain('three')] },
    { type: 'list', items: [plain('c')] },
  ]);
});

test('would catch words lost by a mark', () => {
  const piece = fc.constantFrom('*', '**', '`', '[', ']', '(', ')', 'https://x', ' ', 'word', '- ', '_');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const line = pieces.join('');
      const words = line.match(/word/g)?.length ?? 0;
      const kept = textSpans(line).map((span) => (span.type === 'link' ? span.text + span.url : span.text));
      expect(kept.join('').match(/word/g)?.length ?? 0).toBe(words);
      expect(kept).not.toContain('');
    }),
  );
});
