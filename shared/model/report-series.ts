import type { Recurrence, SeriesTimes } from './report-periods.ts';
import type { TemplateKey } from './report-templates.ts';

/** A report that comes again. Times are milliseconds since 1970. */
export interface ReportSeries extends SeriesTimes {
  id: number;
  name: string;
  template: TemplateKey;
  audienceId: number | null;
  every: Recurrence;
}
