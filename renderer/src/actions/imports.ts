import { pathsOf, request } from '../ipc.ts';
import { queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';

async function start(what: string, send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
    void queryClient.invalidateQueries({ queryKey: ['jobs'] });
  } catch (error) {
    showFailure(what, error);
  }
}

export function importFiles(): Promise<void> {
  return start(text.sources.importFiles, () => request('import.choose', { what: 'files' }));
}

export function importFolder(): Promise<void> {
  return start(text.sources.importFolder, () => request('import.choose', { what: 'folder' }));
}

export function importSample(): Promise<void> {
  return start(text.welcome.sample, () => request('import.sample', null));
}

export function importDropped(files: FileList): Promise<void> {
  const paths = pathsOf(files).slice(0, 1000);
  if (paths.length === 0) {
    showToast(text.frame.dropNothing, { tone: 'danger' });
    return Promise.resolve();
  }
  return start(text.inbox.import, () => request('import.paths', { paths }));
}

export function checkSource(id: number): Promise<void> {
  return start(text.sources.check, () => request('source.sync', { id }));
}

export function cancelJob(id: number): Promise<void> {
  return start(text.jobs.cancel, () => request('job.cancel', { id }));
}

export function dismissJob(id: number): Promise<void> {
  return start(text.jobs.dismiss, () => request('job.dismiss', { id }));
}
