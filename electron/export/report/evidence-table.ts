import writeExcelFile, { type Row } from 'write-excel-file/node';
import { csvText } from '../csv.ts';
import { printableLine, printableText, webLink, type DateSetting } from '../plain-parts.ts';
import { evidenceHead, type EvidenceRow } from './evidence-rows.ts';

/** Evidence as CSV, dates as ISO 8601 has them. */
export function evidenceCsv(rows: readonly EvidenceRow[], dates: DateSetting): string {
  const day = dayOf(dates);
  return csvText([
    evidenceHead,
    ...rows.map((one) => [
      one.quote,
      one.who,
      one.place,
      day(one.date),
      webLink(one.url)?.href ?? '',
      one.changes.map(printableLine).join('; '),
      one.consent,
      one.hash,
    ]),
  ]);
}

const widths = [70, 24, 20, 12, 40, 36, 14, 66];
/** A cell of a workbook holds so many letters (ECMA-376, Excel's limit). */
const longestCell = 32_000;

/** Evidence as a workbook: words are strings whatever they begin with, dates are dates. */
export async function evidenceXlsx(rows: readonly EvidenceRow[], dates: DateSetting): Promise<Uint8Array> {
  const day = dayOf(dates);
  const words = (text: string) => ({ value: cellText(text), type: String, wrap: true, alignVertical: 'top' as const });
  const date = (time: number) => {
    const moment = Date.parse(`${day(time)}T00:00:00Z`);
    return Number.isNaN(moment)
      ? null
      : { value: new Date(moment), type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' as const };
  };
  const head: Row = evidenceHead.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#f0eee9',
  }));
  const table: Row[] = [
    head,
    ...rows.map((one): Row => [
      words(one.quote),
      words(one.who),
      words(one.place),
      date(one.date),
      words(webLink(one.url)?.href ?? ''),
      words(one.changes.map(printableLine).join('; ')),
      words(one.consent),
      words(one.hash),
    ]),
  ];
  const file = writeExcelFile(table, {
    sheet: 'Evidence',
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  return new Uint8Array(await file.toBuffer());
}

/** Spreadsheets read `_x0041_` as a letter by its number: what looks so gets its first sign by number. */
function cellText(text: string): string {
  const shown = printableText(text);
  const letters =
    shown.length <= longestCell ? shown : `${shown.slice(0, longestCell).replace(/[\ud800-\udbff]$/, '')}…`;
  return letters.replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x');
}

function dayOf({ timeZone }: DateSetting): (time: number) => string {
  // Swedish dates are those of ISO 8601, in the zone of the reader.
  const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  return (time) => (Number.isNaN(new Date(time).getTime()) ? '' : days.format(time));
}
