import { Check, Clock, Ellipsis, Mail, Tag, X } from 'lucide-react';
import { currentTarget, finish, toggleUnread } from '../../actions/triage.ts';
import { IconButton } from '../../components/button.tsx';
import { announce } from '../../stores/announce.ts';
import { useNavigation } from '../../stores/navigation.ts';
import type { ActionTarget, PickerKind } from '../../stores/triage.ts';
import { clearSelection, closePicker, openPicker, selectWhole, useTriage } from '../../stores/triage.ts';
import { text } from '../../text.ts';

interface BulkBarProps {
  /** How many the list shows in all, also those not loaded; null when nobody knows. */
  total: number | null;
  /** All rows that are loaded are selected, and there may be more. */
  offersWhole: boolean;
}

/** In place of the tabs while something is selected: how much, and what can be done with it. */
export function BulkBar({ total, offersWhole }: BulkBarProps) {
  const count = useTriage((state) => state.selected.size);
  const whole = useTriage((state) => state.whole !== null);
  const open = useTriage((state) => state.picker?.kind ?? null);
  const onTarget = (run: (target: ActionTarget) => void): void => {
    const target = currentTarget();
    if (target !== null) run(target);
  };
  const picking = (kind: PickerKind) => ({
    'data-picker': kind,
    'aria-haspopup': kind === 'menu' ? ('menu' as const) : ('dialog' as const),
    'aria-expanded': open === kind,
    onClick: (event: { currentTarget: HTMLElement }) => {
      const anchor = event.currentTarget;
      if (open === kind) closePicker();
      else onTarget((target) => openPicker(kind, target, anchor));
    },
  });
  const words = whole ? text.triage.selectedWhole(total) : text.triage.selected(count);
  return (
    <>
      <div className="column-head bulk-bar" role="toolbar" aria-label={text.triage.bulk}>
        <span className="bulk-count">{words}</span>
        <IconButton
          label={text.triage.items.done}
          keys="done"
          onClick={() => onTarget((target) => void finish(target))}
        >
          <Check size={16} />
        </IconButton>
        <IconButton label={text.conversation.snooze} keys="snooze" {...picking('snooze')}>
          <Clock size={15} />
        </IconButton>
        <IconButton
          label={text.triage.items.unread}
          keys="unread"
          onClick={() => onTarget((target) => void toggleUnread(target))}
        >
          <Mail size={15} />
        </IconButton>
        <IconButton label={text.triage.label} keys="label" {...picking('label')}>
          <Tag size={15} />
        </IconButton>
        <IconButton label={text.triage.more} keys="menu" {...picking('menu')}>
          <Ellipsis size={16} />
        </IconButton>
        <IconButton label={text.triage.clear} onClick={() => void clearSelection()}>
          <X size={16} />
        </IconButton>
      </div>
      {offersWhole && !whole ? (
        <div className="filter-bar">
          <button
            type="button"
            className="link-button"
            onClick={() => {
              selectWhole(useNavigation.getState().scope);
              announce(text.triage.selectedWhole(total));
            }}
          >
            {text.triage.selectWhole(total)}
          </button>
        </div>
      ) : null}
    </>
  );
}
