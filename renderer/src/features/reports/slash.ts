import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Insertion } from './insertion.ts';
import { nodes } from './text-commands.ts';

/** The menu that `/` opens: where it was typed, what was typed behind it, and which line is marked. */
export interface SlashState {
  from: number;
  query: string;
  index: number;
}

const key = new PluginKey<SlashState | null>('slash');
export const slashListId = 'slash-list';
export const slashOptionId = (insertion: Insertion): string => `slash-${insertion.key}`;

export function slashState(state: EditorState): SlashState | null {
  return key.getState(state) ?? null;
}

/** What fits the typed words, what begins with them first. */
export function insertionsFor(all: readonly Insertion[], query: string): Insertion[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return [...all];
  const rank = ({ words, keywords, hint }: Insertion): number => {
    const name = words.toLocaleLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    if (keywords.toLocaleLowerCase().includes(wanted)) return 2;
    return hint.toLocaleLowerCase().includes(wanted) ? 3 : 4;
  };
  return all.filter((one) => rank(one) < 4).sort((one, other) => rank(one) - rank(other));
}

/** Takes the typed words away and does what was chosen. */
export function takeInsertion(view: EditorView, take: () => void): void {
  const open = slashState(view.state);
  if (open !== null) {
    view.dispatch(view.state.tr.delete(open.from, view.state.selection.head).setMeta(key, { close: true }));
  }
  view.focus();
  take();
}

type Change = { open: number } | { index: number } | { close: true };

/** `all` is asked each time, so that it may be made later than the page; `take` does what was chosen. */
export function slashMenu(setting: {
  all: () => readonly Insertion[];
  take: (insertion: Insertion) => void;
}): Plugin<SlashState | null> {
  return new Plugin<SlashState | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before, _old, state) => next(transaction, before, state, setting.all()),
    },
    props: {
      handleTextInput(view, from, to, words) {
        if (words !== '/' || from !== to || !canOpen(view.state)) return false;
        view.dispatch(view.state.tr.insertText('/', from).setMeta(key, { open: from } satisfies Change));
        return true;
      },
      handleKeyDown(view, event) {
        const open = slashState(view.state);
        if (open === null || event.isComposing) return false;
        const found = insertionsFor(setting.all(), open.query);
        const tell = (change: Change): true => {
          view.dispatch(view.state.tr.setMeta(key, change));
          return true;
        };
        if (event.key === 'Escape') return tell({ close: true });
        if (found.length === 0) return false;
        if (event.key === 'ArrowDown') return tell({ index: (open.index + 1) % found.length });
        if (event.key === 'ArrowUp') return tell({ index: (open.index + found.length - 1) % found.length });
        if (event.key !== 'Enter' && event.key !== 'Tab') return false;
        const chosen = found[open.index]!;
        takeInsertion(view, () => setting.take(chosen));
        return true;
      },
      handleDOMEvents: {
        blur: (view) => {
          // A press on the menu leaves the focus where it is.
          if (slashState(view.state) !== null)
            view.dispatch(view.state.tr.setMeta(key, { close: true } satisfies Change));
          return false;
        },
      },
      attributes: (state) => {
        const open = slashState(state);
        const marked = open === null ? undefined : insertionsFor(setting.all(), open.query)[open.index];
        const shown: Record<string, string> =
          marked === undefined ? {} : { 'aria-controls': slashListId, 'aria-activedescendant': slashOptionId(marked) };
        return shown;
      },
    },
  });
}

/** At the beginning of a text or behind a space: anywhere else it is a stroke between words. */
function canOpen({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type === nodes.code_block) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
  return before === '' || /\s$/.test(before);
}

function next(
  transaction: Transaction,
  before: SlashState | null,
  state: EditorState,
  all: readonly Insertion[],
): SlashState | null {
  const change = transaction.getMeta(key) as Change | undefined;
  if (change !== undefined && 'close' in change) return null;
  if (change !== undefined && 'open' in change) return { from: change.open, query: '', index: 0 };
  if (before === null) return null;
  if (change !== undefined) return { ...before, index: change.index };
  if (!transaction.docChanged && !transaction.selectionSet) return before;
  const from = transaction.mapping.map(before.from, -1);
  const { head, empty, $from } = state.selection;
  if (!empty || head <= from || from < $from.start()) return null;
  const typed = state.doc.textBetween(from, head, '\n', '\ufffc');
  if (!typed.startsWith('/') || /[\n\ufffc]/.test(typed)) return null;
  const query = typed.slice(1);
  // A stroke that no insertion fits was one between words after all.
  if (query.length > 24 || (/\s$/.test(query) && insertionsFor(all, query).length === 0)) return null;
  return { from, query, index: query === before.query ? before.index : 0 };
}
