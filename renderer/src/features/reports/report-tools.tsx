import { Bold, Code, Italic, Link, MessageSquarePlus, Plus, Redo2, Search, Undo2 } from 'lucide-react';
import { redoDepth, undoDepth } from 'prosemirror-history';
import type { EditorState } from 'prosemirror-state';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { runCommand, type CommandName } from '../../commands.ts';
import { text } from '../../text.ts';
import type { ReportDesk } from './insertion.ts';
import { insertions } from './insertions.ts';
import { around, code, em, nodes, strong } from './text-commands.ts';
import { TableMenu } from './table-menu.tsx';
import { usePageState } from './use-page.ts';

const words = text.reportEditor;
/** Insertions that stand in the bar beside the menu of all. */
const oftenUsed = ['evidence', 'change', 'chart', 'thanks'];
/** Kinds of text, chosen in a menu of their own. */
const kinds = ['text', 'heading1', 'heading2', 'heading3', 'bullets', 'numbers', 'quote', 'code'];

/** What is on where the caret stands: marks, and the kind of text. */
function standing(state: EditorState): string {
  const { from, to, empty, $from } = state.selection;
  const marks = ['strong', 'em', 'code'].filter((name) => {
    const type = state.schema.marks[name]!;
    return empty
      ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, type);
  });
  return [kindOf(state), ...marks].join(' ');
}

function kindOf({ selection: { $from } }: EditorState): string {
  if ($from.parent.type === nodes.heading) return `heading${String($from.parent.attrs['level'])}`;
  if ($from.parent.type === nodes.code_block) return 'code';
  const inside = around($from, nodes.bullet_list, nodes.ordered_list, nodes.blockquote);
  if (inside === null) return 'text';
  return inside.type === nodes.blockquote ? 'quote' : inside.type === nodes.bullet_list ? 'bullets' : 'numbers';
}

/** Marks, kinds of text and insertions for the page. */
export function ReportTools({ desk }: { desk: ReportDesk }) {
  const { page } = desk;
  const [kind, ...marks] = usePageState(page, standing).split(' ');
  const canUndo = usePageState(page, (state) => undoDepth(state) > 0);
  const canRedo = usePageState(page, (state) => redoDepth(state) > 0);
  const marked = (name: string, keys: CommandName, label: string, command: typeof strong, icon: ReactNode) => (
    <IconButton label={label} keys={keys} aria-pressed={marks.includes(name)} onClick={() => page.run(command)}>
      {icon}
    </IconButton>
  );
  const asked = (keys: CommandName, label: string, icon: ReactNode) => (
    <IconButton label={label} keys={keys} onClick={() => runCommand(keys)}>
      {icon}
    </IconButton>
  );
  return (
    <div className="desk-tools" role="toolbar" aria-label={text.reports.toolbar}>
      <IconButton
        label={text.reports.undo}
        keys="report-undo"
        className="desk-undo"
        disabled={!canUndo}
        onClick={() => runCommand('report-undo')}
      >
        <Undo2 size={15} />
      </IconButton>
      <IconButton
        label={text.reports.redo}
        keys="report-redo"
        className="desk-undo"
        disabled={!canRedo}
        onClick={() => runCommand('report-redo')}
      >
        <Redo2 size={15} />
      </IconButton>
      <Menu
        look="quiet"
        align="start"
        label={words.style}
        words={insertions.find(({ key }) => key === kind)?.words ?? ''}
        items={insertions
          .filter(({ key }) => kinds.includes(key))
          .map(({ key, words: label, icon: Icon, run }) => ({
            key,
            label,
            icon: <Icon size={15} />,
            checked: key === kind,
            choice: true,
            run: () => run(desk),
          }))}
      />
      {marked('strong', 'report-strong', words.strong, strong, <Bold size={15} />)}
      {marked('em', 'report-em', words.em, em, <Italic size={15} />)}
      {marked('code', 'report-code', words.codeMark, code, <Code size={15} />)}
      {asked('report-link', words.link.label, <Link size={15} />)}
      {asked('report-comment', words.comment.label, <MessageSquarePlus size={15} />)}
      {asked('report-find', words.find.label, <Search size={15} />)}
      <Menu
        look="quiet"
        align="start"
        label={words.insert}
        words={words.insert}
        icon={<Plus size={15} />}
        items={insertions
          .filter(({ key }) => !kinds.includes(key))
          .map(({ key, words: label, icon: Icon, run }) => ({
            key,
            label,
            icon: <Icon size={15} />,
            run: () => run(desk),
          }))}
      />
      <TableMenu desk={desk} />
      {insertions
        .filter(({ key }) => oftenUsed.includes(key))
        .map(({ key, words: label, hint, icon: Icon, run }) => (
          <button
            key={key}
            type="button"
            className="button button-quiet desk-often"
            title={hint}
            onClick={() => run(desk)}
          >
            <Icon size={14} />
            <span className="button-label">{label}</span>
          </button>
        ))}
    </div>
  );
}
