import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Source Serif 4 (SIL Open Font License), the Latin characters, all weights from 200 to 900, as woff2 files. */
export interface ReportFonts {
  normal: Uint8Array;
  italic: Uint8Array;
}

/** The files of `@fontsource-variable/source-serif-4` that a report carries. */
const reportFontFiles = {
  normal: 'source-serif-4-latin-wght-normal.woff2',
  italic: 'source-serif-4-latin-wght-italic.woff2',
};

/** The fonts from a folder that holds those files; null when they are not there: a report then uses the reader's own. */
export async function readReportFonts(folder: string): Promise<ReportFonts | null> {
  try {
    const [normal, italic] = await Promise.all([
      readFile(path.join(folder, reportFontFiles.normal)),
      readFile(path.join(folder, reportFontFiles.italic)),
    ]);
    return { normal, italic };
  } catch {
    return null;
  }
}
