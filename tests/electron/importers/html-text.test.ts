import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../electron/importers/html-text.ts';
import { processorTime } from '../../processor-time.ts';

describe('textOfHtml', () => {
  it('keeps words apart that a browser shows on different lines', () => {
    expect(textOfHtml('<p>one</p><p>two<br>three<div>four</div>')).toBe('one\n\ntwo\nthree\nfour');
    expect(textOfHtml('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe('a b\nc');
  });

  it('does not tear a word apart at inline tags, and decodes references', () => {
    expect(textOfHtml('un<b>believ</b>able &amp; caf&eacute;&nbsp;&#x1F600; so&shy;ft')).toBe(
      'unbelievable & café 😀 soft',
    );
  });

  it('shows the address of a link once, and none that a reader cannot use', () => {
    expect(textOfHtml('<a href="https://example.org/a?b=1&amp;c=2">here</a>')).toBe(
      'here <https://example.org/a?b=1&c=2>',
    );
    expect(textOfHtml('<a href="https://example.org/">example.org</a>')).toBe('example.org');
    expect(textOfHtml('<a href="mailto:desk@example.org">desk@example.org</a>')).toBe('desk@example.org');
    expect(textOfHtml('<a href="javascript:alert(1)">press</a>')).toBe('press');
  });

  it('leaves out what is never shown', () => {
    expect(textOfHtml('<title>t</title><style>p{}</style>a<script>if (a<b) "</p>"</script><!-- c -->b')).toBe('ab');
  });

  it('marks quotes and lists, and keeps the lines of preformatted text', () => {
    expect(textOfHtml('<blockquote>said<blockquote>before</blockquote></blockquote>answer')).toBe(
      '> said\n>\n>> before\n\nanswer',
    );
    expect(textOfHtml('<ul><li>a<li>b</ul><ol><li>c<li>d</ol>')).toBe('- a\n- b\n\n1. c\n2. d');
    expect(textOfHtml('<pre>a\n  b\n\nc</pre>')).toBe('a\n  b\n\nc');
  });

  it('reads hostile nesting in time that grows with its length only', () => {
    const bombs = [
      '<div>',
      '<blockquote>x',
      '<a href=http://example.org/>y',
      '<ul><li>z',
      '</p>',
      '<',
      '&a',
      '<pre>\n',
    ];
    for (const bomb of bombs) {
      const started = processorTime();
      textOfHtml(bomb.repeat(50_000));
      expect(processorTime() - started, bomb).toBeLessThan(2_000);
    }
  });

  it('loses no word and never throws, whatever the tags around it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '<li>',
      '</ul>',
      '<blockquote>',
      '<pre>',
      '<br>',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, word)), (pieces) => {
        const text = textOfHtml(pieces.map(([tags, letters]) => `${tags} ${letters} `).join(''));
        const words = text.split(/[\s>-]+/).filter((found) => found !== '');
        expect(words).toEqual(pieces.map(([, letters]) => letters));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => {
        expect(textOfHtml(anything)).not.toContain('\0');
      }),
    );
  });
});
