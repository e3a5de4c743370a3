import { diffArrays, diffWordsWithSpace } from 'diff';
import { blocksWithin, inlineText, type ReportBlock, type ReportDocument } from './report-document.ts';
import type { ReportMaterial } from './report-material.ts';

/** A stretch of words that both have, that one added, or that one took away. */
export interface ComparedPart {
  kind: 'same' | 'added' | 'removed';
  words: string;
}

/** One block of either text. The words of its parts but the added ones are what stood before, but the removed ones what stands now. */
export interface ComparedBlock {
  kind: 'same' | 'added' | 'removed' | 'changed';
  type: ReportBlock['type'] | 'title';
  /** The block's id in the newer text, in the older one for what was removed. */
  id: string | null;
  parts: ComparedPart[];
}

export interface ComparedText {
  title: string;
  document: ReportDocument;
  /** For the words of the blocks of our own; without it they are told apart by what they name. */
  material: ReportMaterial | null;
}

/** A block as it is compared: by its words, whatever stands around it. */
interface Line {
  type: ComparedBlock['type'];
  id: string | null;
  words: string;
}

/** What became of one text on the way to another, block by block in reading order. */
export function comparedReports(before: ComparedText, after: ComparedText): ComparedBlock[] {
  const found: ComparedBlock[] = [compared(titleOf(before), titleOf(after))];
  const [old, fresh] = [linesOf(before), linesOf(after)];
  for (const piece of diffArrays(old, fresh, { comparator: isSame })) {
    if (piece.added) found.push(...piece.value.map((line) => alone(line, 'added')));
    else if (piece.removed) found.push(...piece.value.map((line) => alone(line, 'removed')));
    else found.push(...piece.value.map((line) => alone(line, 'same')));
  }
  return paired(found);
}

const isSame = (one: Line, other: Line): boolean => one.type === other.type && one.words === other.words;

function alone({ type, id, words }: Line, kind: 'same' | 'added' | 'removed'): ComparedBlock {
  return { kind, type, id, parts: words === '' ? [] : [{ kind, words }] };
}

/** A run of removed blocks and the added ones behind it: those of one kind in the same order were changed. */
function paired(blocks: readonly ComparedBlock[]): ComparedBlock[] {
  const found: ComparedBlock[] = [];
  let at = 0;
  while (at < blocks.length) {
    const run: ComparedBlock[] = [];
    while (at < blocks.length && (blocks[at]!.kind === 'removed' || blocks[at]!.kind === 'added')) {
      run.push(blocks[at]!);
      at += 1;
    }
    found.push(...changedIn(run));
    if (at < blocks.length) found.push(blocks[at]!);
    at += 1;
  }
  return found;
}

function changedIn(run: readonly ComparedBlock[]): ComparedBlock[] {
  const removed = run.filter(({ kind }) => kind === 'removed');
  const added = run.filter(({ kind }) => kind === 'added');
  const found: ComparedBlock[] = [];
  let next = 0;
  for (const old of removed) {
    const byId = old.id === null ? -1 : added.findIndex((one, index) => index >= next && one.id === old.id);
    const match = byId === -1 ? added.findIndex((one, index) => index >= next && isLike(old, one)) : byId;
    if (match === -1) {
      found.push(old);
      continue;
    }
    found.push(...added.slice(next, match), compared(lineOf(old), lineOf(added[match]!)));
    next = match + 1;
  }
  return [...found, ...added.slice(next)];
}

const lineOf = ({ type, id, parts }: ComparedBlock): Line => ({
  type,
  id,
  words: parts.map(({ words }) => words).join(''),
});

/** Of one kind, and half of their words are the same: otherwise one went and another came. */
function isLike(old: ComparedBlock, fresh: ComparedBlock): boolean {
  if (old.type !== fresh.type) return false;
  const wordsOf = (block: ComparedBlock): string[] =>
    lineOf(block)
      .words.toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const [before, after] = [wordsOf(old), new Set(wordsOf(fresh))];
  const kept = before.filter((word) => after.has(word)).length;
  return kept * 2 >= Math.max(before.length, after.size) && kept > 0;
}

function compared(before: Line, after: Line): ComparedBlock {
  if (isSame(before, after)) return alone(after, 'same');
  const parts = diffWordsWithSpace(before.words, after.words).map(({ added, removed, value }): ComparedPart => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    words: value,
  }));
  return { kind: 'changed', type: after.type, id: after.id, parts };
}

const titleOf = ({ title }: ComparedText): Line => ({ type: 'title', id: null, words: title });

function linesOf({ document, material }: ComparedText): Line[] {
  return [...blocksWithin(document.content)].flatMap((block) => {
    const words = wordsOf(block, material);
    if (words === null) return [];
    return [{ type: block.type, id: block.attrs?.id ?? null, words }];
  });
}

/** Null for blocks that only hold others. */
function wordsOf(block: ReportBlock, material: ReportMaterial | null): string | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'code_block':
      return inlineText(block.content);
    case 'bullet_list':
    case 'ordered_list':
    case 'table':
    case 'blockquote':
      return null;
    case 'horizontal_rule':
      return '';
    case 'voices':
      return block.attrs.reason;
    case 'image':
      return block.attrs.alt;
    case 'message_image':
      return block.attrs.text;
    case 'chart':
      return block.attrs.title || block.attrs.query;
    case 'evidence':
      return [block.attrs.evidenceId, ...block.attrs.also]
        .map((id) => material?.evidence[id]?.quote ?? `#${id}`)
        .join('\n');
    case 'change':
      return material?.changes[block.attrs.changeId]?.title ?? `#${block.attrs.changeId}`;
    case 'assumption':
      return material?.assumptions[block.attrs.assumptionId]?.sentence ?? `#${block.attrs.assumptionId}`;
    case 'thanks':
    case 'changed':
    case 'unanswered':
      return '';
  }
}
