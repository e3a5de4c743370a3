import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedReports, type ComparedBlock } from '../../../shared/model/compare-reports.ts';
import {
  evidenceBlock,
  heading,
  inlineText,
  paragraph,
  type ReportBlock,
} from '../../../shared/model/report-document.ts';

const text = (title: string, content: ReportBlock[]) => ({
  title,
  document: { version: 2 as const, content },
  material: null,
});

const said = (blocks: readonly ComparedBlock[], but: 'added' | 'removed'): string[] =>
  blocks
    .filter(({ kind }) => kind !== but)
    .map(({ parts }) =>
      parts
        .filter(({ kind }) => kind !== but)
        .map(({ words }) => words)
        .join(''),
    );

describe('comparing two texts of a report', () => {
  it('shows a changed sentence as words added and taken away, and a moved or new block as a whole', () => {
    const before = text('March', [heading(2, 'Export', 'a'), paragraph('Two people asked for this.', 'b')]);
    const after = text('March', [
      heading(2, 'Export', 'a'),
      evidenceBlock(7, 'q'),
      paragraph('Seven people asked for this.', 'b'),
    ]);
    expect(comparedReports(before, after)).toEqual([
      { kind: 'same', type: 'title', id: null, parts: [{ kind: 'same', words: 'March' }] },
      { kind: 'same', type: 'heading', id: 'a', parts: [{ kind: 'same', words: 'Export' }] },
      { kind: 'added', type: 'evidence', id: 'q', parts: [{ kind: 'added', words: '#7' }] },
      {
        kind: 'changed',
        type: 'paragraph',
        id: 'b',
        parts: [
          { kind: 'removed', words: 'Two' },
          { kind: 'added', words: 'Seven' },
          { kind: 'same', words: ' people asked for this.' },
        ],
      },
    ]);
  });

  it('loses and invents no word, whatever the two texts are', () => {
    // Catches a block that is paired twice, dropped, or told in the words of another.
    const words = fc.stringMatching(/^[a-c .é\n]{0,12}$/);
    const block = fc
      .tuple(fc.constantFrom('p', 'h'), words, fc.constantFrom('1', '2', '3'))
      .map(([kind, one, id]) => (kind === 'p' ? paragraph(one, id) : heading(2, one, id)));
    const content = fc.array(block, { maxLength: 8 });
    fc.assert(
      fc.property(content, content, words, words, (old, fresh, one, other) => {
        const found = comparedReports(text(one, old), text(other, fresh));
        const wordsOf = (blocks: ReportBlock[]): string[] =>
          blocks.map((it) => (it.type === 'paragraph' || it.type === 'heading' ? inlineText(it.content) : ''));
        expect(said(found, 'added')).toEqual([one, ...wordsOf(old)]);
        expect(said(found, 'removed')).toEqual([other, ...wordsOf(fresh)]);
      }),
    );
  });

  it('finds nothing between a text and itself', () => {
    const one = text('T', [paragraph('a', '1'), { type: 'horizontal_rule' }, paragraph('', '2')]);
    expect(comparedReports(one, one).every(({ kind }) => kind === 'same')).toBe(true);
  });
});
