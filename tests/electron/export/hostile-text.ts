import fc from 'fast-check';

/** Words as somebody would write them who wants to break out of a quotation. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '</blockquote>',
        '<!--',
        '<b onclick="x">',
        '&lt;',
        '&',
        '"',
        "'",
        '</style>',
      ),
      fc.constantFrom(
        '*',
        '**',
        '`',
        '```',
        '# ',
        '- ',
        '1. ',
        '> ',
        '[x](javascript:alert(1))',
        '![i](u)',
        '|',
        '---',
        '\\',
      ),
      fc.constantFrom(
        '\n',
        '\n\n',
        '    ',
        '\t',
        '\r',
        '\u2028',
        '\u202e',
        '\u2066',
        '\0',
        '\u0007',
        '\u009f',
        '\ud800',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constant('word'),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));
