import { splitBlock } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import fc from 'fast-check';
import { blockDown, blockUp } from '../../../../renderer/src/features/reports/block-moves.ts';
import { asHeading, asList, strong } from '../../../../renderer/src/features/reports/text-commands.ts';

/** One thing that somebody does, `after` milliseconds behind the one before. */
export type Deed = {
  does: 'type' | 'delete' | 'split' | 'bold' | 'heading' | 'list' | 'up' | 'down' | 'undo' | 'redo';
  at: number;
  after: number;
};

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom(
    'type',
    'type',
    'type',
    'delete',
    'split',
    'bold',
    'heading',
    'list',
    'up',
    'down',
    'undo',
    'undo',
    'redo',
  ),
  at: fc.nat(60),
  after: fc.constantFrom(10, 40, 2000),
});
const commands: Partial<Record<Deed['does'], Command>> = {
  split: splitBlock,
  bold: strong,
  heading: asHeading(2),
  list: asList('bullet_list'),
  up: blockUp,
  down: blockDown,
  undo,
  redo,
};

/** The page after it. */
export function done(state: EditorState, { does, at }: Deed, now: number): EditorState {
  const { size } = state.doc.content;
  if (does === 'undo' || does === 'redo') {
    let after = state;
    commands[does]!(state, (transaction) => (after = state.apply(transaction)));
    return after;
  }
  const from = Math.min(at, size);
  const selected = state.apply(
    state.tr.setSelection(
      TextSelection.between(state.doc.resolve(from), state.doc.resolve(Math.min(from + (at % 5), size))),
    ),
  );
  if (does === 'type') return selected.apply(selected.tr.insertText('ab').setTime(now));
  if (does === 'delete') return selected.apply(selected.tr.deleteSelection().setTime(now));
  let after = selected;
  commands[does]!(selected, (transaction) => (after = selected.apply(transaction.setTime(now))));
  return after;
}
