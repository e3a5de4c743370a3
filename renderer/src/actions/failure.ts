import { messageOf } from '../ipc.ts';
import { showToast } from '../stores/announce.ts';
import { text } from '../text.ts';

/** Says that an action did not work, and why. */
export function showFailure(what: string, error: unknown): void {
  showToast(text.frame.actionFailed(what, messageOf(error)), { tone: 'danger' });
}
