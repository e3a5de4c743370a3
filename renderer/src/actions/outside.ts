import { request } from '../ipc.ts';
import { showToast } from '../stores/announce.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';

/** Opens an address outside; the main process asks first and shows the real host. */
export async function openLink(url: string): Promise<void> {
  try {
    await request('link.open', { url });
  } catch (error) {
    showFailure(url, error);
  }
}

export async function revealFile(path: string): Promise<void> {
  try {
    await request('file.reveal', { path });
  } catch (error) {
    showFailure(text.reports.reveal, error);
  }
}

/** Says where a file went, with the way there. */
export function showFile(words: string, path: string): void {
  showToast(words, { action: { label: text.reports.reveal, run: () => void revealFile(path) } });
}
