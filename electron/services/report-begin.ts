import { randomUUID } from 'node:crypto';
import { filledReport } from '../../shared/model/report-filling.ts';
import { nextSpan, periodWords, type Span } from '../../shared/model/report-periods.ts';
import type { ReportDocument } from '../../shared/model/report-document.ts';
import { templates, type Focus, type Template, type TemplateKey } from '../../shared/model/report-templates.ts';
import { firstIdAt } from '../../shared/model/sort-key.ts';
import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { IncidentParts } from '../db/queries/report-period.ts';
import { SamesideError } from '../errors.ts';

/** What a report is to begin with. */
export interface BeginAsk {
  template: TemplateKey;
  span: Span;
  /** What an incident is about. */
  focus: Focus | null;
}

export interface Filled {
  title: string;
  document: ReportDocument;
  span: Span;
}

/** A template with the material of a period put in; nothing is stored. @throws SamesideError `not-found`, `query`, `no-focus` */
export async function filledTemplate(database: DatabaseClient, { template, span, focus }: BeginAsk): Promise<Filled> {
  if (template === 'empty') return { title: '', document: { version: 2, content: [] }, span };
  if (template === 'incident' && focus === null) {
    throw new SamesideError('no-focus', 'Say what the incident is about: a search, a label or a change.');
  }
  const incident = template === 'incident' ? await incidentParts(database, focus!, span) : null;
  const material = await database.call('periodMaterial', { span, incident });
  return { ...filledReport(await templateOf(database, template), material, randomUUID), span };
}

async function templateOf(database: DatabaseClient, key: Exclude<TemplateKey, 'empty'>): Promise<Template> {
  return isOwn(key) ? database.call('ownTemplate', { id: Number(key.slice('own:'.length)) }) : templates[key];
}

function isOwn(key: TemplateKey): key is `own:${number}` {
  return key.startsWith('own:');
}

const searchPage = 100;
const mostFound = 400;
/** Slices of a search that may find nothing: a million messages are through long before. */
const mostSlices = 2000;

/** The messages and conversations that an incident is about; a search is asked in slices, so that nothing else waits for it. */
async function incidentParts(database: DatabaseClient, focus: Focus, span: Span): Promise<IncidentParts> {
  if (focus.type !== 'search') {
    const { conversationIds, name } = await database.call('conversationsAbout', { focus, span });
    return { conversationIds, messageIds: null, query: `${focus.type}:${quoted(name)}` };
  }
  const messageIds: number[] = [];
  const conversationIds = new Set<number>();
  const earliest = firstIdAt(span.since);
  let before: number | null = firstIdAt(span.until);
  for (let slice = 0; before !== null && slice < mostSlices && messageIds.length < mostFound; slice += 1) {
    const page: { hits: { id: number; conversationId: number | null }[]; next: number | null } = await database.call(
      'search',
      { query: focus.query, type: 'message', sort: 'newest', before, limit: searchPage, count: false },
    );
    const hits = page.hits.filter(({ id }) => id >= earliest);
    for (const { id, conversationId } of hits) {
      messageIds.push(id);
      if (conversationId !== null) conversationIds.add(conversationId);
    }
    before = page.next !== null && page.next > earliest ? page.next : null;
  }
  return { conversationIds: [...conversationIds], messageIds, query: focus.query };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '')}"`;
}

/** Begins a report; `title` null takes that of the template. */
export async function begunReport(
  database: DatabaseClient,
  ask: BeginAsk & { title: string | null; audienceId: number | null },
): Promise<{ id: number; undo: UndoEntry }> {
  const { title, document } = await filledTemplate(database, ask);
  return database.call('beginReport', {
    title: ask.title ?? title,
    document,
    audienceId: ask.audienceId,
    series: null,
  });
}

/** Begins the report of a series that is due, or the next one early. @throws SamesideError `not-found`, `already-begun` */
export async function begunSeries(
  database: DatabaseClient,
  input: { id: number; now: number },
): Promise<{ id: number; undo: UndoEntry }> {
  const series = await database.call('series', { id: input.id });
  const { span, nextAt } = nextSpan(series, input.now);
  const { document } = await filledTemplate(database, { template: series.template, span, focus: null });
  return database.call('beginReport', {
    title: `${series.name}, ${periodWords(span)}`,
    document,
    audienceId: series.audienceId,
    series: { id: series.id, wasDueAt: series.nextAt, nextAt, coveredUntil: span.until },
  });
}
