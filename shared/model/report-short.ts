import type { ContentBlock } from './report-content.ts';

type Evidence = Extract<ContentBlock, { type: 'evidence' }>;

/**
 * A report for those who have one minute: under each heading what is written first and the first quote, with those who say
 * more of it named under it; changes, charts and everything of our own stay.
 */
export function shortened(blocks: readonly ContentBlock[]): ContentBlock[] {
  const kept: ContentBlock[] = [];
  let hasWords = false;
  let quote: Evidence | null = null;
  for (const block of blocks) {
    if (block.type === 'heading') {
      hasWords = false;
      quote = null;
      kept.push(block);
    } else if (['paragraph', 'list', 'quote', 'code'].includes(block.type)) {
      if (!hasWords) kept.push(block);
      hasWords = true;
    } else if (block.type === 'evidence') {
      if (quote === null) kept.push((quote = { ...block, also: [...block.also] }));
      else quote.also.push(block.by, ...block.also);
    } else if (block.type !== 'rule' && block.type !== 'image' && block.type !== 'table') {
      kept.push(block);
    }
  }
  return kept;
}
