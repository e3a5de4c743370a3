import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapped } from '../../../shared/model/unwrapped.ts';

const prose =
  'When I export a report with many sources the file names are changed, and whoever gets the folder cannot tell ' +
  'which file belongs to which source. It would help a great deal if every name were kept as it was given.';

/** Broken at a width, as mail programs do it. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

describe('text that was wrapped at a fixed width', () => {
  it.each([64, 72, 76, 78, 80])('flows again when it was broken at %i', (width) => {
    // Catches single words that stay alone on a line in a narrow window.
    expect(unwrapped(wrapped(prose, width))).toBe(prose);
  });

  it('keeps the breaks that somebody meant', () => {
    // Catches signatures, lists, code, tables and poems that run together.
    const meant = [
      'Hello all,\nthanks for the quick answer to what I asked on the list last week about this.\nRegards\nA reader',
      `${wrapped(prose, 72)}\n- one thing that is rather long and goes on until the very end of it\n- another`,
      'for (const one of everything) { keep(one.name, one.source, one.date, 1); }\nreturn kept;',
      'name of the source that it came from     messages      people that write\nforum       12   3',
      'Roses are red\nviolets are blue\nand nobody wrapped\nwhat stands before you',
      `${'One line for each paragraph, as many programs write it, however long it becomes. '.repeat(3)}\nAnd the next one.`,
    ];
    for (const text of meant) {
      const after = unwrapped(text);
      for (const line of text.split('\n').slice(-2)) expect(after.split('\n')).toContain(line);
    }
  });

  it('never moves an offset or changes a letter', () => {
    // Catches evidence that is cut out one letter further on.
    const line = fc.string({ unit: fc.constantFrom('a', 'word ', '- ', '>', '\t', '.', '\u{1f600}'), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant(wrapped(prose, 70)))), (lines) => {
        const text = lines.join('\n');
        const after = unwrapped(text);
        expect(after).toHaveLength(text.length);
        for (let at = 0; at < text.length; at += 1) {
          if (after[at] !== text[at]) expect([text[at], after[at]]).toEqual(['\n', ' ']);
        }
      }),
    );
  });
});
