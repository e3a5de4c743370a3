import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { runImport } from '../../electron/services/import.ts';
import { profilePaths } from '../../electron/services/profile.ts';
import type { BenchOptions } from './options.ts';
import { shortNumber } from './options.ts';
import { folderBytes, isInstalled, peers, type Peer } from './peers.ts';
import type { Report } from './report.ts';
import { writeMaildir } from './synthetic-mail.ts';
import { median, rounded } from './timing.ts';

const topic = 'import';
/** At once; twenty and eight times are the aims for later. */
const aims = { notmuch: 8, mu: 3.5 };
const sizeAim = 0.5;

interface Round {
  seconds: number;
  /** Until word beginnings and languages, written when nothing else is to do, are there too; without the pauses between. */
  settled?: number;
  bytes: number;
}

/**
 * Import of a Maildir with full MIME reading, beside notmuch and mu reading the same one: alternating rounds, each from nothing,
 * after one of ours that does not count (it warms the file cache for all).
 */
export async function measureImport(options: BenchOptions, folder: string, report: Report): Promise<void> {
  const { files, rounds } = options;
  const maildir = join(folder, 'maildir-import');
  console.error(`Importing a Maildir of ${shortNumber(files)} messages, ${rounds} rounds`);
  const bytes = writeMaildir(maildir, files);
  const others = peers.filter(isInstalled);
  await importedOnce(maildir, files, join(folder, 'import'));
  const ours: Round[] = [];
  const theirs = new Map<Peer, Round[]>(others.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await importedOnce(maildir, files, join(folder, 'import')));
    for (const [peer, list] of theirs) list.push(indexedOnce(peer, maildir, join(folder, 'peer')));
  }
  rmSync(maildir, { recursive: true });

  const seconds = (list: Round[]): number => median(list.map((round) => round.seconds));
  const each = (list: Round[]): number => Math.round(median(list.map((round) => round.bytes)) / files);
  report.keep('import', {
    files,
    bytesEach: Math.round(bytes / files),
    rounds: { sameside: ours, ...Object.fromEntries([...theirs].map(([peer, list]) => [peer.name, list])) },
  });
  const perSecond = (list: Round[]): string => `${Math.round(files / seconds(list))}/s`;
  const what = `Maildir of ${shortNumber(files)}, full MIME, messages/s`;
  if (theirs.size === 0) report.add({ topic, what, ours: perSecond(ours), beside: 'neither notmuch nor mu is here' });
  for (const [peer, list] of theirs) {
    const ratio = seconds(list) / seconds(ours);
    report.add({
      topic,
      what,
      ours: perSecond(ours),
      beside: `${peer.name} ${perSecond(list)}`,
      ratio: `${rounded(ratio, 2)}x`,
      aim: `>= ${aims[peer.name]}x`,
      met: ratio >= aims[peer.name],
    });
  }
  const settled = median(ours.map((round) => round.settled!));
  report.add({
    topic,
    what: 'the same with all that is written later, when idle',
    ours: `${Math.round(files / settled)}/s`,
    beside: [...theirs].map(([peer, list]) => `${peer.name} ${perSecond(list)}`).join(', '),
    ratio: [...theirs].map(([, list]) => `${rounded(seconds(list) / settled, 2)}x`).join(', '),
  });
  for (const [peer, list] of theirs) {
    const ratio = each(ours) / each(list);
    report.add({
      topic,
      what: `store, bytes a message at ${shortNumber(files)}`,
      ours: String(each(ours)),
      beside: `${peer.name} ${each(list)}`,
      ratio: `${rounded(ratio, 2)}x`,
      aim: peer.name === 'notmuch' ? `<= ${sizeAim}x` : '',
      ...(peer.name === 'notmuch' ? { met: ratio <= sizeAim } : {}),
    });
  }
}

async function importedOnce(maildir: string, files: number, home: string): Promise<Round> {
  rmSync(home, { recursive: true, force: true });
  const profile = profilePaths(home);
  mkdirSync(profile.folder, { recursive: true });
  const database = await openDatabaseClient(profile);
  const started = performance.now();
  const result = await runImport(
    { task: { type: 'paths', paths: [maildir], format: null } },
    { database, profile, onProgress: () => {}, signal: new AbortController().signal },
  );
  const seconds = (performance.now() - started) / 1000;
  if (result.messages.new !== files) throw new Error(`${result.messages.new} of ${files} messages arrived`);
  while (await database.call('settleSearch', null)) continue;
  const settled = (performance.now() - started) / 1000;
  await database.close();
  return { seconds, settled, bytes: statSync(profile.database).size };
}

function indexedOnce(peer: Peer, maildir: string, home: string): Round {
  rmSync(home, { recursive: true, force: true });
  rmSync(join(maildir, '.notmuch'), { recursive: true, force: true });
  peer.prepare(maildir, home);
  const started = performance.now();
  peer.index(maildir, home);
  const seconds = (performance.now() - started) / 1000;
  const bytes = folderBytes(peer.store(maildir, home));
  rmSync(join(maildir, '.notmuch'), { recursive: true, force: true });
  return { seconds, bytes };
}
