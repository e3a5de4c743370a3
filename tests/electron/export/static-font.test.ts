import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { staticFont } from '../../../electron/export/static-font.ts';

const files = 'node_modules/@fontsource-variable';
const fonts = [
  `${files}/source-serif-4/files/source-serif-4-latin-wght-normal.woff2`,
  `${files}/source-serif-4/files/source-serif-4-latin-wght-italic.woff2`,
  `${files}/inter/files/inter-latin-wght-normal.woff2`,
];

describe('a variable font that is to vary no more', () => {
  test.each(fonts)('would catch a file that no program takes for a font: %s', (file) => {
    const font = readFileSync(file);
    const result = Buffer.from(staticFont(font));
    expect(result.toString('latin1', 0, 4)).toBe('wOF2');
    expect(result.readUInt32BE(8)).toBe(result.length);
    expect(result.length % 4).toBe(0);
    // What varies is the larger part.
    expect(result.length).toBeLessThan(font.length * 0.8);
    expect(result.readUInt16BE(12)).toBeLessThan(font.readUInt16BE(12));
    // Nothing varies any more, and what is left is left alone.
    const again = Buffer.from(staticFont(new Uint8Array(result)));
    expect(again.equals(result)).toBe(true);
    expect(staticFont(font)).toBe(staticFont(font));
  });
});
