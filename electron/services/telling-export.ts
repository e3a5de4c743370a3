import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import type { DatabaseClient } from '../db/client.ts';
import { SamesideError } from '../errors.ts';
import { mailDraft } from '../export/mail-draft.ts';
import { writeWholeFile } from '../export/write-file.ts';

export interface TellingExport {
  id: number;
  personId: number;
  conversationId: number | null;
  words: string;
  format: 'md' | 'txt' | 'eml';
}

/**
 * Writes what somebody is told as a file; the file is the receipt: from then on they count as told.
 * @param targetFor asked where to, with the title of the conversation; null: nowhere after all
 * @returns where it stands and how to undo the mark, null when nothing was written
 * @throws SamesideError `not-found`, `not-asked`, `nothing-to-tell`, `no-mail` for a mail to somebody who asked elsewhere
 */
export async function exportedTelling(
  database: DatabaseClient,
  { format, ...telling }: TellingExport,
  targetFor: (title: string) => string | null | Promise<string | null>,
): Promise<{ path: string; undo: UndoEntry } | null> {
  const place = await database.call('tellingPlace', telling);
  if (format === 'eml' && place.address === null) {
    throw new SamesideError('no-mail', 'They did not ask by mail: write it as text and post it where they asked.');
  }
  const path = await targetFor(place.title);
  if (path === null) return null;
  const words = telling.words.trim();
  const subject = /^re:/i.test(place.title) ? place.title : `Re: ${place.title}`;
  const content =
    format === 'eml' ? mailDraft({ to: place.address, subject, words, references: place.references }) : `${words}\n`;
  await writeWholeFile(path, content);
  return { path, undo: await database.call('tellVoice', { ...telling, words, how: 'exported' }) };
}
