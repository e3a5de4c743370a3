import type { ChangedKeys } from '../../../shared/model/keymap.ts';
import { request } from '../ipc.ts';
import { applyKeys, useKeymap } from '../keymap.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';

/** Changes keys here at once, and in every window and at every start from now on. */
export async function setKeys(keys: ChangedKeys): Promise<void> {
  const before = useKeymap.getState().changed;
  applyKeys(keys);
  try {
    await request('app.setKeys', { keys });
  } catch (error) {
    applyKeys(before);
    showFailure(text.settings.keys, error);
  }
}
