import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

/** Reads a whole database file of any size and says `ok` or what is wrong; in a thread of its own, so that nothing waits. */
function verdict(path: string): string {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return database.pragma('quick_check(1)', { simple: true }) as string;
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

parentPort!.postMessage(verdict((workerData as { path: string }).path));
