import { ArrowDown, ArrowUp, MoreHorizontal, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { memo } from 'react';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import type { ReportBlock } from '../../../../shared/model/report-document.ts';
import { IconButton } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { reportCommandOf } from '../../keyboard.ts';
import { text } from '../../text.ts';
import { EvidenceBlock } from './evidence-block.tsx';
import { shapeOf } from './document-edits.ts';
import type { BlockShape } from './document-edits.ts';

/** What a block can ask of the editor. The same object for all blocks and all renders, so that blocks draw only their own changes. */
export interface BlockCommands {
  write(id: string, words: string): void;
  focus(id: string): void;
  move(id: string, by: -1 | 1): void;
  remove(id: string): void;
  reshape(id: string, shape: BlockShape): void;
  addText(after: string): void;
}

interface ReportBlockProps {
  block: ReportBlock;
  position: number;
  total: number;
  evidence: Evidence | undefined;
  commands: BlockCommands;
}

const shapes: { shape: BlockShape; label: string }[] = [
  { shape: 'text', label: text.reports.kinds.text },
  { shape: 'heading-1', label: text.reports.level(1) },
  { shape: 'heading-2', label: text.reports.level(2) },
  { shape: 'heading-3', label: text.reports.level(3) },
];

export const ReportBlockView = memo(function ReportBlockView(props: ReportBlockProps) {
  const { block, position, total, evidence, commands } = props;
  const { id } = block;
  const label = text.reports.block(
    block.type === 'heading' ? text.reports.level(block.level) : text.reports.kinds[block.type],
    position,
    total,
  );

  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const own = event.target instanceof HTMLTextAreaElement ? event.target : null;
    const command = reportCommandOf(event);
    const endsHeading = event.key === 'Enter' && block.type === 'heading' && !event.shiftKey && own !== null;
    if (command === 'block-up' || command === 'block-down') {
      event.preventDefault();
      commands.move(id, command === 'block-up' ? -1 : 1);
    } else if (command === 'block-below' || endsHeading) {
      event.preventDefault();
      commands.addText(id);
    } else if (event.key === 'Backspace' && own !== null && own.value === '') {
      event.preventDefault();
      commands.remove(id);
    } else if (
      event.key === 'Delete' &&
      block.type === 'evidence' &&
      event.target === event.currentTarget.querySelector('.report-quote')
    ) {
      event.preventDefault();
      commands.remove(id);
    }
  };

  return (
    <div
      className={`block block-${block.type}`}
      role="group"
      aria-label={label}
      data-block={id}
      onKeyDown={keys}
      onFocus={() => commands.focus(id)}
    >
      <div className="block-tools">
        <IconButton label={text.reports.moveUp} disabled={position === 1} onClick={() => commands.move(id, -1)}>
          <ArrowUp size={14} />
        </IconButton>
        <IconButton label={text.reports.moveDown} disabled={position === total} onClick={() => commands.move(id, 1)}>
          <ArrowDown size={14} />
        </IconButton>
        {block.type === 'evidence' ? null : (
          <Menu
            label={text.reports.turnInto}
            face={<MoreHorizontal size={14} />}
            items={shapes
              .filter(({ shape }) => shape !== shapeOf(block))
              .map(({ shape, label: name }) => ({ key: shape, label: name, run: () => commands.reshape(id, shape) }))}
          />
        )}
        <IconButton label={text.reports.deleteBlock} onClick={() => commands.remove(id)}>
          <Trash2 size={14} />
        </IconButton>
      </div>
      {block.type === 'evidence' ? (
        <EvidenceBlock evidence={evidence} />
      ) : (
        <textarea
          className={block.type === 'heading' ? `report-heading report-heading-${block.level}` : 'report-text'}
          aria-label={label}
          rows={1}
          value={block.text}
          placeholder={block.type === 'heading' ? text.reports.headingPlaceholder : text.reports.textPlaceholder}
          onChange={(event) =>
            commands.write(id, block.type === 'heading' ? event.target.value.replace(/\n/g, ' ') : event.target.value)
          }
        />
      )}
    </div>
  );
});
