import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortNumber } from '../options.ts';
import { folderBytes, isInstalled, peers, type Peer, type PeerQuery } from '../peers.ts';
import { writeMaildir } from '../synthetic-mail.ts';
import { timed, type Timing } from '../timing.ts';
import type { QuestionClass } from './classes.ts';

const limits = { runs: 20, budget: 4000, warmUp: 2 };

export interface PeerTimings {
  messages: number;
  /** By class and then by indexer; all as command lines, from start to end. */
  timings: Record<string, Partial<Record<Peer['name'], Timing>>>;
  /** A command of theirs that does nothing. */
  nothing: Partial<Record<Peer['name'], Timing>>;
  bytesEach: Partial<Record<Peer['name'], number>>;
}

/** Asks notmuch and mu, those that are installed, the same about as many messages. */
export async function measurePeers(
  classes: readonly QuestionClass[],
  messages: number,
  folder: string,
): Promise<PeerTimings> {
  const result: PeerTimings = { messages, timings: {}, nothing: {}, bytesEach: {} };
  for (const peer of peers.filter(isInstalled)) {
    const { home, maildir } = indexed(peer, messages, folder);
    console.error(`Asking ${peer.name} about ${shortNumber(messages)} messages`);
    result.nothing[peer.name] = await timed(() => peer.nothing(home), limits);
    result.bytesEach[peer.name] = Math.round(folderBytes(peer.store(maildir, home)) / messages);
    for (const question of classes) {
      const words = question[peer.name];
      if (words === undefined) continue;
      const query: PeerQuery = typeof words === 'string' ? { list: words } : words;
      (result.timings[question.name] ??= {})[peer.name] = await timed(() => peer.ask(query, home), limits);
    }
  }
  return result;
}

/** A Maildir and the peer's index of it: those of an earlier run, or new ones. */
function indexed(peer: Peer, messages: number, folder: string): { home: string; maildir: string } {
  const maildir = join(folder, `maildir-${shortNumber(messages)}`);
  const home = join(folder, `${peer.name}-${shortNumber(messages)}`);
  const [written, done] = [`${maildir}.written`, join(home, 'indexed')];
  if (!existsSync(written)) {
    writeMaildir(maildir, messages);
    writeFileSync(written, '');
  }
  if (!existsSync(done)) {
    console.error(`Indexing ${shortNumber(messages)} messages with ${peer.name}`);
    peer.prepare(maildir, home);
    peer.index(maildir, home);
    writeFileSync(done, '');
  }
  return { home, maildir };
}
