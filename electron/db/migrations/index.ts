import { initial } from './0010-initial.ts';
import { triage } from './0020-triage.ts';
import { search } from './0030-search.ts';
import { lists } from './0040-lists.ts';
import { relations } from './0045-relations.ts';
import { packing } from './0050-packing.ts';
import { people } from './0060-people.ts';
import { composer } from './0070-composer.ts';
import { removedFiles } from './0075-removed-files.ts';
import type { Migration } from './migration.ts';

/** In order, append-only. */
export const migrations: readonly Migration[] = [
  initial,
  triage,
  search,
  lists,
  relations,
  packing,
  people,
  composer,
  removedFiles,
];
