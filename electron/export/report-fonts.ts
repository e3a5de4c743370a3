import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** One file of a typeface: woff2, the Latin characters, one weight. Printing puts such a font into a PDF as a font, and a variable one as drawings of its letters. */
interface ReportFont {
  family: 'Source Serif 4' | 'Inter';
  style: 'normal' | 'italic';
  weight: 400 | 600;
  bytes: Uint8Array;
}

/** Source Serif 4 and Inter (SIL Open Font License). */
export type ReportFonts = readonly ReportFont[];

/** The files of `@fontsource` that a report carries. */
const files = [
  { family: 'Source Serif 4', style: 'normal', weight: 400, name: 'source-serif-4-latin-400-normal.woff2' },
  { family: 'Source Serif 4', style: 'italic', weight: 400, name: 'source-serif-4-latin-400-italic.woff2' },
  { family: 'Source Serif 4', style: 'normal', weight: 600, name: 'source-serif-4-latin-600-normal.woff2' },
  { family: 'Source Serif 4', style: 'italic', weight: 600, name: 'source-serif-4-latin-600-italic.woff2' },
  { family: 'Inter', style: 'normal', weight: 400, name: 'inter-latin-400-normal.woff2' },
  { family: 'Inter', style: 'normal', weight: 600, name: 'inter-latin-600-normal.woff2' },
] as const;

/**
 * The fonts from folders that hold those files, each in one of them; null when one is not there: a report then uses the
 * reader's own.
 */
export async function readReportFonts(folders: { serif: string; sans: string }): Promise<ReportFonts | null> {
  try {
    return await Promise.all(
      files.map(async ({ name, ...font }) => ({
        ...font,
        bytes: await readFile(path.join(font.family === 'Inter' ? folders.sans : folders.serif, name)),
      })),
    );
  } catch {
    return null;
  }
}
