import Database from 'better-sqlite3';
import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWritable } from '../../../electron/db/open.ts';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { incoming, temporaryProfile } from '../profile.ts';

describe('opening the file', () => {
  it('refuses a file of a newer version and leaves it as it was (an old program wrote into it)', () => {
    const profile = temporaryProfile();
    openWritable(profile.database, profile.backups).close();
    const raw = new Database(profile.database);
    raw.pragma('user_version = 99990');
    raw.close();
    expect(() => openWritable(profile.database, profile.backups)).toThrow(
      expect.objectContaining({ code: 'newer-database' }),
    );
    expect(new Database(profile.database, { readonly: true }).pragma('user_version', { simple: true })).toBe(99990);
  });

  it('refuses files that are no inbox (another program lost its data)', () => {
    const profile = temporaryProfile();
    mkdirSync(dirname(profile.database), { recursive: true });
    writeFileSync(
      profile.database,
      'no database at all, just words that are long enough to be read as a header of a page'.repeat(50),
    );
    expect(() => openWritable(profile.database, profile.backups)).toThrow(
      expect.objectContaining({ code: 'damaged-database' }),
    );
    const other = temporaryProfile();
    const raw = new Database(other.database);
    raw.exec('CREATE TABLE theirs (a)');
    raw.close();
    expect(() => openWritable(other.database, other.backups)).toThrow(
      expect.objectContaining({ code: 'foreign-database' }),
    );
  });

  it('notices a damaged page at start', () => {
    const profile = temporaryProfile();
    const database = openWritable(profile.database, profile.backups);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const file = openSync(profile.database, 'r+');
    for (let page = 2; page < 30; page += 1) writeSync(file, Buffer.alloc(100, 0xff), 0, 100, page * 4096);
    closeSync(file);
    expect(() => openWritable(profile.database, profile.backups)).toThrow(
      expect.objectContaining({ code: 'damaged-database' }),
    );
  });

  it('commits durably and keeps strangers out of the schema', () => {
    const profile = temporaryProfile();
    const database = openWritable(profile.database, profile.backups);
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys'), pragma('trusted_schema')]).toEqual([
      2,
      'wal',
      1,
      0,
    ]);
    database.close();
    expect(readdirSync(profile.folder)).toEqual(['sameside.sqlite']);
  });

  it('answers over its worker, errors with their code, and closes', async () => {
    const profile = temporaryProfile();
    const client = await openDatabaseClient(profile);
    const { id } = await client.call('ensureSource', { kind: 'mail', name: 'list', address: null });
    await client.call('ingest', { sourceId: id, messages: [incoming('a')] });
    expect(await client.call('statistics', null)).toMatchObject({ messages: 1, conversations: 1 });
    await expect(client.call('conversation', { id: 12345 })).rejects.toMatchObject({ code: 'not-found' });
    await client.close();
    await expect(client.call('statistics', null)).rejects.toMatchObject({ code: 'database-gone' });
  });
});
