import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import Database from 'better-sqlite3';
import { isInstalled, peers } from './peers.ts';

/** What the figures of a run depend on. */
export function surroundings() {
  const database = new Database(':memory:');
  const sqlite = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  database.close();
  return {
    when: new Date().toISOString(),
    processors: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    sqlite,
    electron: firstLine(process.env['SAMESIDE_ELECTRON'] ?? '', [
      ...(JSON.parse(process.env['SAMESIDE_ELECTRON_ARGS'] ?? '[]') as string[]),
      '--version',
    ]),
    peers: Object.fromEntries(
      peers.map((peer) => [peer.name, isInstalled(peer) ? firstLine(peer.name, ['--version']) : 'not installed']),
    ),
    loadAtStart: loadavg(),
  };
}

function firstLine(command: string, args: string[]): string {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.stdout?.split('\n')[0]?.trim() ?? 'not installed';
}
