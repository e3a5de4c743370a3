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

/** notmuch and mu, those that are installed, ready to be asked about as many messages. */
export interface AskedPeers {
  timings: PeerTimings;
  /** Asks them what they can say of this class. */
  ask(question: QuestionClass): Promise<void>;
}

/** Lets them index a Maildir, unless an earlier run did. */
export async function openPeers(messages: number, folder: string): Promise<AskedPeers> {
  const timings: PeerTimings = { messages, timings: {}, nothing: {}, bytesEach: {} };
  const ready = peers.filter(isInstalled).map((peer) => ({ peer, ...indexed(peer, messages, folder) }));
  for (const { peer, home, maildir } of ready) {
    timings.nothing[peer.name] = await timed(() => peer.nothing(home), limits);
    timings.bytesEach[peer.name] = Math.round(folderBytes(peer.store(maildir, home)) / messages);
  }
  return {
    timings,
    async ask(question) {
      for (const { peer, home } of ready) {
        const words = question[peer.name];
        if (words === undefined) continue;
        const query: PeerQuery = typeof words === 'string' ? { list: words } : words;
        const timing = await timed(() => peer.ask(query, home), limits);
        (timings.timings[question.name] ??= {})[peer.name] = timing;
      }
    },
  };
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
