import type { Audience } from './report-content.ts';

/** An audience that reports can be written for again and again. */
export interface StoredAudience extends Audience {
  id: number;
  name: string;
}
