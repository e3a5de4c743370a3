import { nameAsWished } from './credit-wish.ts';
import type { Evidence } from './evidence.ts';
import { namesToLeaveOut, withoutNames, type Naming } from './unnamed.ts';

/** A report as it is written: blocks in order. Evidence is named by id, its words live in the evidence table. */
export interface ReportDocument {
  version: 1;
  blocks: ReportBlock[];
}

export type ReportBlock =
  | { id: string; type: 'heading'; level: 1 | 2 | 3; text: string }
  /** Paragraphs, lists and marked words as `light-markdown.ts` reads them. */
  | { id: string; type: 'text'; text: string }
  | { id: string; type: 'evidence'; evidenceId: number };

/** A report as others read it: what each export format is made from. */
export interface ReportContent {
  title: string;
  subtitle?: string;
  /** Milliseconds since 1970. */
  date: number;
  blocks: ReportContentBlock[];
}

export type ReportContentBlock =
  /** Levels begin at 1 below the title and leave none out. */
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'text'; text: string }
  /** `source` is empty where `who` names the place already. */
  | { type: 'evidence'; quote: string; who: string; source: string; date: number; url: string | null }
  /** Evidence that was deleted after it had been put into the report. */
  | { type: 'missing' }
  /** Judgements still held in suspension on what the report quotes. */
  | { type: 'leaning'; sentences: string[] };

/**
 * Resolves a report for exporting at `date`: names as their bearers wish, headings without gaps in their levels,
 * blocks without words left out.
 * @param namings how those quoted may be named: who is to stay anonymous does so in all words of the report
 */
export function reportContent(
  report: { title: string; document: ReportDocument; evidenceById: Record<number, Evidence>; leansOn: string[] },
  date: number,
  namings: readonly Naming[],
): ReportContent {
  const anonymous = namings.filter(({ wish }) => wish === 'anonymous').flatMap(namesToLeaveOut);
  const plain = (words: string): string => withoutNames(words, anonymous);
  const blocks: ReportContentBlock[] = [];
  let level = 0;
  for (const block of report.document.blocks) {
    if (block.type === 'evidence') {
      blocks.push(evidenceBlock(report.evidenceById[block.evidenceId], namings, anonymous));
    } else if (block.text.trim() === '') {
      continue;
    } else if (block.type === 'heading') {
      level = Math.min(block.level, level + 1);
      blocks.push({ type: 'heading', level: level as 1 | 2 | 3, text: plain(block.text) });
    } else {
      blocks.push({ type: 'text', text: plain(block.text) });
    }
  }
  if (report.leansOn.length > 0) blocks.push({ type: 'leaning', sentences: report.leansOn.map(plain) });
  return { title: plain(report.title), date, blocks };
}

function evidenceBlock(
  evidence: Evidence | undefined,
  namings: readonly Naming[],
  anonymous: readonly string[],
): ReportContentBlock {
  if (evidence === undefined) return { type: 'missing' };
  const { quote, source, date, url, handle, wish } = evidence;
  const who = nameAsWished({ name: evidence.who, handle, wish }, source);
  const isNamed = who !== nameAsWished({ name: '', wish: 'anonymous' }, source);
  const naming = namings.find(({ id }) => id === evidence.personId);
  return {
    type: 'evidence',
    quote: withoutNames(quote, [...anonymous, ...(naming ? namesToLeaveOut(naming) : [])]),
    who,
    source: isNamed ? source : '',
    date,
    // The original names its writer.
    url: wish === 'anonymous' ? null : url,
  };
}
