import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSegments } from '../../../shared/model/quoted-text.ts';
import { processorTime } from '../../processor-time.ts';

const kinds = (text: string) => textSegments(text).map(({ kind, text: words }) => [kind, words]);

describe('textSegments', () => {
  it('joins the line that introduces a quote to it, in several languages', () => {
    const introductions = [
      'On Mon, 1 Jan 2024 at 10:00, Reader One <reader-1@example.org> wrote:',
      'Am 01.01.24 um 10:00 schrieb Reader One:',
      'Le lun. 1 janv. 2024 à 10:00, Reader <reader-1@example.org> a écrit :',
      'On Monday, January 1, 2024 at 10:00:00 AM UTC+1 Reader One\n<reader-1@example.org> wrote:',
      'Reader One wrote:',
    ];
    for (const line of introductions) {
      expect(kinds(`Yes.\n\n${line}\n\n> Is it?\n> Really?\n\nIt is.\n`)).toEqual([
        ['text', 'Yes.\n\n'],
        ['quote', `${line}\n\n> Is it?\n> Really?\n\n`],
        ['text', 'It is.\n'],
      ]);
    }
  });

  it('leaves an ordinary sentence before a quote to its author', () => {
    expect(kinds('The manual says:\n> Press it.\n')[0]).toEqual(['text', 'The manual says:\n']);
  });

  it('finds signatures and list footers at the end, also below one another', () => {
    const footer = `${'_'.repeat(40)}\nexample mailing list\nhttps://lists.example.org/\n`;
    expect(kinds(`Hello\n-- \nReader\n${footer}`)).toEqual([
      ['text', 'Hello\n'],
      ['signature', `-- \nReader\n${footer}`],
    ]);
  });

  it('does not take a long text after a line of two dashes for a signature', () => {
    const text = `Hello\n--\n${'words\n'.repeat(40)}`;
    expect(kinds(text)).toEqual([['text', text]]);
  });

  it('keeps a quote below a signature a quote', () => {
    expect(kinds('Hi\n-- \nMe\n\nReader wrote:\n> a\n').map(([kind]) => kind)).toEqual(['text', 'signature', 'quote']);
  });

  it('takes a forwarded message as one part to its end', () => {
    for (const line of [
      '-----Original Message-----',
      '-------- Weitergeleitete Nachricht --------',
      'Begin forwarded message:',
    ]) {
      const below = `${line}\nFrom: reader-1@example.org\n\n> old\n\nwords\n`;
      expect(kinds(`See below.\n\n${below}`)).toEqual([
        ['text', 'See below.\n\n'],
        ['forwarded', below],
      ]);
    }
    const outlook = 'From: Reader\nSent: Monday\nTo: Desk\nSubject: x\n\nwords';
    expect(kinds(`Yes\n${outlook}`)).toEqual([
      ['text', 'Yes\n'],
      ['forwarded', outlook],
    ]);
  });

  it('covers every text exactly, in order, without empty parts', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '> q',
        '-- ',
        '',
        ' ',
        'On Monday Reader wrote:',
        '_'.repeat(40),
        'example mailing list',
        'Sent from my phone',
        '-----Original Message-----',
        'From: a',
        'To: b',
        'Subject: c',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const segments = textSegments(text);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        let position = 0;
        for (const { start, end, text: words } of segments) {
          expect(start).toBe(position);
          expect(end).toBeGreaterThan(start);
          expect(words).toBe(text.slice(start, end));
          position = end;
        }
      }),
    );
  });

  it('reads hostile lines in time that grows with their length only', () => {
    const started = processorTime();
    for (const piece of [
      '> a\n',
      '--\n',
      'wrote:\n',
      '_'.repeat(40),
      'From: a\n',
      'a b ',
      '-----',
      ' \n',
      'x at y wrote\n> z\n',
    ]) {
      textSegments(piece.repeat(20_000));
    }
    expect(processorTime() - started).toBeLessThan(3_000);
  });
});
