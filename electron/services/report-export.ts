import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Audience, ReportAssets, ReportContent } from '../../shared/model/report-content.ts';
import { usesOf, type ReportDocument } from '../../shared/model/report-document.ts';
import type { ExportStage, ReportFormat } from '../../shared/model/report-formats.ts';
import { needsOf, type ReportMaterial } from '../../shared/model/report-material.ts';
import { everybody, reportContent } from '../../shared/model/tell-report.ts';
import type { DatabaseClient } from '../db/client.ts';
import { SamesideError } from '../errors.ts';
import type { ReportFiles, ToldReport } from '../export/report/told-report.ts';
import { tellingBlocks } from '../export/report/words.ts';
import { writeWholeFile } from '../export/write-file.ts';
import { exportSetting } from './export-file.ts';
import { toldEvidence } from './evidence-export.ts';
import { formatMakers } from './report-formats.ts';
import { wholeMaterial } from './whole-material.ts';

/** Which report, and how it is told. */
export interface ReportOrder {
  reportId: number;
  /** An edition as it was published; null: the draft as it is now. */
  editionId: number | null;
  audience: Audience;
}

export interface ReportExportOrder extends ReportOrder {
  format: ReportFormat;
  /** The file; an existing one is replaced. */
  target: string;
}

/** What goes on around an export. */
export interface ExportWork {
  signal?: AbortSignal;
  onStage?: (stage: ExportStage) => void;
}

/**
 * The audience that is stored under an id, with another naming where one is asked for. Without an id it is the one that an edition
 * was published for; for a draft, everybody.
 * @throws SamesideError `not-found`
 */
export async function audienceOf(
  database: DatabaseClient,
  asked: { editionId: number | null; audienceId: number | null; naming: Audience['naming'] | null },
): Promise<Audience> {
  const { editionId, audienceId, naming } = asked;
  const chosen =
    audienceId !== null
      ? await database.call('audience', { id: audienceId })
      : editionId !== null
        ? (await database.call('edition', { id: editionId })).audience
        : everybody;
  return { salutation: chosen.salutation, length: chosen.length, naming: naming ?? chosen.naming };
}

/** A report as it is told to an audience, with its pictures. @throws SamesideError `not-found` */
export async function toldReport(database: DatabaseClient, order: ReportOrder): Promise<ToldReport> {
  const { report, material, date, edition } = await (order.editionId === null
    ? draftOf(database, order.reportId)
    : editionOf(database, order.reportId, order.editionId));
  const content = reportContent(report, material, { date, audience: order.audience, edition });
  const evidence = usesOf(report.document).evidence.flatMap((id) => material.evidence[id] ?? []);
  return {
    reportId: order.reportId,
    editionId: order.editionId,
    content: { ...content, blocks: tellingBlocks(content.blocks) },
    evidence: await toldEvidence(database, evidence, material.namings, order.audience.naming),
    assets: await assetsOf(database, usesOf(report.document).assets),
    setting: await exportSetting(),
  };
}

/** The files that a format makes of a report. @throws SamesideError `cancelled` */
export async function reportFiles(
  told: ToldReport,
  format: ReportFormat,
  stem: string,
  signal: AbortSignal,
): Promise<ReportFiles> {
  const files = await formatMakers[format].make(told, { stem, signal });
  refuseIfAborted(signal);
  return files;
}

/**
 * Writes a report, whole or not at all. What the main file names beside it is there before it is.
 * @returns the path of the main file
 * @throws SamesideError `not-found`, `cancelled`, `pdf-failed`, `pdf-timeout`
 */
export async function exportedReport(
  database: DatabaseClient,
  order: ReportExportOrder,
  { signal = new AbortController().signal, onStage = () => {} }: ExportWork = {},
): Promise<string> {
  onStage('gathering');
  const told = await toldReport(database, order);
  refuseIfAborted(signal);
  onStage('making');
  const stem = path.basename(order.target, path.extname(order.target));
  const files = await reportFiles(told, order.format, stem, signal);
  onStage('writing');
  for (const { path: name, bytes } of files.beside) {
    const file = path.join(path.dirname(order.target), ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeWholeFile(file, bytes);
  }
  await writeWholeFile(order.target, files.main);
  return order.target;
}

interface ReportState {
  report: { title: string; document: ReportDocument };
  material: ReportMaterial;
  date: number;
  edition: ReportContent['edition'];
}

async function draftOf(database: DatabaseClient, id: number): Promise<ReportState> {
  const report = await database.call('report', { id });
  const material = await wholeMaterial(database, needsOf(id, report.document));
  return { report, material, date: Date.now(), edition: null };
}

/** As it was published; whoever may not be named any more today is not. */
async function editionOf(database: DatabaseClient, reportId: number, id: number): Promise<ReportState> {
  const found = await database.call('edition', { id });
  if (found.reportId !== reportId) throw new SamesideError('not-found', `Report ${reportId} has no edition ${id}.`);
  const { material, publishedAt, number, edition } = found;
  return { report: found, material, date: publishedAt, edition: { number, edition } };
}

async function assetsOf(database: DatabaseClient, hashes: string[]): Promise<ReportAssets> {
  if (hashes.length === 0) return new Map();
  const assets = await database.call('reportAssets', { hashes });
  return new Map(assets.map(({ hash, mime, bytes }) => [hash, { mime, bytes }]));
}

function refuseIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new SamesideError('cancelled', 'The export was stopped. Nothing was written.');
}
