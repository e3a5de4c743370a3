import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  withInserted,
  withMoved,
  withoutBlock,
  withShape,
  withText,
} from '../../../renderer/src/features/reports/document-edits.ts';
import type { Draft } from '../../../renderer/src/features/reports/document-edits.ts';
import { changed, redone, startHistory, undone } from '../../../renderer/src/features/reports/history.ts';

const draft: Draft = {
  title: 'What people tell us',
  blocks: [
    { id: 'a', type: 'heading', level: 1, text: 'Names' },
    { id: 'b', type: 'text', text: 'Two\nlines' },
    { id: 'c', type: 'evidence', evidenceId: 4 },
  ],
};

const ids = (state: Draft): string[] => state.blocks.map((block) => block.id);

describe('edits of a report', () => {
  it('inserts first, between and last', () => {
    const block = { id: 'n', type: 'text', text: '' } as const;
    expect(ids(withInserted(draft, block, null))).toEqual(['n', 'a', 'b', 'c']);
    expect(ids(withInserted(draft, block, 'a'))).toEqual(['a', 'n', 'b', 'c']);
    expect(ids(withInserted(draft, block, 'gone'))).toEqual(['a', 'b', 'c', 'n']);
  });

  it('moves a block and stops at the edges', () => {
    expect(ids(withMoved(draft, 'a', 1))).toEqual(['b', 'a', 'c']);
    expect(withMoved(draft, 'a', -1)).toBe(draft);
    expect(withMoved(draft, 'c', 1)).toBe(draft);
  });

  // Would catch: words lost when text becomes a heading, or evidence that turns into words of ours.
  it('keeps the words when a block changes its shape', () => {
    expect(withShape(draft, 'b', 'heading-2').blocks[1]).toEqual({
      id: 'b',
      type: 'heading',
      level: 2,
      text: 'Two lines',
    });
    expect(withShape(draft, 'a', 'text').blocks[0]).toEqual({ id: 'a', type: 'text', text: 'Names' });
    expect(withShape(draft, 'c', 'text').blocks[2]).toEqual(draft.blocks[2]);
  });

  it('deletes only the block that is meant', () => {
    expect(ids(withoutBlock(draft, 'b'))).toEqual(['a', 'c']);
  });
});

describe('history', () => {
  // Would catch: an undo that skips a state, or a redo that survives a new change.
  it('goes back and forth through every state', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), (texts) => {
        const states = [draft];
        let history = startHistory(draft);
        texts.forEach((words, index) => {
          history = changed(history, withText(history.present, 'b', words + String(index)), null, index);
          states.push(history.present);
        });
        for (const state of states.toReversed().slice(1)) {
          history = undone(history);
          expect(history.present).toBe(state);
        }
        expect(undone(history)).toBe(history);
        for (const state of states.slice(1)) {
          history = redone(history);
          expect(history.present).toBe(state);
        }
        expect(redone(history)).toBe(history);
      }),
    );
  });

  it('takes typing in one place as one step, and a pause as the end of it', () => {
    let history = startHistory('');
    history = changed(history, 'a', 'b', 0);
    history = changed(history, 'ab', 'b', 300);
    history = changed(history, 'abc', 'b', 5000);
    expect(undone(history).present).toBe('ab');
    expect(undone(undone(history)).present).toBe('');
  });
});
