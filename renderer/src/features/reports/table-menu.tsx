import { Table2 } from 'lucide-react';
import { isInTable } from 'prosemirror-tables';
import { Menu } from '../../components/menu.tsx';
import { text } from '../../text.ts';
import type { ReportDesk } from './insertion.ts';
import { tableCommands } from './table-commands.ts';
import { usePageState } from './use-page.ts';

const names = Object.keys(tableCommands) as (keyof typeof tableCommands)[];
const apart = new Set(['headerRow', 'merge', 'deleteRow']);

/** Rows and columns of the table that the caret stands in; not there outside of one. */
export function TableMenu({ desk }: { desk: ReportDesk }) {
  const can = usePageState(desk.page, (state) =>
    isInTable(state) ? names.filter((name) => tableCommands[name](state)).join(' ') : '',
  ).split(' ');
  if (can[0] === '') return null;
  return (
    <Menu
      look="quiet"
      align="start"
      label={text.reportEditor.table}
      words={text.reportEditor.table}
      icon={<Table2 size={15} />}
      items={names
        .filter((name) => can.includes(name))
        .map((name) => ({
          key: name,
          label: text.reportEditor.tables[name],
          apart: apart.has(name),
          danger: name.startsWith('delete'),
          run: () => void desk.page.run(tableCommands[name]),
        }))}
    />
  );
}
