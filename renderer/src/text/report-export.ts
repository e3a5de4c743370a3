import type { ExportStage, ReportFormat } from '../../../shared/model/report-formats.ts';

const formats: Record<ReportFormat, { name: string; hint: string }> = {
  pdf: { name: 'PDF', hint: 'To read, print and keep: pages with bookmarks.' },
  html: { name: 'Web page', hint: 'One file for any browser, to read on every screen.' },
  md: { name: 'Markdown', hint: 'For wikis and repositories, pictures in a folder beside it.' },
  txt: { name: 'Plain text', hint: 'For anything that takes words only.' },
  eml: { name: 'E-mail', hint: 'Opens in your mail program, ready to address and send.' },
  docx: { name: 'Word', hint: 'For colleagues who comment and write on.' },
  csv: { name: 'Evidence, CSV', hint: 'The quotes as a table for any program.' },
  xlsx: { name: 'Evidence, Excel', hint: 'The quotes as a workbook to sort and filter.' },
  zip: { name: 'Everything', hint: 'All formats in a zip, with a list of checksums.' },
};

const stages: Record<ExportStage, string> = {
  gathering: 'Gathering what the report rests on',
  making: 'Making the file',
  writing: 'Writing the file',
};

export const reportExportText = {
  title: 'Export',
  open: 'Export',
  preview: 'Preview',
  hidePreview: 'Hide preview',
  format: 'Format',
  formats,
  what: 'What',
  draft: 'The draft as it is now',
  edition: (number: number, edition: number, day: string) =>
    edition === 1 ? `No ${number}, ${day}` : `No ${number}, edition ${edition}, ${day}`,
  audience: 'Audience',
  everybody: 'Everybody, as they wish',
  asPublished: (audience: string) => (audience === '' ? 'As it was published' : `As published: ${audience}`),
  unnamed: 'Nobody by name',
  unnamedHint: 'All stay unnamed, whatever they agreed to.',
  alwaysUnnamed: 'This audience gets no names.',
  fileName: 'File name',
  save: 'Export',
  copy: 'Copy',
  copyHint: 'For a chat or a document',
  copied: 'The report is on the clipboard, formatted and as text.',
  copyFailed: 'The report could not be copied',
  stages,
  stop: 'Cancel',
  stopped: 'The export was cancelled. Nothing was written.',
  failed: 'The report could not be exported',
  done: (name: string) => `Written: ${name}`,
  reveal: 'Show in folder',
  previewOf: (format: string) => `Preview: ${format}`,
  previewFailed: 'The preview could not be made',
  previewing: 'Making the preview',
  page: (number: number, count: number) => `Page ${number} of ${count}`,
  pages: 'Pages',
  subject: 'Subject',
  mailHtml: 'As formatted mail',
  mailText: 'As plain text',
};
