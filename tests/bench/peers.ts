import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a mail indexer is asked, in its own words. */
export type PeerQuery = { list: string } | { inbox: true };

/** A local mail indexer beside which we are measured, driven through its command line. */
export interface Peer {
  name: 'notmuch' | 'mu';
  /** Prepares a store in `home` for a Maildir, without reading it. */
  prepare(maildir: string, home: string): void;
  /** Reads the whole Maildir. */
  index(maildir: string, home: string): void;
  /** Newest 50 that match. The inbox of notmuch needs a second command for its count. */
  ask(query: PeerQuery, home: string): void;
  /** A command that does nothing: what starting it costs. */
  nothing(home: string): void;
  /** Where the store lies. */
  store(maildir: string, home: string): string;
}

const quiet = { stdio: 'ignore' } as const;
const notmuchEnvironment = (home: string) => ({
  ...quiet,
  env: { ...process.env, NOTMUCH_CONFIG: join(home, 'notmuch-config') },
});

const notmuch: Peer = {
  name: 'notmuch',
  prepare(maildir, home) {
    mkdirSync(home, { recursive: true });
    const user = '[user]\nname=Bench\nprimary_email=bench@example.org\n';
    writeFileSync(join(home, 'notmuch-config'), `[database]\npath=${maildir}\n${user}[new]\ntags=\n`);
  },
  index: (_, home) => void execFileSync('notmuch', ['new', '--quiet'], notmuchEnvironment(home)),
  ask(query, home) {
    const words = 'list' in query ? query.list : '*';
    execFileSync('notmuch', ['search', '--limit=50', '--sort=newest-first', words], notmuchEnvironment(home));
    if ('inbox' in query) execFileSync('notmuch', ['count', '*'], notmuchEnvironment(home));
  },
  nothing: (home) => void execFileSync('notmuch', ['--version'], notmuchEnvironment(home)),
  store: (maildir) => join(maildir, '.notmuch'),
};

const mu: Peer = {
  name: 'mu',
  prepare(maildir, home) {
    mkdirSync(home, { recursive: true });
    execFileSync('mu', ['init', '--quiet', `--maildir=${maildir}`, `--muhome=${join(home, 'mu')}`], quiet);
  },
  index: (_, home) => void execFileSync('mu', ['index', '--quiet', `--muhome=${join(home, 'mu')}`], quiet),
  ask(query, home) {
    const words = 'list' in query ? query.list : '';
    const options = [`--muhome=${join(home, 'mu')}`, '--maxnum=50', '--sortfield=date', '--reverse'];
    // It ends with a status of its own when nothing is found.
    const { status } = spawnSync('mu', ['find', ...options, ...('inbox' in query ? ['--threads'] : []), words], quiet);
    if (status !== 0 && status !== 2 && status !== 4) throw new Error(`mu ended with ${status}`);
  },
  nothing: () => void execFileSync('mu', ['--version'], quiet),
  store: (_, home) => join(home, 'mu'),
};

export const peers: readonly Peer[] = [notmuch, mu];

export function isInstalled({ name }: Peer): boolean {
  return spawnSync(name, ['--version'], quiet).status === 0;
}

/** Bytes of all files in a folder. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
