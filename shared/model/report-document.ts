/**
 * A report as it is written: the JSON of a ProseMirror document (https://prosemirror.net/docs/ref/#model) whose schema
 * stands in `renderer/src/features/reports/schema`. Blocks of our own name records by id; their words live in their tables.
 */
export interface ReportDocument {
  version: 2;
  content: ReportBlock[];
}

/** Marks of text. `comment` is a word to oneself and goes into no export. */
export type ReportMark =
  | { type: 'strong' | 'em' | 'code' }
  | { type: 'link'; attrs: { href: string } }
  | { type: 'comment'; attrs: { words: string } };

export type ReportInline = { type: 'text'; text: string; marks?: ReportMark[] } | { type: 'hard_break' };

/** What a chart counts by. */
export const chartGroupings = ['day', 'week', 'month', 'source', 'practice', 'label'] as const;
export type ChartGrouping = (typeof chartGroupings)[number];

export interface ChartRequest {
  /** A search of messages, in the grammar of the search box. */
  query: string;
  by: ChartGrouping;
  /** Milliseconds since 1970, `until` exclusive; null leaves that side open. */
  since: number | null;
  until: number | null;
}

/** A stretch of time that a block looks at; `until` is exclusive, null means until the report is published. */
export interface ReportPeriod {
  since: number;
  until: number | null;
}

type CellAttrs = { colspan?: number; rowspan?: number; colwidth?: number[] | null };

/** `id` is unique in its document and stays with the block; missing in what was just pasted. */
export type ReportBlock =
  | { type: 'paragraph'; attrs?: { id?: string | null }; content?: ReportInline[] }
  | { type: 'heading'; attrs: { id?: string | null; level: 1 | 2 | 3 }; content?: ReportInline[] }
  | { type: 'blockquote'; attrs?: { id?: string | null }; content: ReportBlock[] }
  | { type: 'code_block'; attrs?: { id?: string | null }; content?: { type: 'text'; text: string }[] }
  | { type: 'horizontal_rule'; attrs?: { id?: string | null } }
  | { type: 'bullet_list'; attrs?: { id?: string | null }; content: ReportListItem[] }
  | { type: 'ordered_list'; attrs: { id?: string | null; order: number }; content: ReportListItem[] }
  | { type: 'table'; attrs?: { id?: string | null }; content: ReportTableRow[] }
  /** `asset` is the SHA-256 of the picture's bytes, hex; sizes in CSS pixels. */
  | { type: 'image'; attrs: { id?: string | null; asset: string; alt: string; width: number; height: number } }
  /** `also` says the same: people and places named under the one quote. */
  | { type: 'evidence'; attrs: { id?: string | null; evidenceId: number; also: number[] } }
  | { type: 'change'; attrs: { id?: string | null; changeId: number } }
  | { type: 'chart'; attrs: { id?: string | null; title: string } & ChartRequest }
  | { type: 'thanks'; attrs: { id?: string | null; leftOut: number[] } & ReportPeriod }
  | { type: 'changed'; attrs: { id?: string | null; leftOut: number[] } & ReportPeriod }
  /** Changes that earlier reports championed and nobody in the company answered; `leftOut` are ids of changes. */
  | { type: 'unanswered'; attrs: { id?: string | null; leftOut: number[] } }
  /** Dissent. Without content it says why there is none. */
  | { type: 'voices'; attrs: { id?: string | null; reason: string }; content?: ReportBlock[] }
  | { type: 'assumption'; attrs: { id?: string | null; assumptionId: number } }
  /** A message as a picture; `named` tells that it shows the name of its writer, `text` is what they wrote. */
  | {
      type: 'message_image';
      attrs: {
        id?: string | null;
        messageId: number;
        personId: number | null;
        asset: string;
        named: boolean;
        text: string;
        place: string;
        date: number;
        url: string | null;
        width: number;
        height: number;
      };
    };

export interface ReportListItem {
  type: 'list_item';
  content: ReportBlock[];
}

export interface ReportTableRow {
  type: 'table_row';
  content: { type: 'table_cell' | 'table_header'; attrs?: CellAttrs; content: ReportBlock[] }[];
}

/** Records that a report rests on, for questions over all reports; kept beside it in `reports.uses`. */
export interface ReportUses {
  evidence: number[];
  changes: number[];
  assumptions: number[];
  assets: string[];
}

/** Every block, outer ones first, in reading order. */
export function* blocksWithin(blocks: readonly ReportBlock[]): Generator<ReportBlock> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'bullet_list' || block.type === 'ordered_list') {
      for (const item of block.content) yield* blocksWithin(item.content);
    } else if (block.type === 'table') {
      for (const row of block.content) for (const cell of row.content) yield* blocksWithin(cell.content);
    } else if (block.type === 'blockquote' || block.type === 'voices') {
      yield* blocksWithin(block.content ?? []);
    }
  }
}

/** The records that a document names, each once, in reading order. */
export function usesOf({ content }: ReportDocument): ReportUses {
  const evidence = new Set<number>();
  const changes = new Set<number>();
  const assumptions = new Set<number>();
  const assets = new Set<string>();
  for (const block of blocksWithin(content)) {
    if (block.type === 'evidence') [block.attrs.evidenceId, ...block.attrs.also].forEach((id) => evidence.add(id));
    if (block.type === 'change') changes.add(block.attrs.changeId);
    if (block.type === 'assumption') assumptions.add(block.attrs.assumptionId);
    // A picture of somebody who was forgotten has none any more.
    if ((block.type === 'image' || block.type === 'message_image') && block.attrs.asset !== '') {
      assets.add(block.attrs.asset);
    }
  }
  return {
    evidence: [...evidence],
    changes: [...changes],
    assumptions: [...assumptions],
    assets: [...assets],
  };
}

/** The words of a paragraph, a heading or code, breaks as new lines. */
export function inlineText(content: readonly (ReportInline | { type: 'text'; text: string })[] = []): string {
  return content.map((one) => (one.type === 'text' ? one.text : '\n')).join('');
}

/** The text that was written in the report itself, one block a line: for search, counts and checks. */
export function writtenWords({ content }: ReportDocument): string {
  const lines: string[] = [];
  for (const block of blocksWithin(content)) {
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'code_block') {
      lines.push(inlineText(block.content));
    } else if (block.type === 'chart') {
      lines.push(block.attrs.title);
    } else if (block.type === 'image') {
      lines.push(block.attrs.alt);
    } else if (block.type === 'message_image') {
      lines.push(block.attrs.text);
    } else if (block.type === 'voices') {
      lines.push(block.attrs.reason);
    }
  }
  return lines.filter((line) => line !== '').join('\n');
}

/** A paragraph of plain words. */
export function paragraph(words: string, id: string): ReportBlock {
  return { type: 'paragraph', attrs: { id }, ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) };
}

/** A heading of plain words. */
export function heading(level: 1 | 2 | 3, words: string, id: string): ReportBlock {
  return {
    type: 'heading',
    attrs: { id, level },
    ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
  };
}

/** One quote. */
export function evidenceBlock(evidenceId: number, id: string): ReportBlock {
  return { type: 'evidence', attrs: { id, evidenceId, also: [] } };
}
