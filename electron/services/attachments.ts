import { readFile } from 'node:fs/promises';
import { SamesideError } from '../errors.ts';
import { writeWholeFile } from '../export/write-file.ts';
import { attachmentPath } from '../importers/attachment-store.ts';

/**
 * Copies an attachment out of the store.
 * @param folder the attachment store
 * @throws SamesideError `attachment-missing` when the store has lost it
 */
export async function copyAttachment(folder: string, sha256: string, target: string): Promise<void> {
  const bytes = await readFile(attachmentPath(folder, sha256)).catch((error: { code?: string }) => {
    if (error.code !== 'ENOENT') throw error;
    throw new SamesideError(
      'attachment-missing',
      'This file is no longer in the inbox folder. Import the message again.',
    );
  });
  await writeWholeFile(target, bytes);
}
