import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { EditionSummary } from '../../shared/model/edition.ts';
import { reportFormats, type ReportFormat } from '../../shared/model/report-formats.ts';
import { SamesideError } from '../errors.ts';
import { handedOn } from '../services/conversation-export.ts';
import { writtenEvidence } from '../services/evidence-export.ts';
import { exportFormats, type ExportFormat } from '../services/export-file.ts';
import { safeFileName } from '../services/file-name.ts';
import { audienceOf, exportedReport } from '../services/report-export.ts';
import { formatMakers } from '../services/report-formats.ts';
import { idOf, numberOption, WrongUse, type Verb, type VerbContext } from './verb.ts';

/** Pages are laid out by Electron: outside of it the same verb runs there, without a window. */
async function exportInElectron(profile: string, words: readonly string[], out: string): Promise<string> {
  const runner = process.env['SAMESIDE_RUN'];
  if (!runner) {
    throw new SamesideError('needs-electron', 'This format needs Electron: use npm run sameside, or --format html.');
  }
  const verb = ['export', ...words, '--out', out, '--data', profile];
  const child = spawn(process.execPath, [runner, 'electron', '--', '--verb', ...verb], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString()).slice(-4000);
  });
  const status = await new Promise<number | null>((settle, reject) => child.on('close', settle).on('error', reject));
  if (status !== 0) {
    const line = complaint.split('\n').findLast((it) => it.startsWith('sameside ')) ?? 'Electron ended without a file.';
    throw new SamesideError('no-pdf', line.replace(/^sameside export: /, ''));
  }
  return out;
}

const isInElectron = process.versions['electron'] !== undefined;

/** `markdown` was the name before there were others. */
const asked = (options: VerbContext['options']): string => {
  const format = (options['format'] as string | undefined) ?? 'html';
  return format === 'markdown' ? 'md' : format;
};

async function exportConversation({ database, profile, positionals, options }: VerbContext) {
  const id = idOf(positionals[1], 'the conversation');
  const wanted = asked(options);
  const format = (wanted === 'md' ? 'markdown' : wanted) as ExportFormat;
  if (!Object.hasOwn(exportFormats, format)) throw new WrongUse('--format takes one of html, pdf, md');
  const withNotes = options['notes'] === true;
  const targetFor = (title: string): string =>
    resolve(
      (options['out'] as string | undefined) ?? `${safeFileName(title, 'Conversation')}.${exportFormats[format]}`,
    );
  if (format === 'pdf' && !isInElectron) {
    const { title } = await database.call('conversation', { id });
    const words = ['conversation', String(id), '--format', 'pdf', ...(withNotes ? ['--notes'] : [])];
    return { path: await exportInElectron(profile.folder, words, targetFor(title)), format };
  }
  return { path: await handedOn(database, { id, format, withNotes }, targetFor), format };
}

async function exportReport({ database, profile, positionals, options, signal }: VerbContext) {
  const reportId = idOf(positionals[1], 'the report');
  const format = asked(options) as ReportFormat;
  if (!reportFormats.includes(format)) throw new WrongUse(`--format takes one of ${reportFormats.join(', ')}`);
  const maker = formatMakers[format];
  const edition = await editionAsked({ database, options }, reportId);
  const { title } = edition ?? (await database.call('report', { id: reportId }));
  const target = resolve(
    (options['out'] as string | undefined) ?? `${safeFileName(title, 'Report')}.${maker.filter.extensions[0]}`,
  );
  const editionId = edition?.id ?? null;
  const audience = await audienceOf(database, {
    editionId,
    audienceId: await audienceNamed({ database, options }),
    naming: options['unnamed'] === true ? 'unnamed' : null,
  });
  // Without Electron the zip has no pages.
  const isBetter = maker.betterInElectron === true && process.env['SAMESIDE_RUN'] !== undefined;
  if ((maker.needsElectron === true || isBetter) && !isInElectron) {
    const passed = ['audience', 'edition'].flatMap((name) =>
      options[name] === undefined ? [] : [`--${name}`, options[name] as string],
    );
    const words = ['report', String(reportId), '--format', format, ...passed];
    if (options['unnamed'] === true) words.push('--unnamed');
    return { path: await exportInElectron(profile.folder, words, target), format };
  }
  const order = { reportId, editionId, audience, format, target };
  return { path: await exportedReport(database, order, { signal }), format };
}

/** What was captured as evidence; with `--report`, what that report quotes. */
async function exportEvidence(context: VerbContext) {
  const { database, options } = context;
  const format = (options['format'] as string | undefined) ?? 'csv';
  if (format !== 'csv' && format !== 'xlsx') throw new WrongUse('--format takes one of csv, xlsx');
  if (options['report'] !== undefined) {
    return exportReport({
      ...context,
      positionals: ['report', options['report'] as string],
      options: { ...options, format },
    });
  }
  const target = resolve((options['out'] as string | undefined) ?? `Evidence.${format}`);
  await writtenEvidence(database, { format, naming: options['unnamed'] === true ? 'unnamed' : 'wished' }, target);
  return { path: target, format };
}

type Asked = Pick<VerbContext, 'database' | 'options'>;

/** The edition by its number among those of its report, null for the draft. @throws SamesideError `not-found` */
async function editionAsked({ database, options }: Asked, reportId: number): Promise<EditionSummary | null> {
  if (options['edition'] === undefined) return null;
  const wanted = numberOption(options['edition'], 'edition', 1);
  const { editions } = await database.call('reportEditions', { reportId });
  const found = editions.find(({ edition }) => edition === wanted);
  if (found === undefined) throw new SamesideError('not-found', `Report ${reportId} has no edition ${wanted}.`);
  return found;
}

/** The id of the audience that is asked for by its name, null for none. @throws WrongUse */
async function audienceNamed({ database, options }: Asked): Promise<number | null> {
  const name = options['audience'] as string | undefined;
  if (name === undefined) return null;
  const audiences = await database.call('listAudiences', null);
  const found = audiences.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found.id;
  throw new WrongUse(`There is no audience "${name}". There are: ${audiences.map((one) => one.name).join(', ')}.`);
}

/** `export report ID`, `export evidence`, `export conversation ID`. */
export const exportVerb: Verb = {
  usage: [
    `export report ID --format ${reportFormats.join('|')} [--out FILE] [--audience NAME] [--edition N] [--unnamed]`,
    'export evidence --format csv|xlsx [--report ID] [--out FILE] [--unnamed]',
    'export conversation ID --format html|pdf|md [--notes] [--out FILE]',
  ],
  options: {
    format: { type: 'string' },
    out: { type: 'string' },
    notes: { type: 'boolean' },
    audience: { type: 'string' },
    edition: { type: 'string' },
    unnamed: { type: 'boolean' },
    report: { type: 'string' },
  },
  async run(context) {
    const [what] = context.positionals;
    if (what === 'report') return exportReport(context);
    if (what === 'conversation') return exportConversation(context);
    if (what === 'evidence') return exportEvidence(context);
    throw new WrongUse('export takes: report ID, conversation ID or evidence');
  },
  text: ({ path }: { path: string }) => path,
};
