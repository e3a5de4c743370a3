import type { ReportBlock, ReportDocument, ReportInline, ReportListItem, ReportTableRow } from './report-document.ts';
import { inlineText, paragraph } from './report-document.ts';
import { monthNames, type Span } from './report-periods.ts';

/** Stands in a template where the changes of the period go. */
const changesPlace = '[changes]';

/** Words such as `16–22 November 2026`, as `periodWords` writes them. */
const month = `(?:${monthNames.join('|')})`;
const periodPattern = new RegExp(`(?:\\d{1,2}(?: ${month})?(?: \\d{4})? ?– ?)?(?:\\d{1,2} )?${month} \\d{4}`, 'g');

/** The words with `[period]` where a period stood. */
export function withoutPeriod(words: string): string {
  return words.replace(periodPattern, '[period]');
}

/**
 * What of a report goes into the next one: its headings, words, tables, pictures and the blocks that look at a period. Quotes,
 * changes, assumptions and pictures of messages belong to their time; where changes stood, those of the next period go.
 */
export function templateOf({ content }: ReportDocument): ReportDocument {
  return { version: 2, content: keptBlocks(content, true) };
}

/** @param takesChanges changes of the next period may stand here; not inside of other blocks */
function keptBlocks(blocks: readonly ReportBlock[], takesChanges: boolean): ReportBlock[] {
  const kept: ReportBlock[] = [];
  const pushPlace = (): void => {
    if (takesChanges && !kept.some(isPlace)) kept.push(paragraph(changesPlace, ''));
  };
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]!;
    const next = blocks[index + 1];
    // A change with all that is told of it under its own heading.
    if (block.type === 'heading' && next?.type === 'change') {
      const end = blocks.findIndex(
        (one, at) => at > index && one.type === 'heading' && one.attrs.level <= block.attrs.level,
      );
      pushPlace();
      index = (end === -1 ? endOfChange(blocks, index + 2) : end) - 1;
    } else if (block.type === 'change') {
      pushPlace();
    } else {
      kept.push(...keptBlock(block));
    }
  }
  return kept;
}

/** Without a heading after it, what a change consists of ends with its quotes and words. */
function endOfChange(blocks: readonly ReportBlock[], from: number): number {
  let end = from;
  while (['evidence', 'message_image', 'paragraph'].includes(blocks[end]?.type ?? '')) end += 1;
  return end;
}

function isPlace(block: ReportBlock): boolean {
  return block.type === 'paragraph' && inlineText(block.content) === changesPlace;
}

function keptInside(blocks: readonly ReportBlock[]): ReportBlock[] {
  return keptBlocks(blocks, false);
}

function keptBlock(block: ReportBlock): ReportBlock[] {
  switch (block.type) {
    case 'evidence':
    case 'message_image':
    case 'assumption':
      return [];
    case 'paragraph':
    case 'heading':
      return [{ ...block, ...(block.content && { content: block.content.map((one) => inlineWithout(one)) }) }];
    case 'chart':
      return [{ ...block, attrs: { ...block.attrs, title: withoutPeriod(block.attrs.title) } }];
    case 'thanks':
    case 'changed':
    case 'unanswered':
      return [{ ...block, attrs: { ...block.attrs, leftOut: [] } } as ReportBlock];
    case 'voices':
      return [{ ...block, attrs: { ...block.attrs, reason: '' }, content: keptInside(block.content ?? []) }];
    default:
      return withInner(block, keptInside);
  }
}

function inlineWithout(inline: ReportInline): ReportInline {
  return inline.type === 'text' ? { ...inline, text: withoutPeriod(inline.text) } : inline;
}

/** The block with what is inside of it changed; one that nothing is left of is left out. */
function withInner(block: ReportBlock, change: (blocks: readonly ReportBlock[]) => ReportBlock[]): ReportBlock[] {
  switch (block.type) {
    case 'blockquote': {
      const content = change(block.content);
      return content.length === 0 ? [] : [{ ...block, content }];
    }
    case 'bullet_list':
    case 'ordered_list': {
      const items = block.content.flatMap((item): ReportListItem[] => {
        const content = change(item.content);
        // An item begins with a paragraph.
        if (content.length === 0) return [];
        return [{ ...item, content: content[0]!.type === 'paragraph' ? content : [paragraph('', ''), ...content] }];
      });
      return items.length === 0 ? [] : [{ ...block, content: items }];
    }
    case 'table':
      return [
        {
          ...block,
          content: block.content.map((row): ReportTableRow => ({
            ...row,
            content: row.content.map((cell) => {
              const content = change(cell.content);
              return { ...cell, content: content.length === 0 ? [paragraph('', '')] : content };
            }),
          })),
        },
      ];
    default:
      return [block];
  }
}

interface OwnFilling {
  span: Span;
  freshId: () => string;
  words: (words: string) => string;
  /** The changes of the period, under headings of this level. */
  changes: (level: 1 | 2 | 3) => ReportBlock[];
}

/** A template of our own with the material of a period. */
export function inOwnPeriod({ content }: ReportDocument, filling: OwnFilling): ReportBlock[] {
  let level = 1;
  return content.flatMap((block): ReportBlock[] => {
    if (block.type === 'heading') level = block.attrs.level;
    if (isPlace(block)) return filling.changes(Math.min(3, level + 1) as 1 | 2 | 3);
    return filledBlock(block, filling);
  });
}

function filledBlock(block: ReportBlock, filling: OwnFilling): ReportBlock[] {
  const { span, freshId, words } = filling;
  const inner = (blocks: readonly ReportBlock[]): ReportBlock[] => blocks.flatMap((one) => filledBlock(one, filling));
  const fresh = { ...block, attrs: { ...block.attrs, id: freshId() } } as ReportBlock;
  switch (fresh.type) {
    case 'paragraph':
    case 'heading':
      return [
        {
          ...fresh,
          ...(fresh.content && {
            content: fresh.content.map((one) => (one.type === 'text' ? { ...one, text: words(one.text) } : one)),
          }),
        },
      ];
    case 'chart': {
      const { title, since, until } = fresh.attrs;
      const isOpen = since === null && until === null;
      return [{ ...fresh, attrs: { ...fresh.attrs, title: words(title), ...(isOpen ? {} : span) } }];
    }
    case 'thanks':
    case 'changed':
      return [{ ...fresh, attrs: { ...fresh.attrs, ...span } }];
    case 'voices':
      return [{ ...fresh, content: inner(fresh.content ?? []) }];
    default:
      return withInner(fresh, inner);
  }
}
