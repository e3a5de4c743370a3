/** What a report can be written as; the names are those of the command line. */
export const reportFormats = ['pdf', 'html', 'md', 'txt', 'eml', 'docx', 'csv', 'xlsx', 'zip'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** How far an export is. */
export type ExportStage = 'gathering' | 'making' | 'writing';
