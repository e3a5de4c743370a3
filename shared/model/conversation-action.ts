import type { Practice } from './practice.ts';

/** What can be done with conversations, one or many at once. Rules do the same. Every action can be undone. */
export type ConversationAction =
  | { type: 'done' }
  | { type: 'reopen' }
  /** `until` in milliseconds since 1970; null: until they answer. */
  | { type: 'snooze'; until: number | null }
  | { type: 'unread' }
  | { type: 'read' }
  | { type: 'pin'; on: boolean }
  | { type: 'mute'; on: boolean }
  /** `to`: `me`, a name, or null for nobody. */
  | { type: 'assign'; to: string | null }
  | { type: 'label'; labelId: number; on: boolean }
  | { type: 'change'; changeId: number; on: boolean }
  | { type: 'practice'; practice: Practice; on: boolean }
  /** Brings it back at a time unless something arrives before; null takes the reminder away. */
  | { type: 'remind'; at: number | null };

/** What one's own name is in `assignee`. */
export const assignedToMe = 'me';

/**
 * What the undo history calls an action, such as "Marked done".
 * @param name of the label or the change that it is about, null for other actions
 */
export function actionLabel(action: ConversationAction, name: string | null): string {
  switch (action.type) {
    case 'done':
      return 'Marked done';
    case 'reopen':
      return 'Reopened';
    case 'snooze':
      return action.until === null ? 'Snoozed until they answer' : 'Snoozed';
    case 'unread':
      return 'Marked unread';
    case 'read':
      return 'Marked read';
    case 'pin':
      return action.on ? 'Pinned' : 'Unpinned';
    case 'mute':
      return action.on ? 'Muted' : 'Unmuted';
    case 'assign':
      return action.to === null ? 'Assigned to nobody' : `Assigned to ${action.to}`;
    case 'label':
      return action.on ? `Labelled ${quoted(name)}` : `Label ${quoted(name)} taken off`;
    case 'change':
      return action.on ? `Linked to ${quoted(name)}` : `Taken off ${quoted(name)}`;
    case 'practice':
      return action.on ? `Marked as ${action.practice}` : `No longer marked as ${action.practice}`;
    case 'remind':
      return action.at === null ? 'Reminder removed' : 'Reminder set';
  }
}

/** What it was about may be gone by now. */
function quoted(name: string | null): string {
  return name === null ? 'what is gone' : `“${name}”`;
}
