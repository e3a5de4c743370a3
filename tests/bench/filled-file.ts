import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApi } from '../../electron/db/api.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { openWritable, type WritableDb } from '../../electron/db/open.ts';
import { profilePaths, type ProfilePaths } from '../../electron/services/profile.ts';
import { shortNumber } from './options.ts';
import { rounded } from './timing.ts';
import { syntheticIncoming } from './synthetic-mail.ts';

/** Counted up whenever what stands in a filled file changes, so that kept files are not taken for new ones. */
const generation = 5;
const batch = 1000;

/** How a filled file came about. */
export interface Filling {
  messages: number;
  /** Processor time of this process for one message, microseconds, without making the message up. */
  cpuEach: number;
  perSecond: number;
  /** The same for what is written later, when nothing else is to do. */
  settleCpuEach: number;
  /** The saved view among the lists. */
  savedId: number;
  /** Of the database file, after its index was merged. */
  bytesEach: number;
  schema: number;
  generation: number;
}

export interface FilledFile {
  profile: ProfilePaths;
  filling: Filling;
}

/** A profile with so many messages in two sources, with states, labels and a saved view: built, or taken from `folder`. */
export async function filledFile(messages: number, folder: string): Promise<FilledFile> {
  const profile = profilePaths(join(folder, `messages-${shortNumber(messages)}`));
  const record = join(profile.folder, 'filling.json');
  const schema = migrations.at(-1)!.version;
  if (existsSync(record)) {
    const filling = JSON.parse(readFileSync(record, 'utf8')) as Filling;
    if (filling.schema === schema && filling.generation === generation) return { profile, filling };
  }
  console.error(`Filling a file with ${shortNumber(messages)} messages`);
  rmSync(profile.folder, { recursive: true, force: true });
  mkdirSync(profile.folder, { recursive: true });
  const database = openWritable(profile.database, profile.backups);
  const spent = ingested(database, messages);
  const savedId = dress(database);
  const settleCpuEach = rounded((await settled(database)) / messages, 1);
  database.close();
  const filling = {
    messages,
    ...spent,
    settleCpuEach,
    savedId,
    bytesEach: bytesOf(profile) / messages,
    schema,
    generation,
  };
  writeFileSync(record, JSON.stringify(filling));
  return { profile, filling };
}

function bytesOf({ database }: ProfilePaths): number {
  return statSync(database).size;
}

/** Every tenth batch belongs to a second source. Only the time inside the writer counts. */
function ingested(database: WritableDb, messages: number): { cpuEach: number; perSecond: number } {
  const api = createApi(database);
  const first = api.ensureSource({ kind: 'mail', name: 'bench', address: null });
  const second = api.ensureSource({ kind: 'mail', name: 'second list', address: null });
  let [cpu, clock] = [0, 0];
  api.bulk({ on: true });
  for (let at = 0; at < messages; at += batch) {
    const size = Math.min(batch, messages - at);
    const made = Array.from({ length: size }, (_, index) => syntheticIncoming(at + index));
    const { id: sourceId } = (at / batch) % 10 === 9 ? second : first;
    const [startedCpu, started] = [process.cpuUsage(), performance.now()];
    api.ingest({ sourceId, messages: made });
    const { user, system } = process.cpuUsage(startedCpu);
    cpu += user + system;
    clock += performance.now() - started;
    if (at > 0 && at % 100_000 === 0) console.error(`  ${shortNumber(at)}`);
  }
  api.bulk({ on: false });
  return { cpuEach: rounded(cpu / messages, 1), perSecond: Math.round((messages / clock) * 1000) };
}

/** What people would have done with the conversations by now. Answers with the id of a saved view. */
function dress(database: WritableDb): number {
  database.exec(`
    BEGIN;
    INSERT INTO labels (id, name, colour, created_at)
      VALUES (1, 'billing', 'blue', 0), (2, 'export', 'green', 0), (3, 'seldom', 'red', 0);
    INSERT INTO conversation_labels (conversation_id, label_id) SELECT id, 1 FROM conversations WHERE id % 20 = 3 AND state < 3;
    INSERT INTO conversation_labels (conversation_id, label_id) SELECT id, 2 FROM conversations WHERE id % 5 = 1 AND state < 3;
    INSERT INTO conversation_labels (conversation_id, label_id) SELECT id, 3 FROM conversations WHERE id % 2000 = 9 AND state < 3;
    UPDATE conversations SET unread = 0 WHERE id % 3 > 0;
    UPDATE conversations SET state = 2, unread = 0 WHERE id % 10 IN (6, 7, 8) AND state = 0;
    UPDATE conversations SET state = 1, snoozed_until = ${Date.UTC(2100, 0, 1)} WHERE id % 20 = 19 AND state = 0;
    UPDATE conversations SET assignee = 'me' WHERE id % 40 = 1;
    UPDATE conversations SET pinned_at = id WHERE id IN (SELECT id FROM conversations WHERE state = 0 LIMIT 3);
    COMMIT;`);
  const api = createApi(database);
  for (const id of database.prepare<[], number>('SELECT id FROM people ORDER BY id LIMIT 10').pluck().all()) {
    api.setPersonOurs({ id, ours: true });
  }
  const view =
    "INSERT INTO saved_views (name, query, position, created_at) VALUES ('Open exports', 'export is:open', 9, 0)";
  return Number(database.prepare(view).run().lastInsertRowid);
}

/** What the program does when idle, and then the log goes into the file. @returns processor time, microseconds */
async function settled(database: WritableDb): Promise<number> {
  const api = createApi(database);
  const started = process.cpuUsage();
  while (await api.settleSearch(null)) continue;
  const { user, system } = process.cpuUsage(started);
  database.pragma('optimize');
  database.pragma('wal_checkpoint(TRUNCATE)');
  return user + system;
}
