import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { autostartEntry } from '../../../electron/desktop/autostart-entry.ts';

/** Reads the path back as the specification of desktop entries says: first the value, then its quoted argument. */
function pathIn(entry: string): string {
  const line = entry.split('\n').find((one) => one.startsWith('Exec='))!;
  const escapes: Record<string, string> = { '\\': '\\', n: '\n', r: '\r', t: '\t', s: ' ' };
  const value = line.slice(5).replace(/\\(.)/g, (_all, sign: string) => escapes[sign] ?? `\\${sign}`);
  const argument = /^"((?:[^"\\`$]|\\["`$\\])*)" --hidden$/s.exec(value)![1]!;
  return argument.replace(/\\(["`$\\])/g, '$1').replaceAll('%%', '%');
}

it('a plain path stands as it is', () => {
  expect(autostartEntry('/opt/Sameside/sameside')).toContain('\nExec="/opt/Sameside/sameside" --hidden\n');
});

it('no path can end its argument, add another line or name a field code', () => {
  // Catches a folder name that runs something else at every login.
  expect(pathIn(autostartEntry('/home/a "b" $(c) `d` \\e %u\nExec=evil'))).toBe(
    '/home/a "b" $(c) `d` \\e %u\nExec=evil',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      const entry = autostartEntry(path);
      expect(pathIn(entry)).toBe(path);
      expect(entry.split('\n').filter((line) => line.startsWith('Exec='))).toHaveLength(1);
    }),
  );
});
