import Database from 'better-sqlite3';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SamesideError } from '../errors.ts';
import { migrations } from './migrations/index.ts';

/** The only connection that writes. */
export type WritableDb = Database.Database & { readonly writable: unique symbol };

const applicationId = 0x53414d45;
/** Above this size the check at start would be felt (half a second for 50 MB on a busy machine); `check` does it then. */
const quickCheckLimit = 8 * 1024 * 1024;

/**
 * Opens the file for writing, creating and migrating it as needed.
 * @param path the database file; its folder is created
 * @param backups the folder for the copy made before a migration
 * @throws SamesideError `newer-database`, `damaged-database`, `foreign-database` or `locked-database`
 */
export function openWritable(path: string, backups: string): WritableDb {
  mkdirSync(dirname(path), { recursive: true });
  const database = guarded(path, () => new Database(path, { timeout: 5000 }));
  try {
    guarded(path, () => configure(database));
    guarded(path, () => verify(database, path));
    migrate(database, backups);
  } catch (error) {
    database.close();
    throw error;
  }
  return database as WritableDb;
}

function configure(database: Database.Database): void {
  // Two messages of usual length leave a third of a smaller page empty. A file that is there keeps its own.
  database.pragma('page_size = 8192');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -65536');
  database.pragma('journal_size_limit = 67108864');
}

function verify(database: Database.Database, path: string): void {
  const id = database.pragma('application_id', { simple: true }) as number;
  const version = database.pragma('user_version', { simple: true }) as number;
  if (id === 0 && version === 0) {
    const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
    if (tables === 0) return;
  }
  if (id !== applicationId) {
    throw new SamesideError('foreign-database', `${path} is an SQLite file of another program.`, { path });
  }
  const newest = migrations.at(-1)!.version;
  if (version > newest) {
    throw new SamesideError(
      'newer-database',
      `This inbox was written by a newer Sameside (file version ${version}, known up to ${newest}). Install that version to open it; nothing was changed.`,
      { path, version, newest },
    );
  }
  if (statSync(path).size <= quickCheckLimit) {
    const outcome = database.pragma('quick_check(1)', { simple: true }) as string;
    if (outcome !== 'ok')
      throw new SamesideError('damaged-database', `The inbox file is damaged: ${outcome}`, { path });
  }
}

function migrate(database: Database.Database, backups: string): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  const pending = migrations.filter((migration) => migration.version > version);
  if (pending.length === 0) return;
  if (version > 0) {
    mkdirSync(backups, { recursive: true });
    const copy = join(backups, `before-version-${pending.at(-1)!.version}.sqlite`);
    if (!existsSync(copy)) database.prepare('VACUUM INTO ?').run(copy);
  }
  database.transaction(() => {
    for (const migration of pending) {
      database.exec(migration.sql);
      migration.after?.(database as WritableDb);
    }
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${pending.at(-1)!.version}`);
  })();
}

/** Turns SQLite's own errors about the file as a whole into ones that say what to do. */
function guarded<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_BUSY')) {
      throw new SamesideError('locked-database', 'Another program is using this inbox. Close it and try again.', {
        path,
      });
    }
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
      throw new SamesideError('damaged-database', `The inbox file is damaged: ${(error as Error).message}`, { path });
    }
    if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_READONLY') {
      throw new SamesideError('unreadable-database', `The inbox file cannot be opened: ${path}`, { path });
    }
    throw error;
  }
}
