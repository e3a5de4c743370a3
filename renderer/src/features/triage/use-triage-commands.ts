import { finish, currentTarget, toggleMute, togglePin, toggleUnread } from '../../actions/triage.ts';
import { useCommand } from '../../commands.ts';
import { announce, showToast } from '../../stores/announce.ts';
import type { ActionTarget, PickerKind } from '../../stores/triage.ts';
import { clearSelection, openPicker } from '../../stores/triage.ts';
import { text } from '../../text.ts';

/** Runs on what is selected, else on the open conversation, which may be chosen and not painted yet. */
function onTarget(run: (target: ActionTarget) => void): () => boolean {
  return () => {
    const target = currentTarget();
    if (target !== null) run(target);
    return target !== null;
  };
}

const picking = (kind: PickerKind): (() => boolean) => onTarget((target) => openPicker(kind, target));

/** Two at least are needed for merging; the words say how they are selected. */
function startMerge(): boolean {
  const target = currentTarget();
  if (target === null) return false;
  if ('scope' in target || target.ids.length > 50) showToast(text.triage.mergeMany);
  else if (target.ids.length < 2) showToast(text.triage.mergeOne);
  else openPicker('merge', target);
  return true;
}

/** Everything that triage does by key. */
export function useTriageCommands(): void {
  useCommand(
    'done',
    onTarget((target) => void finish(target)),
  );
  useCommand(
    'unread',
    onTarget((target) => void toggleUnread(target)),
  );
  useCommand(
    'pin',
    onTarget((target) => void togglePin(target)),
  );
  useCommand(
    'mute',
    onTarget((target) => void toggleMute(target)),
  );
  useCommand('snooze', picking('snooze'));
  useCommand('remind', picking('remind'));
  useCommand('label', picking('label'));
  useCommand('assign', picking('assign'));
  useCommand('change', picking('change'));
  useCommand('menu', () => {
    // In the rail the key means the item there.
    if (document.activeElement?.closest('.rail-item') != null) return false;
    return picking('menu')();
  });
  useCommand('merge', startMerge);
  useCommand('close', () => {
    const cleared = clearSelection();
    if (cleared) announce(text.triage.noneSelected);
    return cleared;
  });
}
