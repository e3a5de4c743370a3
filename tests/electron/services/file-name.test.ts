import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../electron/services/file-name.ts';

describe('file names that a stranger chose', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['Übersicht 2024.pdf', 'Übersicht 2024.pdf'],
    ['../../.bashrc', '-..-.bashrc'],
    ['C:\\Windows\\system.ini', 'C--Windows-system.ini'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\0b\nc.txt', 'abc.txt'],
    ['con.txt', '_con.txt'],
    ['name.  ', 'name'],
    ['...', 'attachment'],
    ['', 'attachment'],
  ])('%j becomes %j', (wanted, expected) => {
    expect(safeFileName(wanted, 'attachment')).toBe(expected);
  });

  it('keep their extension when they are too long', () => {
    const name = safeFileName(`${'ä'.repeat(300)}.docx`, 'attachment');
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('ä.docx')).toBe(true);
  });

  it('are never a path, hidden or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (wanted) => {
        const name = safeFileName(wanted, 'attachment');
        expect(name).not.toMatch(/[/\\\0:]|^\.|\.$/);
        expect(name.length).toBeGreaterThan(0);
      }),
    );
  });
});
