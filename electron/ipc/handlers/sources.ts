import type { appRoutes } from '../../../shared/ipc/app.ts';
import { importablePaths } from '../../services/import-paths.ts';
import { feedAddress } from '../../services/jobs.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

type SourceRoute = Extract<keyof typeof appRoutes, `source.${string}` | `import.${string}` | `job.${string}`>;

/** Sources, imports, and the jobs that both start. */
export function sourceHandlers(context: HandlerContext): Pick<Handlers, SourceRoute> {
  const { database, jobs, emit, dialogs, settings, sampleInbox } = context;
  const allowedHosts = (): string[] => settings.current().allowedHosts;
  return {
    'source.list': () => database.call('listSources', null),
    'source.rename': async (input) => {
      await database.call('renameSource', input);
      emit({ type: 'sources.changed' });
      emit({ type: 'inbox.changed' });
      return null;
    },
    'source.addFeed': async ({ address, allowHost }) => {
      if (allowHost) {
        const allowed = new Set([...allowedHosts(), hostAndPort(feedAddress(address))]);
        settings.update({ allowedHosts: [...allowed] });
      }
      return { jobId: await jobs.startFeed({ address, allowedHosts: allowedHosts() }) };
    },
    'source.sync': async ({ id }) => ({
      jobId: await jobs.startSync({ sourceId: id, allowedHosts: allowedHosts() }),
    }),
    'import.choose': async ({ what }) => {
      const paths = await dialogs.openPaths(what);
      return paths && { jobId: await jobs.startImport({ paths }) };
    },
    'import.paths': async ({ paths }) => ({ jobId: await jobs.startImport({ paths: await importablePaths(paths) }) }),
    'import.sample': async () => ({ jobId: await jobs.startImport({ paths: [sampleInbox], name: 'Sample inbox' }) }),
    'job.list': () => jobs.list(),
    'job.cancel': ({ id }) => {
      jobs.cancel(id);
      return null;
    },
    'job.dismiss': async ({ id }) => {
      await jobs.dismiss(id);
      return null;
    },
  };
}

/** The form in which the guarded fetch compares: the port is always there. */
function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
