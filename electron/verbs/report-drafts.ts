import { recurrences, type Recurrence, type Span } from '../../shared/model/report-periods.ts';
import type { ReportSeries } from '../../shared/model/report-series.ts';
import type { Report } from '../../shared/model/records.ts';
import { programTemplates, type Focus, type TemplateKey } from '../../shared/model/report-templates.ts';
import { SamesideError } from '../errors.ts';
import { begunReport, begunSeries } from '../services/report-begin.ts';
import { idOf, WrongUse, type VerbContext } from './verb.ts';

/** What `report` can begin with, and what comes again. */
export const draftUsage = [
  'report new TITLE [--template weekly|brief|leadership|incident|own:NAME] [--since YYYY-MM-DD] [--until YYYY-MM-DD]' +
    ' [--audience NAME] [--search WORDS | --label NAME | --change ID]',
  'report templates',
  'report series list | begin ID | skip ID | delete ID',
  'report series add NAME --template KEY --every week|fortnight|month|quarter [--next YYYY-MM-DD] [--audience NAME]',
];

export const draftOptions = {
  template: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  audience: { type: 'string' },
  search: { type: 'string' },
  label: { type: 'string' },
  change: { type: 'string' },
  every: { type: 'string' },
  next: { type: 'string' },
} as const;

interface TemplateLine {
  key: string;
  name: string;
}

export type DraftAnswer = Report | { templates: TemplateLine[] } | { series: ReportSeries[] } | { label: string };

const names: Record<(typeof programTemplates)[number], string> = {
  weekly: 'Weekly digest',
  brief: 'Product brief',
  leadership: 'Leadership one-pager',
  incident: 'Incident, from the community’s side',
};

/** `report templates`. */
export async function listedTemplates({ database }: VerbContext): Promise<{ templates: TemplateLine[] }> {
  const own = await database.call('listTemplates', null);
  return {
    templates: [
      ...programTemplates.map((key) => ({ key, name: names[key] })),
      ...own.map(({ name }) => ({ key: `own:${name}`, name })),
    ],
  };
}

/** `report new`: with a template it fills itself; the last seven days where nothing else is said. */
export async function newReport(context: VerbContext, title: string): Promise<Report> {
  const { database, options } = context;
  const audienceId = await audienceIdOf(context);
  if (options['template'] === undefined) {
    if (options['since'] !== undefined || options['until'] !== undefined) {
      throw new WrongUse('--since and --until go with --template.');
    }
    const made = await database.call('createReport', { title });
    if (audienceId === null) return made;
    await database.call('setReportAudience', { id: made.id, audienceId });
    return database.call('report', { id: made.id });
  }
  const ask = {
    template: await templateKeyOf(context),
    span: spanOf(options, Date.now()),
    focus: await focusOf(context),
  };
  const { id } = await begunReport(database, { ...ask, title, audienceId });
  return database.call('report', { id });
}

/** `report series`. */
export async function seriesAnswer(context: VerbContext, words: readonly string[]): Promise<DraftAnswer> {
  const { database } = context;
  const [action, ...rest] = words;
  if (action === 'list') return { series: await database.call('listSeries', null) };
  if (action === 'add') return addedSeries(context, rest.join(' ').trim());
  if (action === 'begin' || action === 'skip' || action === 'delete') {
    const id = idOf(rest[0], 'the recurring report');
    if (action === 'skip') return database.call('skipSeries', { id, now: Date.now() });
    if (action === 'delete') return database.call('deleteSeries', { id });
    const begun = await begunSeries(database, { id, now: Date.now() });
    return database.call('report', { id: begun.id });
  }
  throw new WrongUse('report series takes list, add, begin, skip or delete.');
}

async function addedSeries(context: VerbContext, name: string): Promise<DraftAnswer> {
  const { database, options } = context;
  if (name === '') throw new WrongUse('Give the recurring report a name.');
  const every = options['every'] as Recurrence | undefined;
  if (every === undefined || !recurrences.includes(every)) {
    throw new WrongUse(`--every takes ${recurrences.join(', ')}.`);
  }
  if (options['template'] === 'incident') throw new WrongUse('An incident does not come again.');
  const { undo } = await database.call('saveSeries', {
    id: null,
    name,
    template: await templateKeyOf(context),
    audienceId: await audienceIdOf(context),
    every,
    nextAt: options['next'] === undefined ? startOfDay(Date.now(), 1) : dayOf(options['next'], 'next'),
  });
  return undo;
}

async function templateKeyOf({ database, options }: VerbContext): Promise<TemplateKey> {
  const word = String(options['template'] ?? 'weekly');
  if ((programTemplates as readonly string[]).includes(word)) return word as TemplateKey;
  if (!word.startsWith('own:')) {
    throw new WrongUse(`--template takes ${programTemplates.join(', ')} or own:NAME; report templates lists them.`);
  }
  const name = word.slice('own:'.length).trim().toLowerCase();
  const found = (await database.call('listTemplates', null)).find((one) => one.name.toLowerCase() === name);
  if (found === undefined) throw new SamesideError('not-found', `There is no template ${word.slice('own:'.length)}.`);
  return `own:${found.id}`;
}

async function audienceIdOf({ database, options }: VerbContext): Promise<number | null> {
  if (options['audience'] === undefined) return null;
  const name = String(options['audience']);
  const audiences = await database.call('listAudiences', null);
  const found = audiences.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found.id;
  const known = audiences.map((one) => one.name).join(', ');
  throw new SamesideError('not-found', `There is no audience ${name}. There are: ${known}.`);
}

async function focusOf({ database, options }: VerbContext): Promise<Focus | null> {
  if (options['search'] !== undefined) return { type: 'search', query: String(options['search']) };
  if (options['change'] !== undefined) return { type: 'change', id: idOf(String(options['change']), 'the change') };
  if (options['label'] === undefined) return null;
  const name = String(options['label']);
  const found = (await database.call('listLabels', null)).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new SamesideError('not-found', `There is no label ${name}.`);
  return { type: 'label', id: found.id };
}

/** Both days included. */
function spanOf(options: VerbContext['options'], now: number): Span {
  const until = options['until'] === undefined ? startOfDay(now, 1) : startOfDay(dayOf(options['until'], 'until'), 1);
  const since = options['since'] === undefined ? startOfDay(until, -7) : dayOf(options['since'], 'since');
  if (since >= until) throw new WrongUse('--since has to come before --until.');
  return { since, until };
}

function startOfDay(time: number, later: number): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + later).getTime();
}

function dayOf(word: string | boolean, name: string): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(word)) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  if (year === undefined || date.getMonth() !== Number(month) - 1 || date.getTime() < 0) {
    throw new WrongUse(`--${name} takes a day such as 2026-03-04.`);
  }
  return date.getTime();
}

/** What these say to people; times are readable by then. */
export function draftWords(answer: { templates: TemplateLine[] } | { series: ReportSeries[] }): string {
  if ('templates' in answer) return answer.templates.map(({ key, name }) => `${key}  ${name}`).join('\n');
  const lines = answer.series.map(({ id, name, every, nextAt }) => `${id}  ${name}, every ${every}, next ${nextAt}`);
  return lines.join('\n') || 'No recurring reports.';
}
