import { initial } from './0010-initial.ts';
import { triage } from './0020-triage.ts';
import { search } from './0030-search.ts';
import { lists } from './0040-lists.ts';
import { people } from './0060-people.ts';

export interface Migration {
  /** Rising in tens; stored as the file's user_version. */
  version: number;
  sql: string;
}

/** In order, append-only. */
export const migrations: readonly Migration[] = [initial, triage, search, lists, people];
