import { describe, expect, it } from 'vitest';
import { directionFaults } from '../../build/checks/directions.mjs';

/** Which files the check complains about. */
function faultsOf(sources) {
  return directionFaults(new Map(Object.entries(sources)));
}

describe('dependency directions', () => {
  it.each([
    ['electron/a.ts', "import '../renderer/src/b.ts'"],
    ['renderer/src/a.tsx', "import type { B } from '../../electron/b.ts'"],
    ['renderer/src/a.tsx', "import { route } from '../../shared/ipc/route.ts'"],
    ['renderer/src/a.tsx', "export { route } from '../../shared/ipc/route.ts'"],
    ['renderer/src/a.tsx', "import { readFileSync } from 'node:fs'"],
    ['renderer/src/features/notes/a.tsx', "import { B } from '../people/b.tsx'"],
    ['renderer/src/components/a.tsx', "import { B } from '../features/people/b.tsx'"],
    ['shared/model/a.ts', "import type { B } from '../../electron/b.ts'"],
    ['shared/model/a.ts', "import { join } from 'node:path'"],
    ['electron/db/a.ts', "import { app } from 'electron'"],
    ['electron/services/a.ts', "import Database from 'better-sqlite3'"],
    ['electron/services/a.ts', "const b = await import('../db/queries/b.ts')"],
    ['electron/ipc/a.ts', "export * from '../../tests/b.ts'"],
  ])('would catch this in %s: %s', (file, text) => {
    expect(faultsOf({ [file]: text })).toHaveLength(1);
  });

  it.each([
    ['renderer/src/a.tsx', "import type { Route } from '../../shared/ipc/route.ts'"],
    ['renderer/src/a.tsx', "import { parsed } from '../../shared/model/parsed.ts'"],
    ['renderer/src/features/notes/a.tsx', "import { B } from './parts/b.tsx'; import { C } from '../notes/c.tsx'"],
    ['electron/services/a.ts', "import type { Row } from '../db/queries/rows.ts'"],
    ['electron/db/a.ts', "import Database from 'better-sqlite3'"],
  ])('lets this pass in %s: %s', (file, text) => {
    expect(faultsOf({ [file]: text })).toEqual([]);
  });

  it('would catch Electron that the command line loads through another file, but not one that it loads late', () => {
    const cli = { 'electron/cli.ts': "import './verbs/a.ts'", 'electron/verbs/b.ts': "import { app } from 'electron'" };
    expect(faultsOf({ ...cli, 'electron/verbs/a.ts': "import './b.ts'" })).toHaveLength(1);
    expect(faultsOf({ ...cli, 'electron/verbs/a.ts': "await import('./b.ts')" })).toEqual([]);
  });

  it('would catch a circle at run time, and does not mind one of types', () => {
    const first = { 'shared/model/a.ts': "import { b } from './b.ts'" };
    expect(faultsOf({ ...first, 'shared/model/b.ts': "import { a } from './a.ts'" })).toHaveLength(1);
    expect(faultsOf({ ...first, 'shared/model/b.ts': "import type { A } from './a.ts'" })).toEqual([]);
  });
});
