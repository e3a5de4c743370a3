import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { DatabaseClient } from '../db/client.ts';
import { verifyCopy } from '../db/verify-copy.ts';
import { SamesideError } from '../errors.ts';
import { attachmentPath } from '../importers/attachment-store.ts';
import type { ProfilePaths } from './profile.ts';

const databaseName = 'sameside.sqlite';
const partial = '.partial';
const dailyKept = 5;
const day = 86_400_000;

/**
 * A complete, verified copy of the inbox as a folder: the database file and the attachments that it names.
 * The folder appears under its name only when it is whole.
 * @param target the folder to make; must not exist
 * @throws SamesideError `exists` or `damaged-backup`
 */
export async function createBackup(database: DatabaseClient, profile: ProfilePaths, target: string): Promise<string> {
  const folder = resolve(target);
  if (existsSync(folder)) throw new SamesideError('exists', `${folder} exists already. Choose another name.`);
  const growing = folder + partial;
  await rm(growing, { recursive: true, force: true });
  await mkdir(join(growing, 'attachments'), { recursive: true, mode: 0o700 });
  await database.call('copyTo', { path: join(growing, databaseName) });
  await verifyCopy(join(growing, databaseName));
  for (const { sha256 } of await database.call('attachmentFiles', null)) {
    await share(attachmentPath(profile.attachments, sha256), attachmentPath(join(growing, 'attachments'), sha256));
  }
  await rename(growing, folder);
  return folder;
}

/** Attachments never change, so a second name for the same file is a copy that costs nothing; across disks they are copied. */
async function share(from: string, to: string): Promise<void> {
  if (!existsSync(from) || existsSync(to)) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

/**
 * Puts a backup in the place of the inbox. What stood there is renamed aside, never deleted. The database must be closed.
 * @param from a folder made by `createBackup`, or a database file
 * @returns the path under which the former inbox is kept, null when there was none
 * @throws SamesideError `not-found` or `damaged-backup`
 */
export async function restoreBackup(profile: ProfilePaths, from: string): Promise<{ kept: string | null }> {
  const chosen = resolve(from);
  if (!existsSync(chosen)) throw new SamesideError('not-found', `There is no backup ${chosen}.`);
  const isFolder = (await stat(chosen)).isDirectory();
  const copy = isFolder ? join(chosen, databaseName) : chosen;
  if (!existsSync(copy)) throw new SamesideError('not-found', `${chosen} is no backup: it holds no ${databaseName}.`);
  await verifyCopy(copy);
  await mkdir(profile.folder, { recursive: true });
  const arriving = profile.database + partial;
  await copyFile(copy, arriving);
  if (isFolder) await restoreAttachments(join(chosen, 'attachments'), profile.attachments);
  const kept = await setAside(profile);
  await rename(arriving, profile.database);
  return { kept };
}

async function restoreAttachments(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  for (const folder of await readdir(from)) {
    for (const name of await readdir(join(from, folder))) await share(join(from, folder, name), join(to, folder, name));
  }
}

/** Renames the database with its log aside. Returns the new path, null when there was none. */
export async function setAside(profile: ProfilePaths): Promise<string | null> {
  if (!existsSync(profile.database)) return null;
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const kept = join(profile.folder, `${basename(databaseName, '.sqlite')}-before-${stamp}.sqlite`);
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(profile.database + ending)) await rename(profile.database + ending, kept + ending);
  }
  return kept;
}

/** The backups that were made by themselves, newest first. */
export async function listBackups(profile: ProfilePaths): Promise<string[]> {
  const names = existsSync(profile.backups) ? await readdir(profile.backups) : [];
  return names
    .filter((name) => /^daily-\d{4}-\d{2}-\d{2}$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(profile.backups, name));
}

/** Makes today's backup unless there is one, and lets go of all but the newest five. Returns its path when one was made. */
export async function createDailyBackup(
  database: DatabaseClient,
  profile: ProfilePaths,
  now: number,
): Promise<string | null> {
  const backups = await listBackups(profile);
  const name = `daily-${new Date(now).toISOString().slice(0, 10)}`;
  if (backups.some((path) => basename(path) === name)) return null;
  const newest = backups[0] ? (await stat(backups[0])).mtimeMs : 0;
  if (now - newest < day / 2) return null;
  const { messages, notes } = await database.call('statistics', null);
  if (messages === 0 && notes === 0) return null;
  const made = await createBackup(database, profile, join(profile.backups, name));
  for (const old of [made, ...backups].slice(dailyKept)) await rm(old, { recursive: true });
  return made;
}
