import type { ChangeState } from './change.ts';
import type { Evidence } from './evidence.ts';
import { blocksWithin, type ChartRequest, type ReportDocument, type ReportPeriod } from './report-document.ts';
import type { Naming } from './unnamed.ts';

/** A person as a record names them; what others read is decided by their wish when a file is made. */
export interface Voice {
  personId: number | null;
  name: string;
  /** The source that they were heard at, in words. */
  place: string;
}

/** A change as a report tells it. Times are milliseconds since 1970. */
export interface ReportChange {
  id: number;
  title: string;
  state: ChangeState;
  description: string;
  /** Who asks, those heard first in front. */
  voices: Voice[];
  /** What the company said; empty words: nothing yet. */
  answer: { words: string; by: string; at: number | null };
  tracker: { label: string; url: string; state: string | null } | null;
}

/** One bar: how many messages, and the search that finds just them. */
export interface ChartBar {
  label: string;
  count: number;
  query: string;
  /** For charts over time. */
  since: number | null;
}

export interface ChartData {
  bars: ChartBar[];
  /** All messages that the search finds in its time; a message can stand under several labels. */
  total: number;
}

/** Somebody to thank, and for what: contributions and credits of the period, in words. */
export interface ThanksEntry {
  voice: Voice;
  gifts: { id: number; words: string; at: number; url: string | null }[];
}

export interface ChangedEntry {
  changeId: number;
  title: string;
  state: ChangeState;
  /** What was said with the step. */
  words: string;
  at: number;
}

/** What an earlier report asked for and nobody answered. */
export interface UnansweredEntry {
  changeId: number;
  title: string;
  /** The edition that asked first. */
  reportTitle: string;
  number: number | null;
  askedAt: number;
  voices: Voice[];
}

export interface ReportAssumption {
  id: number;
  sentence: string;
  for: string[];
  against: string[];
  lookAgain: number | null;
  outcome: string | null;
}

/** Everything that the blocks of a document rest on, as it is now; frozen with an edition when it is published. */
export interface ReportMaterial {
  evidence: Record<number, Evidence>;
  changes: Record<number, ReportChange>;
  assumptions: Record<number, ReportAssumption>;
  /** By `chartKey`. */
  charts: Record<string, ChartData>;
  /** By `periodKey`. */
  thanks: Record<string, ThanksEntry[]>;
  /** By `periodKey`. */
  changed: Record<string, ChangedEntry[]>;
  unanswered: UnansweredEntry[];
  /** How everybody named in any of this may be named. */
  namings: Naming[];
  /** Judgements still held on what is quoted. */
  leansOn: string[];
}

/** What has to be looked up for a document. Equal needs are equal as JSON. */
export interface ReportNeeds {
  /** The report itself, for what earlier ones asked; null for one that is not stored. */
  reportId: number | null;
  evidence: number[];
  changes: number[];
  assumptions: number[];
  charts: ChartRequest[];
  thanks: ReportPeriod[];
  changed: ReportPeriod[];
  unanswered: boolean;
  /** People who appear in pictures. */
  people: number[];
}

export function chartKey({ query, by, since, until }: ChartRequest): string {
  return JSON.stringify([query, by, since, until]);
}

export function periodKey({ since, until }: ReportPeriod): string {
  return JSON.stringify([since, until]);
}

/** What the blocks of a document rest on, each thing once. */
export function needsOf(reportId: number | null, { content }: ReportDocument): ReportNeeds {
  const evidence = new Set<number>();
  const changes = new Set<number>();
  const assumptions = new Set<number>();
  const people = new Set<number>();
  const charts = new Map<string, ChartRequest>();
  const thanks = new Map<string, ReportPeriod>();
  const changed = new Map<string, ReportPeriod>();
  let unanswered = false;
  for (const block of blocksWithin(content)) {
    switch (block.type) {
      case 'evidence':
        [block.attrs.evidenceId, ...block.attrs.also].forEach((id) => evidence.add(id));
        break;
      case 'change':
        changes.add(block.attrs.changeId);
        break;
      case 'assumption':
        assumptions.add(block.attrs.assumptionId);
        break;
      case 'chart': {
        const { query, by, since, until } = block.attrs;
        charts.set(chartKey(block.attrs), { query, by, since, until });
        break;
      }
      case 'thanks':
      case 'changed': {
        const { since, until } = block.attrs;
        (block.type === 'thanks' ? thanks : changed).set(periodKey(block.attrs), { since, until });
        break;
      }
      case 'unanswered':
        unanswered = true;
        break;
      case 'message_image':
        if (block.attrs.personId !== null) people.add(block.attrs.personId);
        break;
    }
  }
  return {
    reportId,
    evidence: [...evidence],
    changes: [...changes],
    assumptions: [...assumptions],
    charts: [...charts.values()],
    thanks: [...thanks.values()],
    changed: [...changed.values()],
    unanswered,
    people: [...people],
  };
}
