import type { WritableDb } from '../open.ts';

export interface Migration {
  /** Rising; stored as the file's user_version. */
  version: number;
  sql: string;
  /** What SQL cannot say, in the same transaction. */
  after?: (database: WritableDb) => void;
}
