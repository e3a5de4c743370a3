import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWords, markdownSlice, plainSlice } from '../../../../renderer/src/features/reports/pasted-text.ts';
import { reportSchema } from '../../../../renderer/src/features/reports/schema.ts';
import type { Slice } from 'prosemirror-model';

/** The slice as a page would hold it alone. */
const page = (slice: Slice): string => reportSchema.nodes['doc']!.create(null, slice.content).toString();
const markdownish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# ',
        '## ',
        '- ',
        '1. ',
        '  - ',
        '> ',
        '```',
        '---',
        '| a | b |',
        '|---|---|',
        '',
        '    ',
        '**b**',
        '*i*',
        '`c`',
        '[x](https://example.org)',
        '[x](javascript:alert(1))',
        '<script>',
        '_',
      ),
      fc.string({ maxLength: 10, unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .chain((parts) =>
    fc
      .array(fc.constantFrom(' ', '\n', ''), { minLength: parts.length, maxLength: parts.length })
      .map((ends) => parts.map((part, at) => part + ends[at]!).join('')),
  );

describe('pasted Markdown', () => {
  it.each([
    ['# One\n\nTwo **three**', 'doc(heading("One"), paragraph("Two ", strong("three")))'],
    [
      '- a\n- b\n  - c',
      'doc(bullet_list(list_item(paragraph("a")), list_item(paragraph("b"), bullet_list(list_item(paragraph("c"))))))',
    ],
    ['3. a\n4. b', 'doc(ordered_list(list_item(paragraph("a")), list_item(paragraph("b"))))'],
    ['> said\n> so', 'doc(blockquote(paragraph("said", hard_break, "so")))'],
    ['```js\nx = **1**\n```\nafter', 'doc(code_block("x = **1**"), paragraph("after"))'],
    ['a\n\n---\n\nb', 'doc(paragraph("a"), horizontal_rule, paragraph("b"))'],
    [
      '| a | b |\n|---|---|\n| c | d |',
      'doc(table(table_row(table_header(paragraph("a")), table_header(paragraph("b"))), table_row(table_cell(paragraph("c")), table_cell(paragraph("d")))))',
    ],
    ['see https://example.org/a_b_c.', 'doc(paragraph("see ", link("https://example.org/a_b_c"), "."))'],
    // Would catch: an address that runs when it is pressed.
    ['[x](javascript:alert(1))', 'doc(paragraph("[x](javascript:alert(1))"))'],
    ['snake_case_word and 2*3*4', 'doc(paragraph("snake_case_word and 2*3*4"))'],
    ['one\ntwo', 'doc(paragraph("one", hard_break, "two"))'],
  ])('%j', (words, wanted) => expect(page(markdownSlice(words))).toBe(wanted));

  it('is always something that a page can hold, and loses no letter', () => {
    // Catches words that vanish in a corner of the grammar, and a slice that the schema refuses in the middle of a paste.
    fc.assert(
      fc.property(fc.oneof(markdownish, fc.string({ maxLength: 80, unit: 'binary' })), (words) => {
        const { content } = markdownSlice(words);
        const doc = reportSchema.nodes['doc']!.create(null, content);
        doc.check();
        const letters = (some: string): string => some.replace(/[^\p{L}\p{N}]+/gu, '');
        const kept = letters(doc.textBetween(0, doc.content.size, '\n', '\n'));
        const bare = cleanWords(words)
          .replace(/^ {0,3}(```+|~~~+).*$/gm, '')
          .replace(/\]\([^\s()<>]+\)/g, ']')
          .replace(/^(\s*>?\s*)+/gm, '');
        // Numbers of lists and of links become what they mean.
        for (const letter of letters(bare).replace(/\d/g, '')) expect(kept).toContain(letter);
      }),
    );
  });

  it('put in as it stands has no meaning', () => {
    expect(page(plainSlice('# a\n- b\n\n**c**', false))).toBe(
      'doc(paragraph("# a", hard_break, "- b"), paragraph("**c**"))',
    );
    expect(page(plainSlice('a\0b\x1bc\r\nd', true))).toBe('doc("abc\\nd")');
  });
});
