import { unzipSync } from 'fflate';
import type { ReportFormat } from '../../shared/model/report-formats.ts';
import type { ReportPreview } from '../../shared/model/report-preview.ts';
import { printableLine } from '../export/plain-parts.ts';
import { docxPage } from '../export/report/docx-preview.ts';
import { mailHtml } from '../export/report/mail-html.ts';
import { csvRows, sheetRows } from '../export/report/table-preview.ts';
import { reportText } from '../export/report/text.ts';
import type { ToldReport } from '../export/report/told-report.ts';
import { reportFiles } from './report-export.ts';

/** Where pages are kept while they are looked at. */
interface Pages {
  keep(page: { bytes: string | Uint8Array; mimeType: 'text/html; charset=utf-8' | 'application/pdf' }): string;
}

const html = 'text/html; charset=utf-8' as const;

/** What a format looks like: the file itself where the window can show it, else what stands in it. */
export async function reportPreview(told: ToldReport, format: ReportFormat, pages: Pages): Promise<ReportPreview> {
  if (format === 'eml') {
    return {
      type: 'mail',
      subject: printableLine(told.content.title),
      address: pages.keep({ bytes: mailHtml(told, dataAddress(told)), mimeType: html }),
      text: reportText(told, 76),
    };
  }
  const { main } = await reportFiles(told, format, 'report', new AbortController().signal);
  switch (format) {
    case 'pdf':
      return { type: 'pdf', address: pages.keep({ bytes: main, mimeType: 'application/pdf' }) };
    case 'html':
      return { type: 'page', address: pages.keep({ bytes: main, mimeType: html }) };
    case 'md':
    case 'txt':
      return { type: 'text', text: typeof main === 'string' ? main : Buffer.from(main).toString('utf8') };
    case 'docx':
      return { type: 'page', address: pages.keep({ bytes: docxPage(bytesOf(main)), mimeType: html }) };
    case 'csv':
      return { type: 'table', rows: csvRows(Buffer.from(bytesOf(main)).toString('utf8')) };
    case 'xlsx':
      return { type: 'table', rows: sheetRows(bytesOf(main)) };
    case 'zip':
      return { type: 'table', rows: [['File', 'Bytes'], ...filesIn(bytesOf(main))] };
  }
}

function bytesOf(main: string | Uint8Array): Uint8Array {
  return typeof main === 'string' ? Buffer.from(main, 'utf8') : main;
}

/** The files of a zip with their sizes, by their names. */
function filesIn(zip: Uint8Array): string[][] {
  return Object.entries(unzipSync(zip))
    .map(([name, bytes]) => [name, bytes.length.toLocaleString('en-GB')])
    .sort(([one], [other]) => one!.localeCompare(other!));
}

/** A report for the clipboard: formatted for documents, and as text for chats. */
export function clipboardReport(told: ToldReport): { html: string; text: string } {
  return { html: mailHtml(told, dataAddress(told)), text: reportText(told, null) };
}

/** Pictures inside the HTML itself, where there is nothing beside it. */
function dataAddress({ assets }: ToldReport): (asset: string) => string | null {
  return (name) => {
    const asset = assets.get(name);
    return asset === undefined ? null : `data:${asset.mime};base64,${Buffer.from(asset.bytes).toString('base64')}`;
  };
}
