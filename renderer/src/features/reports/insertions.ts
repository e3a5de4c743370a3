import { chartInsertions } from './chart/chart-insertions.tsx';
import type { Insertion } from './insertion.ts';
import { ownInsertions } from './own-insertions.tsx';
import { textInsertions } from './text-insertions.ts';

/** Everything that can be put into a report, in the order of the menus. */
export const insertions: Insertion[] = [...textInsertions, ...ownInsertions, ...chartInsertions];
