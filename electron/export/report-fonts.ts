import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Source Serif 4 and Inter (SIL Open Font License), the Latin characters, all weights, as woff2 files. */
export interface ReportFonts {
  normal: Uint8Array;
  italic: Uint8Array;
  sans: Uint8Array;
}

/** The files of `@fontsource-variable` that a report carries. */
const reportFontFiles = {
  normal: 'source-serif-4-latin-wght-normal.woff2',
  italic: 'source-serif-4-latin-wght-italic.woff2',
  sans: 'inter-latin-wght-normal.woff2',
};

/**
 * The fonts from folders that hold those files, each in one of them; null when one is not there: a report then uses the
 * reader's own.
 */
export async function readReportFonts(folders: { serif: string; sans: string }): Promise<ReportFonts | null> {
  try {
    const [normal, italic, sans] = await Promise.all([
      readFile(path.join(folders.serif, reportFontFiles.normal)),
      readFile(path.join(folders.serif, reportFontFiles.italic)),
      readFile(path.join(folders.sans, reportFontFiles.sans)),
    ]);
    return { normal, italic, sans };
  } catch {
    return null;
  }
}
