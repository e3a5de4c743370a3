import type { ReportBlock } from '../../../../shared/model/report-document.ts';

/** What is written: the title and the blocks. Every edit gives a new draft and leaves the old one as it was. */
export interface Draft {
  title: string;
  blocks: ReportBlock[];
}

export type NewBlock =
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'text'; text: string }
  | { type: 'evidence'; evidenceId: number };

export type BlockShape = 'text' | 'heading-1' | 'heading-2' | 'heading-3';

/** Puts a block behind the one with id `after`; first of all for null, last of all for an id that is not there. */
export function withInserted(draft: Draft, block: ReportBlock, after: string | null): Draft {
  const index = draft.blocks.findIndex((one) => one.id === after);
  const at = after === null ? 0 : index === -1 ? draft.blocks.length : index + 1;
  return { ...draft, blocks: draft.blocks.toSpliced(at, 0, block) };
}

export function withText(draft: Draft, id: string, words: string): Draft {
  return {
    ...draft,
    blocks: draft.blocks.map((block) =>
      block.id === id && block.type !== 'evidence' ? { ...block, text: words } : block,
    ),
  };
}

export function withoutBlock(draft: Draft, id: string): Draft {
  return { ...draft, blocks: draft.blocks.filter((block) => block.id !== id) };
}

/** Moves a block by one place up (-1) or down (1); the same draft when it stands at the edge. */
export function withMoved(draft: Draft, id: string, by: -1 | 1): Draft {
  const from = draft.blocks.findIndex((block) => block.id === id);
  const to = from + by;
  const block = draft.blocks[from];
  if (block === undefined || to < 0 || to >= draft.blocks.length) return draft;
  return { ...draft, blocks: draft.blocks.toSpliced(from, 1).toSpliced(to, 0, block) };
}

/** Turns text into a heading or back, keeping its words. Evidence stays what it is. */
export function withShape(draft: Draft, id: string, shape: BlockShape): Draft {
  return {
    ...draft,
    blocks: draft.blocks.map((block) => {
      if (block.id !== id || block.type === 'evidence') return block;
      if (shape === 'text') return { id, type: 'text', text: block.text };
      return {
        id,
        type: 'heading',
        level: Number(shape.slice(-1)) as 1 | 2 | 3,
        text: block.text.replace(/\s*\n\s*/g, ' '),
      };
    }),
  };
}

export function shapeOf(block: ReportBlock): BlockShape | null {
  if (block.type === 'evidence') return null;
  return block.type === 'text' ? 'text' : `heading-${block.level}`;
}
