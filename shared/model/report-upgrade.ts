import { textBlocks, type TextSpan } from './light-markdown.ts';
import { evidenceBlock, heading, type ReportBlock, type ReportDocument, type ReportInline } from './report-document.ts';

/** A document as it was kept before reports had a rich editor: blocks of light Markdown. */
export interface FirstReportDocument {
  version: 1;
  blocks: (
    | { id: string; type: 'heading'; level: 1 | 2 | 3; text: string }
    | { id: string; type: 'text'; text: string }
    | { id: string; type: 'evidence'; evidenceId: number }
  )[];
}

/** The same document in today's form. `freshId` names the blocks that one block of Markdown comes apart into. */
export function upgradedDocument(before: FirstReportDocument, freshId: () => string): ReportDocument {
  return {
    version: 2,
    content: before.blocks.flatMap((block): ReportBlock[] => {
      if (block.type === 'evidence') return [evidenceBlock(block.evidenceId, block.id)];
      if (block.type === 'heading') return [heading(block.level, block.text.replace(/\s+/g, ' ').trim(), block.id)];
      return markdownBlocks(block.text, freshId);
    }),
  };
}

/** Light Markdown as blocks of a report. */
export function markdownBlocks(text: string, freshId: () => string): ReportBlock[] {
  return textBlocks(text).map((part) =>
    part.type === 'paragraph'
      ? { type: 'paragraph', attrs: { id: freshId() }, content: inlines(part.lines) }
      : {
          type: 'bullet_list',
          attrs: { id: freshId() },
          content: part.items.map((item) => ({
            type: 'list_item',
            content: [{ type: 'paragraph', attrs: { id: freshId() }, content: inlines([item]) }],
          })),
        },
  );
}

function inlines(lines: TextSpan[][]): ReportInline[] {
  return lines.flatMap((spans, index) => [
    ...(index === 0 ? [] : [{ type: 'hard_break' } as const]),
    ...spans.map(inline),
  ]);
}

function inline(span: TextSpan): ReportInline {
  if (span.type === 'plain') return { type: 'text', text: span.text };
  if (span.type === 'link') {
    return { type: 'text', text: span.text, marks: [{ type: 'link', attrs: { href: span.url } }] };
  }
  const type = span.type === 'strong' ? 'strong' : span.type === 'emphasis' ? 'em' : 'code';
  return { type: 'text', text: span.text, marks: [{ type }] };
}
