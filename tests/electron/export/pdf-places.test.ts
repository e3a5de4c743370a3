import { describe, expect, test } from 'vitest';
import { pagesOfPlaces } from '../../../electron/export/pdf-places.ts';

/** A PDF of objects, with a right table of cross references. */
function pdfOf(objects: readonly string[]): Buffer {
  let words = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = words.length;
    words += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = words.length;
  const entries = ['0000000000 65535 f ', ...places.map((at) => `${String(at).padStart(10, '0')} 00000 n `)];
  words += `xref\n0 ${entries.length}\n${entries.join('\n')}\ntrailer\n<</Size ${entries.length}\n/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(words, 'latin1');
}

const pages = [
  '<</Type /Catalog\n/Pages 2 0 R\n/Dests 8 0 R>>',
  '<</Type /Pages\n/Kids [3 0 R 4 0 R]>>',
  '<</Type /Pages\n/Kids [5 0 R 6 0 R]>>',
  '<</Type /Pages\n/Kids [7 0 R]>>',
  '<</Type /Page>>',
  '<</Type /Page>>',
  '<</Type /Page>>',
  '<</heading-1 [5 0 R /XYZ 0 700 0]\n/heading-2 [7 0 R /XYZ 0 700 0]\n/gone [99 0 R /XYZ 0 0 0]>>',
];

describe('the pages of the places in a PDF', () => {
  test('would catch a page counted in the order of objects instead of that of the tree', () => {
    expect([...pagesOfPlaces(pdfOf(pages))]).toEqual([
      ['heading-1', 1],
      ['heading-2', 3],
    ]);
    const turned = pages.with(1, '<</Type /Pages\n/Kids [4 0 R 3 0 R]>>');
    expect([...pagesOfPlaces(pdfOf(turned))]).toEqual([
      ['heading-1', 2],
      ['heading-2', 1],
    ]);
  });

  test('would catch an endless walk, or a fault, where the file is another than expected', () => {
    const endless = pages.with(1, '<</Type /Pages\n/Kids [2 0 R]>>');
    expect(pagesOfPlaces(pdfOf(endless)).size).toBe(0);
    expect(pagesOfPlaces(pdfOf(['<</Type /Catalog>>'])).size).toBe(0);
    for (const words of ['', 'startxref', 'startxref\n9\n%%EOF', '%PDF-1.7 no table']) {
      expect(pagesOfPlaces(Buffer.from(words)).size).toBe(0);
    }
  });
});
