import { Plus } from 'lucide-react';
import { Menu } from '../../components/menu.tsx';
import { text } from '../../text.ts';
import type { NewBlock } from './document-edits.ts';

/** The gap between two blocks: a plus on hover or focus. */
export function InsertLine({ onInsert }: { onInsert: (block: NewBlock) => void }) {
  return (
    <div className="insert-line">
      <Menu
        label={text.reports.insertHere}
        align="start"
        face={<Plus size={13} />}
        items={[
          { key: 'text', label: text.reports.kinds.text, run: () => onInsert({ type: 'text', text: '' }) },
          {
            key: 'heading-1',
            label: text.reports.level(1),
            run: () => onInsert({ type: 'heading', level: 1, text: '' }),
          },
          {
            key: 'heading-2',
            label: text.reports.level(2),
            run: () => onInsert({ type: 'heading', level: 2, text: '' }),
          },
          {
            key: 'heading-3',
            label: text.reports.level(3),
            run: () => onInsert({ type: 'heading', level: 3, text: '' }),
          },
        ]}
      />
    </div>
  );
}
