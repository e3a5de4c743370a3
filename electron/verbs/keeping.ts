import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createBackup, restoreBackup } from '../services/backup.ts';
import { safeFileName } from '../services/file-name.ts';
import { handedOn } from '../services/conversation-export.ts';
import { exportFormats, type ExportFormat } from '../services/export-file.ts';
import { exportedFile } from '../services/report-export.ts';
import { SamesideError } from '../errors.ts';
import { idOf, WrongUse, type Verb } from './verb.ts';

/** Pages are laid out by Electron: outside of it the same verb runs there, without a window. */
async function exportInElectron(profile: string, words: readonly string[], out: string): Promise<string> {
  const runner = process.env['SAMESIDE_RUN'];
  if (!runner)
    throw new SamesideError('needs-electron', 'A PDF needs Electron: use npm run sameside, or --format html.');
  const verb = ['export', ...words, '--format', 'pdf', '--out', out, '--data', profile];
  const child = spawn(process.execPath, [runner, 'electron', '--', '--verb', ...verb], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString()).slice(-4000);
  });
  const status = await new Promise<number | null>((settle, reject) => child.on('close', settle).on('error', reject));
  if (status !== 0) {
    const line = complaint.split('\n').findLast((it) => it.startsWith('sameside ')) ?? 'Electron ended without a PDF.';
    throw new SamesideError('no-pdf', line.replace(/^sameside export: /, ''));
  }
  return out;
}

/** `export report ID`, `export conversation ID`. */
export const exportVerb: Verb = {
  usage: ['export report|conversation ID --format html|pdf|markdown [--notes] [--out FILE]'],
  options: { format: { type: 'string' }, out: { type: 'string' }, notes: { type: 'boolean' } },
  async run({ database, profile, positionals, options }) {
    const [what, word] = positionals;
    if (what !== 'report' && what !== 'conversation') throw new WrongUse('export takes: report ID, or conversation ID');
    const id = idOf(word, `the ${what}`);
    const format = (options['format'] === 'md' ? 'markdown' : (options['format'] ?? 'html')) as ExportFormat;
    if (!Object.hasOwn(exportFormats, format)) {
      throw new WrongUse(`--format takes one of ${Object.keys(exportFormats).join(', ')}`);
    }
    const withNotes = options['notes'] === true;
    const targetFor = (title: string): string => {
      const fallback = what === 'report' ? 'Report' : 'Conversation';
      return resolve(
        (options['out'] as string | undefined) ?? `${safeFileName(title, fallback)}.${exportFormats[format]}`,
      );
    };
    if (format === 'pdf' && process.versions['electron'] === undefined) {
      const { title } = await database.call(what, { id });
      const words = [what, String(id), ...(withNotes ? ['--notes'] : [])];
      return { path: await exportInElectron(profile.folder, words, targetFor(title)), format };
    }
    if (what === 'conversation')
      return { path: await handedOn(database, { id, format, withNotes }, targetFor), format };
    const report = await database.call('report', { id });
    return { path: await exportedFile(database, report, format, targetFor(report.title)), format };
  },
  text: ({ path }: { path: string }) => path,
};

/** `backup`. */
export const backupVerb: Verb = {
  usage: ['backup [--out FOLDER]'],
  options: { out: { type: 'string' } },
  async run({ database, profile, options }) {
    const stamp = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
    const target = (options['out'] as string | undefined) ?? join(profile.backups, `sameside-${stamp}`);
    return { path: await createBackup(database, profile, target) };
  },
  text: ({ path }: { path: string }) => path,
};

/** `restore FOLDER`. */
export const restoreVerb: Verb = {
  usage: ['restore FOLDER'],
  options: {},
  closed: true,
  async run({ profile, positionals: [from] }) {
    if (from === undefined) throw new WrongUse('Name the backup to restore.');
    return { restored: profile.database, ...(await restoreBackup(profile, from)) };
  },
  text: ({ kept }: { kept: string | null }) =>
    kept ? `Restored. The inbox from before is kept as ${kept}` : 'Restored.',
};
