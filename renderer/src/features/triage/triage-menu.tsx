import { practices } from '../../../../shared/model/practice.ts';
import { practicesOfAll, togglePractice } from '../../actions/triage-choices.ts';
import { finish, targetRows, toggleMute, togglePin, toggleUnread, willRead } from '../../actions/triage.ts';
import { runCommand } from '../../commands.ts';
import type { MenuItem } from '../../components/menu.tsx';
import type { Anchor } from '../../components/popover.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import type { ActionTarget, PickerKind } from '../../stores/triage.ts';
import { openPicker } from '../../stores/triage.ts';
import { text } from '../../text.ts';

/** Everything that can be done with the target; what asks for more opens at the same place. */
export function triageItems(target: ActionTarget, anchor: Anchor | null): MenuItem[] {
  const { items } = text.triage;
  const rows = targetRows(target);
  const all = (holds: (row: (typeof rows)[number]) => boolean): boolean => rows.length > 0 && rows.every(holds);
  const picking = (kind: Exclude<PickerKind, 'menu'>): MenuItem => ({
    key: kind,
    keys: kind,
    label: items[kind],
    // The menu gives the focus back first.
    run: () => requestAnimationFrame(() => openPicker(kind, target, anchor)),
  });
  const isSeveral = 'ids' in target && target.ids.length > 1 && target.ids.length <= 50;
  const isOpen = 'ids' in target && target.ids.join() === String(useNavigation.getState().conversationId);
  const borne = practicesOfAll(target);
  return [
    {
      key: 'done',
      keys: 'done',
      label: all((row) => row.state === 'done') ? items.reopen : items.done,
      run: () => void finish(target),
    },
    picking('snooze'),
    {
      key: 'unread',
      keys: 'unread',
      label: willRead(target) ? items.read : items.unread,
      run: () => void toggleUnread(target),
    },
    {
      key: 'pin',
      keys: 'pin',
      label: all((row) => row.pinned) ? items.unpin : items.pin,
      run: () => void togglePin(target),
    },
    {
      key: 'mute',
      keys: 'mute',
      label: all((row) => row.muted) ? items.unmute : items.mute,
      run: () => void toggleMute(target),
    },
    { ...picking('label'), apart: true },
    picking('assign'),
    picking('remind'),
    picking('change'),
    ...(isSeveral ? [picking('merge')] : []),
    // What the open conversation does itself.
    ...(isOpen ? (['thank', 'promise', 'assumption', 'link-conversation', 'hand-on'] as const) : []).map(
      (name, index) => ({
        key: name,
        keys: name,
        label: text.commands.name[name],
        apart: index === 0,
        run: () => requestAnimationFrame(() => void runCommand(name)),
      }),
    ),
    ...practices.map((practice, index) => ({
      key: practice,
      label: items.practice[practice],
      icon: <i className={`dot dot-${practice}`} aria-hidden="true" />,
      checked: borne.includes(practice),
      apart: index === 0,
      run: () => void togglePractice(target, practice),
    })),
  ];
}
