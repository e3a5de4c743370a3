import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { search } from 'prosemirror-search';
import { tableEditing } from 'prosemirror-tables';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blockHandle } from './block-handle.ts';
import { blockIds } from './block-ids.ts';
import { clipboard } from './clipboard.ts';
import { commentClicks } from './comments.ts';
import { blockOpening } from './block-opening.ts';
import type { Insertion } from './insertion.ts';
import { linkClicks } from './links.ts';
import { pageHints } from './page-hints.ts';
import { slashMenu } from './slash.ts';
import { typingKeys } from './typing-keys.ts';
import { typingRules } from './typing-rules.ts';
import { ownBlockKeys } from './own-blocks/opening.ts';
import { evidenceDrop } from './evidence-commands.ts';
import { undoRecorder } from './undo-log.ts';

export interface PageActions {
  /** Everything that can be inserted. */
  insertions: () => readonly Insertion[];
  take: (insertion: Insertion) => void;
  /** Takes pasted or dropped files; `at` is where they were dropped. False when there is nothing to take. */
  takeFiles: (view: EditorView, files: File[], at: number | null) => boolean;
  /** A key that may mean something in a report; true when it did. */
  key: (event: KeyboardEvent) => boolean;
  /** The selected block is to be changed; false when there is nothing about it to change. */
  openBlock: () => boolean;
  /** The comment at a place was pressed. */
  openComment: (position: number) => void;
}

/** What the page does by itself, and with the keys that belong to typing. */
export function pagePlugins(actions: PageActions): Plugin[] {
  return [
    // Before all others: what they leave, the page's own view may still take for itself.
    new Plugin({ props: { handleKeyDown: (_view, event) => !event.isComposing && actions.key(event) } }),
    history(),
    undoRecorder(),
    blockIds(),
    slashMenu({ all: actions.insertions, take: actions.take }),
    evidenceDrop(),
    clipboard({ takeFiles: actions.takeFiles }),
    ownBlockKeys(),
    typingRules(),
    ...typingKeys(),
    linkClicks(),
    commentClicks(actions.openComment),
    search(),
    pageHints(),
    blockHandle(),
    blockOpening(actions.openBlock),
    tableEditing(),
    dropCursor({ color: 'var(--accent)', width: 2 }),
    gapCursor(),
  ];
}
