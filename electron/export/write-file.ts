import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file so that its name stands for all of `content` or for what was there before, never for half of it: a
 * temporary file in the same folder, flushed to the disk, then renamed. `mode` is that of a new file (the umask applies).
 * Rejects with the error of the file system, and leaves no temporary file behind.
 */
export async function writeWholeFile(file: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${randomBytes(8).toString('hex')}.part`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(folder);
}

/** Makes the new name itself durable. Windows has no way to ask for that, and some network drives refuse. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file itself is whole and in its place.
  }
}
