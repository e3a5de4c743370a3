import type { ReportBlock, ReportDocument, ReportInline } from './report-document.ts';
import { evidenceBlock, heading, paragraph } from './report-document.ts';
import { reportNames, type ReportNames } from './report-names.ts';
import { inOwnPeriod } from './own-template.ts';
import { momentWords, periodWords, type Span } from './report-periods.ts';
import type { Template, TemplatePart } from './report-templates.ts';
import { namesToLeaveOut, withoutNames, type Naming } from './unnamed.ts';

/** A change that was heard in a period, or got new voices in it. */
export interface PeriodChange {
  id: number;
  title: string;
  /** How many people ask for it. */
  voices: number;
  /** Ids of its evidence, what was said last first. */
  evidence: number[];
}

/** A message about an incident, or an answer of ours. */
export interface PeriodMessage {
  id: number;
  at: number;
  /** The source in words. */
  place: string;
  /** How it begins. */
  words: string;
  url: string | null;
  personId: number | null;
  ours: boolean;
}

/** What happened in a period, as far as templates ask for it. */
export interface PeriodMaterial {
  span: Span;
  /** The newest voice first. */
  changes: PeriodChange[];
  /** Evidence that speaks against something, newest first. */
  dissent: number[];
  /** Assumptions held on what was asked for. */
  assumptions: number[];
  /** What a chart counts, in the grammar of the search box. */
  query: string;
  /** About an incident, oldest first; `moreMessages` says that there are more of them than stand here. */
  messages: PeriodMessage[];
  moreMessages: boolean;
  /** Evidence from the incident's conversations, oldest first. */
  said: number[];
  /** Conversations about it in which somebody waits for an answer. */
  waiting: { title: string; since: number }[];
  /** How everybody may be named of whom any of this tells. */
  namings: Naming[];
}

interface Filling {
  material: PeriodMaterial;
  names: ReportNames;
  /** Words as they may stand in text for good: also without those who were not asked yet. */
  plain: (words: string) => string;
  freshId: () => string;
}

const newestAnswers = 20;

/** A report that a template begins, with what happened in the period put in. No name of anybody is written into its text. */
export function filledReport(
  template: Template,
  material: PeriodMaterial,
  freshId: () => string,
): { title: string; document: ReportDocument } {
  const leftOut = material.namings.flatMap(namesToLeaveOut);
  const plain = (words: string): string => withoutNames(words, leftOut);
  const filling: Filling = { material, names: reportNames(material.namings, 'wished'), plain, freshId };
  return {
    title: inPeriod(template.title, material.span),
    document: { version: 2, content: template.parts.flatMap((part) => partBlocks(part, filling)) },
  };
}

function inPeriod(words: string, span: Span): string {
  return words.replaceAll('[period]', periodWords(span));
}

function partBlocks(part: TemplatePart, filling: Filling): ReportBlock[] {
  const { material, freshId } = filling;
  const { span } = material;
  switch (part.fill) {
    case 'heading':
      return [heading(2, part.words, freshId())];
    case 'words':
      return [paragraph(inPeriod(part.words, span), freshId())];
    case 'space':
      return [paragraph('', freshId())];
    case 'changes':
      return orLacking(changeBlocks(part, filling), part, filling);
    case 'assumptions':
      return orLacking(
        material.assumptions.map((assumptionId) => ({ type: 'assumption', attrs: { id: freshId(), assumptionId } })),
        part,
        filling,
      );
    case 'chart':
      return [chartBlock(inPeriod(part.title, span), filling)];
    case 'changed':
    case 'thanks':
      return [{ type: part.fill, attrs: { id: freshId(), leftOut: [], since: span.since, until: span.until } }];
    case 'unanswered':
      return [{ type: 'unanswered', attrs: { id: freshId(), leftOut: [] } }];
    case 'voices':
      return [voicesBlock(filling)];
    case 'said':
      return orLacking(
        material.said.map((id) => evidenceBlock(id, freshId())),
        part,
        filling,
      );
    case 'timeline':
      return orLacking(timeline(filling), part, filling);
    case 'answers':
      return orLacking(answers(filling), part, filling);
    case 'waiting':
      return orLacking(waiting(filling), part, filling);
    case 'document':
      return inOwnPeriod(part.document, {
        span,
        freshId,
        words: (words) => inPeriod(words, span),
        changes: (level) => {
          const lacking = { lacking: 'Nothing new was asked for in this time.' };
          return orLacking(changeBlocks({ order: 'newest', most: null, quotes: 1, level }, filling), lacking, filling);
        },
      });
  }
}

function orLacking(blocks: ReportBlock[], { lacking }: { lacking: string }, { freshId }: Filling): ReportBlock[] {
  return blocks.length > 0 ? blocks : [paragraph(lacking, freshId())];
}

/** Each change under a heading of its own, with who asks and their newest words. */
function changeBlocks(
  part: { order: 'newest' | 'voices'; most: number | null; quotes: number; level?: 1 | 2 | 3 },
  { material, plain, freshId }: Filling,
): ReportBlock[] {
  const ordered =
    part.order === 'newest' ? material.changes : [...material.changes].sort((a, b) => b.voices - a.voices);
  const used = new Set<number>();
  return ordered.slice(0, part.most ?? ordered.length).flatMap(({ id, title, evidence }) => {
    const fresh = evidence.filter((one) => !used.has(one)).slice(0, part.quotes);
    fresh.forEach((one) => used.add(one));
    return [
      heading(part.level ?? 3, plain(title), freshId()),
      { type: 'change', attrs: { id: freshId(), changeId: id } } as const,
      ...fresh.map((one) => evidenceBlock(one, freshId())),
    ];
  });
}

const day = 86_400_000;

function chartBlock(title: string, { material, freshId }: Filling): ReportBlock {
  const { since, until } = material.span;
  const days = (until - since) / day;
  const by = days <= 31.5 ? 'day' : days <= 200 ? 'week' : 'month';
  return { type: 'chart', attrs: { id: freshId(), title, query: material.query, by, since, until } };
}

function voicesBlock({ material, freshId }: Filling): ReportBlock {
  const reason = material.dissent.length === 0 ? 'No criticism was kept in this time.' : '';
  const content = material.dissent.map((id) => evidenceBlock(id, freshId()));
  return { type: 'voices', attrs: { id: freshId(), reason }, ...(content.length === 0 ? {} : { content }) };
}

function listOf(items: ReportInline[][], { freshId }: Filling): ReportBlock[] {
  if (items.length === 0) return [];
  return [
    {
      type: 'bullet_list',
      attrs: { id: freshId() },
      content: items.map((content) => ({
        type: 'list_item',
        content: [{ type: 'paragraph', attrs: { id: freshId() }, content }],
      })),
    },
  ];
}

/** `4 March 2026, 10:12 · Forum: “words”`, the words with a link to where they stand. */
function line(message: PeriodMessage, { names, plain }: Filling): ReportInline[] {
  const { at, place, personId, ours } = message;
  const who = ours ? 'We answered' : place;
  const words = plain(names.without(message.words, personId));
  // The original names its writer.
  const mayLink = ours || !names.isUnnamed(personId);
  const quoted: ReportInline = { type: 'text', text: words === '' ? '(no words)' : `“${words}”` };
  if (mayLink && message.url !== null) quoted.marks = [{ type: 'link', attrs: { href: message.url } }];
  return [{ type: 'text', text: `${momentWords(at)} · ${plain(who)}: ` }, quoted];
}

function timeline(filling: Filling): ReportBlock[] {
  const { messages, moreMessages } = filling.material;
  const list = listOf(
    messages.map((message) => line(message, filling)),
    filling,
  );
  return moreMessages && list.length > 0
    ? [...list, paragraph('More was said than stands here.', filling.freshId())]
    : list;
}

function answers(filling: Filling): ReportBlock[] {
  const ours = filling.material.messages.filter((message) => message.ours).slice(-newestAnswers);
  return listOf(
    ours.map((message) => line(message, filling)),
    filling,
  );
}

function waiting(filling: Filling): ReportBlock[] {
  return listOf(
    filling.material.waiting.map(({ title, since }): ReportInline[] => [
      { type: 'text', text: `${filling.plain(title)} (since ${momentWords(since)})` },
    ]),
    filling,
  );
}
