import { closeSync, mkdirSync, openSync, fstatSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { withoutSecrets } from './log-redaction.ts';

export type LogFields = Record<string, unknown>;

/** What the parts of the main process write their notes to. `event` is a short fixed phrase; what varies goes into `fields`. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface LogFile extends Log {
  close(): void;
}

const newest = 'sameside.log';

/**
 * A log of JSON lines in `folder`: `sameside.log`, and once that has `maxBytes` the older `sameside.1.log` and so on, `files` in all.
 * Passwords, tokens, cookies and credentials in addresses never reach the file. Lines are written at once, so that the last words
 * before a crash are there; a disk that refuses them is not an error.
 */
export function openLogFile(folder: string, { maxBytes = 1024 * 1024, files = 3 } = {}): LogFile {
  let descriptor: number | null = null;
  let size = 0;

  const open = (): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    descriptor = openSync(path.join(folder, newest), 'a', 0o600);
    size = fstatSync(descriptor).size;
  };
  const close = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  const rotate = (): void => {
    close();
    for (let age = files - 1; age > 0; age -= 1) renameIfThere(logName(folder, age - 1), logName(folder, age));
    open();
  };
  const write = (level: string, event: string, fields: LogFields = {}): void => {
    try {
      const line = Buffer.from(
        `${JSON.stringify({ time: new Date().toISOString(), level, event, ...withoutSecrets(fields) })}\n`,
      );
      if (descriptor === null) open();
      if (size > 0 && size + line.length > maxBytes) rotate();
      writeSync(descriptor!, line);
      size += line.length;
    } catch {
      close();
    }
  };

  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
    close,
  };
}

function logName(folder: string, age: number): string {
  return path.join(folder, age === 0 ? newest : `sameside.${age}.log`);
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
  }
}
