import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mistakesInZip, reportZip } from '../../../electron/export/report/zip.ts';
import { everyBlock } from './every-block.ts';

const files = [
  { path: 'Report.html', bytes: strToU8('<p>x</p>') },
  { path: 'Report files/picture.png', bytes: new Uint8Array([1, 2, 3]) },
];
const zip = (): Uint8Array => reportZip({ content: everyBlock('Words') }, files, '1.2.3');

describe('zip of a report', () => {
  it('says what it holds (nobody could tell which edition lay in a folder)', () => {
    const manifest = JSON.parse(new TextDecoder().decode(unzipSync(zip())['manifest.json'])) as object;
    expect(manifest).toMatchObject({ program: 'Sameside', version: '1.2.3', title: 'Words', number: 7, edition: 2 });
    expect(Object.keys(unzipSync(zip())).sort()).toEqual(['Report files/picture.png', 'Report.html', 'manifest.json']);
    expect(mistakesInZip(zip())).toEqual([]);
  });

  it('tells every file that was changed, added or taken away (a forged quote passed for what was published)', () => {
    const all = unzipSync(zip());
    const changed = { ...all, 'Report.html': strToU8('<p>y</p>') };
    expect(mistakesInZip(zipSync(changed))).toEqual(['Report.html is not as it was exported.']);
    expect(mistakesInZip(zipSync({ ...all, 'more.txt': strToU8('x') }))).toEqual(['more.txt was added later.']);
    const { 'Report.html': _, ...fewer } = all;
    expect(mistakesInZip(zipSync(fewer))).toEqual(['Report.html is missing.']);
    const { 'manifest.json': __, ...bare } = all;
    expect(mistakesInZip(zipSync(bare))).toEqual(['It has no manifest.json that can be read.']);
    expect(mistakesInZip(zip().slice(0, 100))).toEqual(['This is no whole zip.']);
  });

  it('has a time that every program takes, whatever the date of the report (zipping failed)', () => {
    for (const date of [0, Number.NaN, Date.UTC(2200, 0)]) {
      const made = reportZip({ content: { ...everyBlock('Words'), date } }, files, '1');
      expect(mistakesInZip(made)).toEqual([]);
    }
  });
});
