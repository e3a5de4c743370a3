import fc from 'fast-check';
import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import type { Command, EditorState, Plugin } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { blockIds } from '../../../../renderer/src/features/reports/block-ids.ts';
import { documentOf } from '../../../../renderer/src/features/reports/documents.ts';
import { openedState, undoLogOf, undoRecorder } from '../../../../renderer/src/features/reports/undo-log.ts';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import { anyDeed, done } from './any-deed.ts';

const plugins = (): Plugin[] => [history(), undoRecorder(), blockIds()];

/** Every document on the way back to the beginning, or on the way forward. */
function way(state: EditorState, command: Command): unknown[] {
  const seen: unknown[] = [];
  for (let at = state, steps = 0; steps < 500; steps += 1) {
    let next = at;
    if (!command(at, (transaction) => (next = at.apply(transaction)))) break;
    seen.push(withoutNames(next));
    at = next;
  }
  return seen;
}

/** Names of blocks are given anew by what follows from an undo. */
const withoutNames = (state: EditorState): string => state.doc.toString();

const begin: ReportDocument = {
  version: 2,
  content: [
    { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'The first words of it.' }] },
    { type: 'paragraph', attrs: { id: 'b' }, content: [{ type: 'text', text: 'And some more.' }] },
  ],
};

describe('undo after a restart', () => {
  it('goes back and forth over the same documents as before it', () => {
    // Catches steps that are grouped otherwise after a restart, undone ones that are lost, and a caret that breaks the replay.
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 40 }), fc.nat(40), (deeds, restartAt) => {
        let now = 1_000_000;
        let state = openedState(begin, null, plugins());
        for (const [index, deed] of deeds.entries()) {
          now += deed.after;
          state = done(state, deed, now);
          // More than one restart: what is replayed is written down again.
          if (index === restartAt) state = openedState(documentOf(state.doc), undoLogOf(state), plugins());
        }
        const opened = openedState(documentOf(state.doc), undoLogOf(state), plugins());
        expect(opened.doc.eq(state.doc)).toBe(true);
        expect(undoDepth(opened)).toBe(undoDepth(state));
        expect(redoDepth(opened)).toBe(redoDepth(state));
        expect(way(opened, undo)).toEqual(way(state, undo));
        expect(way(opened, redo)).toEqual(way(state, redo));
      }),
      { numRuns: 150 },
    );
  });

  it('is given up when the document was changed by somebody else', () => {
    // Catches steps that are taken back from a document that they do not belong to.
    let state = openedState(begin, null, plugins());
    state = state.apply(state.tr.insertText('New. ', 1));
    const other: ReportDocument = { version: 2, content: begin.content.slice(0, 1) };
    const opened = openedState(other, undoLogOf(state), plugins());
    expect(documentOf(opened.doc)).toEqual(other);
    expect(undoDepth(opened)).toBe(0);
  });

  it.each(['', 'no json', '[]', '[{"kind":"do","steps":[{"stepType":"nonsense"}]}]', '[{"kind":"undo","steps":[]}]'])(
    'does without a log that cannot be read: %j',
    (steps) => {
      const base = JSON.stringify(begin);
      expect(documentOf(openedState(begin, { base, steps }, plugins()).doc)).toEqual(begin);
    },
  );

  it('keeps a bounded part of what was done, of which everything can be taken back', () => {
    // Catches a log that grows with every key for ever, and one that is cut where an undo needs what went.
    let state = openedState(begin, null, plugins());
    for (let round = 0; round < 60; round += 1) {
      state = state.apply(state.tr.insertText('x'.repeat(20_000), 1).setTime(round * 10_000 + 1));
      if (round % 7 === 6) state = done(state, { does: 'undo', at: 0, after: 0 }, 0);
    }
    const log = undoLogOf(state)!;
    expect(log.steps.length).toBeLessThan(1_200_000);
    const opened = openedState(documentOf(state.doc), log, plugins());
    expect(undoDepth(opened)).toBeGreaterThan(5);
  });
});
