import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { text } from '../../text.ts';
import { nodes } from './text-commands.ts';

/** So many blocks make a long report. */
const long = 150;

/** What an empty page, or the empty line that the caret stands in, says one can do. */
export function pageHints(): Plugin {
  return new Plugin({
    props: {
      // Blocks out of sight are not laid out with every key (`report-page.css`).
      attributes: ({ doc }): Record<string, string> => (doc.childCount > long ? { class: 'report-long' } : {}),
      decorations({ doc, selection }) {
        const first = doc.firstChild!;
        const isBlank = doc.childCount === 1 && first.type === nodes.paragraph && first.content.size === 0;
        if (isBlank) return hint(doc, 0, first.nodeSize, text.reportEditor.emptyPage);
        const { $from, empty } = selection;
        if (!empty || $from.depth !== 1 || $from.parent.content.size > 0) return null;
        const isHeading = $from.parent.type === nodes.heading;
        if (!isHeading && $from.parent.type !== nodes.paragraph) return null;
        const words = isHeading ? text.reports.headingPlaceholder : text.reportEditor.emptyLine;
        return hint(doc, $from.before(), $from.after(), words);
      },
    },
  });
}

function hint(doc: Parameters<typeof DecorationSet.create>[0], from: number, to: number, words: string): DecorationSet {
  return DecorationSet.create(doc, [Decoration.node(from, to, { class: 'page-hint', 'data-hint': words })]);
}
