import { emlImporter } from './eml.ts';
import { feedImporter } from './feed.ts';
import { decompressed, isGzip } from './gzip.ts';
import { mboxImporter } from './mbox.ts';
import { stackexchangeImporter } from './stackexchange.ts';
import { ImportError, importFormats } from './types.ts';
import type { ImportEntry, Importer } from './types.ts';

/** In the order in which they are asked: mail before feeds, because a folder can hold 100,000 messages. */
const importers: readonly Importer[] = [stackexchangeImporter, mboxImporter, emlImporter, feedImporter];

/** First bytes of packed files that are not unpacked here. */
const PACKED = ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', 'BZh', 'LZIP', '\xfd7zXZ\0', '\x28\xb5\x2f\xfd', 'MSCF'];

/**
 * Who reads this entry, and the entry to give them: what is inside where the file is a gzip file. With a `format` only its
 * importer is asked; a file that was chosen alone is read as that format even when it does not look like it.
 * `reason` says in plain words why nobody reads it. Throws `ImportError('unknown-format')`.
 */
export function importerFor(
  found: ImportEntry,
  format?: string,
): { importer: Importer; entry: ImportEntry } | { reason: string } {
  const entry = isGzip(found.head) ? decompressed(found) : found;
  const asked = format === undefined ? importers : importers.filter((importer) => importer.format === format);
  const [only] = asked;
  if (only === undefined) {
    throw new ImportError('unknown-format', `No format is called ${format}. Known are ${importFormats.join(', ')}.`);
  }
  const importer = asked.find((candidate) => candidate.recognises(entry));
  if (importer !== undefined) return { importer, entry };
  if (format !== undefined && isChosenAlone(found)) return { importer: only, entry };
  return { reason: unreadReason(entry) };
}

/** Whether the user chose this very file, rather than a folder or a zip that holds it. */
export function isChosenAlone(entry: ImportEntry): boolean {
  return !entry.path.includes('/') && entry.chosen?.split('/').at(-1) === entry.path;
}

function unreadReason(entry: ImportEntry): string {
  const start = entry.head.toString('latin1', 0, 512);
  if (entry.size === 0) return 'This file is empty.';
  if (start === '') return 'This gzip file is damaged.';
  if (PACKED.some((magic) => start.startsWith(magic)) || start.startsWith('ustar', 257)) {
    return 'A packed file of a kind that is not opened here. Unpack it and choose the folder.';
  }
  if (start.startsWith('!BDN')) return 'An Outlook data file. Save its folders as mbox or .eml files and choose those.';
  return 'No mail, feed or dump in a format that is read here.';
}
