/** What a format looks like before it is written: made from the same bytes as the file. */
export type ReportPreview =
  /** A page to be shown in a frame, or a PDF to be drawn; the address works until a few more were asked for. */
  | { type: 'page'; address: string }
  | { type: 'pdf'; address: string }
  | { type: 'text'; text: string }
  | { type: 'mail'; subject: string; address: string; text: string }
  | { type: 'table'; rows: string[][] };
