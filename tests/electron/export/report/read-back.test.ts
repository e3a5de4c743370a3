import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportDocx } from '../../../../electron/export/report/docx.ts';
import { docxPage } from '../../../../electron/export/report/docx-preview.ts';
import { evidenceCsv, evidenceXlsx } from '../../../../electron/export/report/evidence-table.ts';
import { csvRows, sheetRows } from '../../../../electron/export/report/table-preview.ts';
import { printableText } from '../../../../electron/export/plain-parts.ts';
import { everyAsset, everyBlock, everyWords } from '../every-block.ts';
import { hostileText } from '../hostile-text.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null, paper: 'A4' as const };

describe('what the preview reads back from the files', () => {
  test('would catch a Word preview that leaves blocks out, or takes words of strangers for markup', async () => {
    const page = async (words: string): Promise<string> =>
      docxPage(
        await reportDocx({
          ...{ reportId: 1, editionId: null, content: everyBlock(words), assets: everyAsset, evidence: [], setting },
        }),
      );
    const html = (await page('Some words of a reader')).replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    for (const part of everyWords) expect(html).toContain(part);
    expect(await page('x')).toContain('<img src="data:image/png;base64,');
    await fc.assert(
      fc.asyncProperty(hostileText, async (words) => {
        expect((await page(`A${words}Z`)).match(/<(?:script|b |\/blockquote|\/style)/g)).toEqual(['</style']);
      }),
      { numRuns: 20 },
    );
  });

  test('would catch a table whose cells are not those of the file', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (words) => {
        const quote = `A${words}Z`;
        const row = { quote, who: 'reader-1', place: 'Forum', date: Date.UTC(2026, 2, 4), url: null, changes: ['One'] };
        const rows = [{ ...row, consent: 'By name', hash: 'ab' }];
        const csv = csvRows(evidenceCsv(rows, setting));
        const sheet = sheetRows(await evidenceXlsx(rows, setting));
        for (const table of [csv, sheet]) {
          expect(table).toHaveLength(2);
          expect(table[0]![0]).toBe('Quote');
          expect(table[1]![0]!.replace(/[\s\ufffd]+/g, '')).toBe(printableText(quote).replace(/[\s\ufffd]+/g, ''));
          expect(table[1]!.slice(1, 4)).toEqual(['reader-1', 'Forum', '2026-03-04']);
        }
      }),
      { numRuns: 40 },
    );
  });
});
