import { describe, expect, it } from 'vitest';
import { evidenceBlock, heading, paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import { documentFindings, figureIn } from '../../../shared/model/report-checks.ts';

const of = (...content: ReportBlock[]) => documentFindings({ version: 2, content });
const image = (alt: string): ReportBlock => ({
  type: 'image',
  attrs: { id: `i${alt}`, asset: 'a', alt, width: 1, height: 1 },
});

describe('figures in a sentence', () => {
  it('are counts and shares', () => {
    for (const words of ['41 people asked', 'up by 12 %', 'Some 3,5% of them', 'in 5 places', '1 000 exports failed']) {
      expect(figureIn(words), words).not.toBeNull();
    }
  });

  it('are no dates, versions, times, addresses, issue numbers or words with digits', () => {
    // Catches a check that calls every date a claim, and is switched off in the head of who reads it.
    for (const words of [
      'Since 4 March nothing came',
      'On March 4th and in 2025',
      'Shipped in 2.1.3, or v2',
      'At 9:30, see https://example.org/1234',
      'Tracked as #211 and EXP-211a',
      '1. File names',
      'UTF8 and H264',
      'Several people asked',
      '2026-03-04',
    ]) {
      expect(figureIn(words), words).toBeNull();
    }
  });
});

describe('what a document says of itself', () => {
  it('finds a figure only where its section has nobody’s words', () => {
    // Catches a quote under another heading that is taken for the ground of a claim.
    const { findings, figures } = of(
      heading(2, 'One', '1'),
      paragraph('41 people asked.', 'a'),
      evidenceBlock(1, 'q'),
      heading(2, 'Two', '2'),
      { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph('7 asked too.', 'b')] }] },
    );
    expect(figures).toBe(2);
    expect(findings).toMatchObject([{ kind: 'figures', blockId: 'b', words: '7 asked too.' }]);
  });

  it('finds pictures without a description and other voices that are empty without a reason', () => {
    const voices = (id: string, reason: string, content: ReportBlock[]): ReportBlock => ({
      type: 'voices',
      attrs: { id, reason },
      content,
    });
    const { findings, pictures } = of(
      image(''),
      image('A chart'),
      voices('v1', '', [paragraph('', 'x')]),
      voices('v2', 'Nobody spoke against it', []),
      voices('v3', '', [evidenceBlock(1, 'q')]),
    );
    expect(pictures).toBe(2);
    expect(findings.map(({ key }) => key)).toEqual(['pictures:i', 'voices:v1']);
  });
});
