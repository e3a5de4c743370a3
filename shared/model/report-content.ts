import type { ChangeState } from './change.ts';

/**
 * A report as others read it: what every export format is made from. Names stand here as their bearers wish, comments to
 * oneself are gone, all words are plain text from anywhere and have to come out as text.
 */
export interface ReportContent {
  title: string;
  /** Such as `Dear product team,`; null where the audience has none. */
  salutation: string | null;
  /** Milliseconds since 1970. */
  date: number;
  /** Of what was published; null for a draft. */
  edition: { number: number; edition: number } | null;
  blocks: ContentBlock[];
}

export interface ContentSpan {
  text: string;
  strong?: true;
  em?: true;
  code?: true;
  /** http, https or mailto. */
  href?: string;
}

/** Who said it, where and when. `place` is empty where `who` names it already; the address is null where it would name somebody. */
export interface Attribution {
  who: string;
  place: string;
  date: number;
  url: string | null;
}

export type ContentBlock =
  /** Levels begin at 1 below the title and leave none out. */
  | { type: 'heading'; level: 1 | 2 | 3; spans: ContentSpan[] }
  /** A span of `\n` is a line break. */
  | { type: 'paragraph'; spans: ContentSpan[] }
  | { type: 'quote'; blocks: ContentBlock[] }
  | { type: 'code'; text: string }
  | { type: 'rule' }
  | { type: 'list'; ordered: boolean; start: number; items: ContentBlock[][] }
  | { type: 'table'; rows: ContentCell[][] }
  /** `asset` names the bytes that are handed over beside the content. Sizes in CSS pixels; `hasFrame`: a line around it is part of it. */
  | { type: 'image'; asset: string; alt: string; width: number; height: number; hasFrame?: true }
  | { type: 'evidence'; quote: string; by: Attribution; also: Attribution[] }
  /** Evidence, a change or an assumption that was deleted after it had been put into the report. */
  | { type: 'missing' }
  | {
      type: 'change';
      title: string;
      state: ChangeState;
      description: string;
      /** Such as `7 people in 3 places ask for this.` and the names of those who may be named. */
      asks: string;
      answer: { words: string; by: string; date: number | null } | null;
      tracker: { label: string; url: string | null } | null;
    }
  /** `summary` says in words what the bars show. */
  | { type: 'chart'; title: string; summary: string; bars: { label: string; count: number }[]; overTime: boolean }
  | { type: 'thanks'; people: { who: string; gifts: { words: string; date: number; url: string | null }[] }[] }
  | { type: 'changed'; items: { title: string; state: ChangeState; words: string; date: number }[] }
  | { type: 'unanswered'; items: { title: string; report: string; date: number; asks: string }[] }
  /** `reason` stands in place of blocks. */
  | { type: 'voices'; blocks: ContentBlock[]; reason: string }
  | {
      type: 'assumption';
      sentence: string;
      for: string[];
      against: string[];
      lookAgain: number | null;
      outcome: string | null;
    }
  /** Judgements still held in suspension on what the report quotes. */
  | { type: 'leaning'; sentences: string[] };

export interface ContentCell {
  header: boolean;
  colspan: number;
  rowspan: number;
  blocks: ContentBlock[];
}

/** Pictures by the name that blocks have for them. */
export type ReportAssets = ReadonlyMap<string, ReportAsset>;

export const pictureKinds = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type PictureKind = (typeof pictureKinds)[number];

export interface ReportAsset {
  mime: PictureKind;
  bytes: Uint8Array;
}

/** Whom a report is for, and how it is told to them. */
export interface Audience {
  salutation: string;
  /** `short` keeps what stands first under each heading, and one quote a place. */
  length: 'full' | 'short';
  /** `wished`: as each person wishes; `unnamed`: nobody by name. */
  naming: 'wished' | 'unnamed';
}
