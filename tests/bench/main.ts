import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApi } from '../../electron/db/api.ts';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { openWritable } from '../../electron/db/open.ts';
import { runImport } from '../../electron/services/import.ts';
import { profilePaths } from '../../electron/services/profile.ts';
import { syntheticIncoming, writeMaildir } from './synthetic-mail.ts';

/**
 * `npm run bench [-- --files N] [--messages N] [--out FILE]`: import of a Maildir, beside notmuch where it is installed, then
 * the questions of the inbox on a larger file. Absolute times are of this machine; ratios are what counts.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    messages: { type: 'string', default: '100000' },
    out: { type: 'string', default: 'bench.json' },
  },
});
const files = Number(values.files);
const messages = Number(values.messages);
const folder = mkdtempSync(join(tmpdir(), 'sameside-bench-'));
const say = (line: string): void => console.error(line);

interface Timing {
  p50: number;
  p95: number;
  worst: number;
}

function timed(runs: number, action: (run: number) => void): Timing {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    action(run);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))]! * 1000) / 1000;
  return { p50: at(0.5), p95: at(0.95), worst: at(1) };
}

/** Seconds that notmuch takes to index the same Maildir, null where it is not installed. */
function notmuchSeconds(maildir: string): number | null {
  if (spawnSync('notmuch', ['--version']).error) return null;
  const config = join(folder, 'notmuch-config');
  writeFileSync(
    config,
    `[database]\npath=${maildir}\n[user]\nname=Bench\nprimary_email=bench@example.org\n[new]\ntags=\n`,
  );
  const started = performance.now();
  execFileSync('notmuch', ['new', '--quiet'], { env: { ...process.env, NOTMUCH_CONFIG: config }, stdio: 'ignore' });
  return (performance.now() - started) / 1000;
}

async function importSeconds(maildir: string, name: string): Promise<number> {
  const profile = profilePaths(join(folder, name));
  mkdirSync(profile.folder);
  const database = await openDatabaseClient(profile);
  const started = performance.now();
  const result = await runImport(
    { task: { type: 'paths', paths: [maildir], format: null } },
    { database, profile, onProgress: () => {}, signal: new AbortController().signal },
  );
  const seconds = (performance.now() - started) / 1000;
  if (result.messages.new !== files) throw new Error(`${result.messages.new} of ${files} messages arrived`);
  await database.close();
  return seconds;
}

function questions(): { timings: Record<string, Timing>; bytes: number; ingestPerSecond: number } {
  const profile = profilePaths(join(folder, 'large'));
  const database = openWritable(profile.database, profile.backups);
  const api = createApi(database);
  const { id: sourceId } = api.ensureSource({ kind: 'mail', name: 'bench', address: null });
  api.bulk({ on: true });
  const started = performance.now();
  for (let at = 0; at < messages; at += 1000) {
    const size = Math.min(1000, messages - at);
    api.ingest({ sourceId, messages: Array.from({ length: size }, (_, index) => syntheticIncoming(at + index)) });
  }
  const ingestPerSecond = Math.round(messages / ((performance.now() - started) / 1000));
  api.bulk({ on: false });
  const search = (query: string, sort: 'newest' | 'best' = 'newest') =>
    api.search({ query, type: 'message', sort, before: null, limit: 50, count: false });
  const cursors: (string | null)[] = [null];
  for (let page = 0; page < 20; page += 1) {
    cursors.push(
      api.inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: cursors.at(-1)!, limit: 50 }).next,
    );
  }
  const ids = api
    .inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: null, limit: 50 })
    .rows.map((row) => row.id);
  const timings = {
    'inbox page, newest 50': timed(300, () =>
      api.inboxPage({ scope: { view: 'open', filter: null, sort: 'newest' }, before: null, limit: 50 }),
    ),
    'inbox page of one source': timed(300, () =>
      api.inboxPage({
        scope: { view: 'open', filter: { type: 'source', id: sourceId }, sort: 'newest' },
        before: null,
        limit: 50,
      }),
    ),
    'inbox page, further down': timed(300, (run) =>
      api.inboxPage({
        scope: { view: 'all', filter: null, sort: 'newest' },
        before: cursors[run % cursors.length]!,
        limit: 50,
      }),
    ),
    counts: timed(300, () => api.inboxCounts(null)),
    conversation: timed(300, (run) => api.conversation({ id: ids[run % ids.length]! })),
    'common word, newest 50': timed(300, () => search('export')),
    'rare word, newest 50': timed(300, () => search('questuren')),
    phrase: timed(300, () => search('"the export"')),
    'from: and word': timed(300, () => search('from:reader-17 export')),
    'prefix of three letters': timed(100, () => search('kal*')),
    'two words, one excluded': timed(300, () => search('digest report -name')),
    'common word, best 50': timed(30, () => search('export', 'best')),
    'word and state': timed(300, () => search('export is:open')),
    'one new message, durable': timed(100, (run) => {
      api.ingest({ sourceId, messages: [{ ...syntheticIncoming(messages + run), sentAt: Date.now() }] });
    }),
  };
  database.close();
  return { timings, bytes: statSync(profile.database).size, ingestPerSecond };
}

try {
  say(`Writing a Maildir of ${files} messages`);
  const maildir = join(folder, 'maildir');
  const bytes = writeMaildir(maildir, files);
  say('Importing it');
  await importSeconds(maildir, 'warm');
  const ours = await importSeconds(maildir, 'first');
  say('Indexing it with notmuch');
  const theirs = notmuchSeconds(maildir);
  say(`Filling a file with ${messages} messages`);
  const { timings, bytes: fileBytes, ingestPerSecond } = questions();
  const result = {
    import: {
      files,
      bytesEach: Math.round(bytes / files),
      perSecond: Math.round(files / ours),
      notmuchPerSecond: theirs === null ? null : Math.round(files / theirs),
      ratio: theirs === null ? null : Math.round((theirs / ours) * 100) / 100,
    },
    messages,
    ingestPerSecond,
    bytesEach: Math.round(fileBytes / messages),
    timings,
  };
  writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`import  ${result.import.perSecond} messages/s of ${result.import.bytesEach} bytes`);
  if (theirs !== null)
    console.log(`notmuch ${result.import.notmuchPerSecond} messages/s: ratio ${result.import.ratio}`);
  else console.log('notmuch is not installed: no ratio');
  console.log(`file    ${result.bytesEach} bytes a message at ${messages}, ${ingestPerSecond} messages/s written`);
  console.table(timings);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
