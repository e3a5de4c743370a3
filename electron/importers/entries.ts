import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { diskEntry, unreadableReason } from './disk-entry.ts';
import type { DiskPath } from './disk-entry.ts';
import { shownPath } from './shown-path.ts';
import { ImportError } from './types.ts';
import type { EntryItem, ImportEntry } from './types.ts';
import { isZip, zipEntries, zipLimits } from './zip-entries.ts';

interface Listed {
  name: string | Buffer;
  shown: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

interface Folder {
  place: DiskPath;
  /** Path to show with a `/` behind it, empty for the chosen folder itself. */
  prefix: string;
  listed: Listed[];
  next: number;
}

/** What operating systems and tools leave in folders; nobody expects to see it mentioned. */
const LITTER = /^(?:\._.*|\.DS_Store|\.git|\.notmuch|\.mbsyncstate.*|\.uidvalidity|Thumbs\.db|desktop\.ini|__MACOSX)$/i;

/**
 * Every file in what the user chose (a file, a folder with all its folders, a zip, also zips inside folders), sorted by
 * name within each folder, so that a second run sees the same order. An entry is valid until the next one is asked for.
 * Only a chosen path that does not exist or cannot be listed throws (`ImportError`: `unreadable`, `not-a-file`).
 */
export async function* entriesOf(chosenPath: string, options = { zip: zipLimits }): AsyncGenerator<EntryItem> {
  const { place, isFolder } = chosenPlace(chosenPath);
  const parts = path
    .resolve(chosenPath)
    .split(path.sep)
    .filter((part) => part !== '');
  const walk = { chosen: shownPath(parts.slice(-2).join('/')), zip: options.zip };
  if (isFolder) {
    yield* folderEntries(openFolder(place, ''), walk);
    return;
  }
  const name = path.basename(place);
  const folder: Folder = { place: path.dirname(place), prefix: '', listed: [], next: 0 };
  yield* fileEntries(folder, { name, shown: shownPath(path.basename(chosenPath)), kind: 'file' }, walk, true);
}

interface Walk {
  chosen: string;
  zip: typeof zipLimits;
}

function chosenPlace(chosenPath: string): { place: string; isFolder: boolean } {
  try {
    const place = realpathSync(chosenPath);
    const status = statSync(place);
    if (!status.isDirectory() && !status.isFile()) {
      throw new ImportError('not-a-file', 'This is neither a file nor a folder.');
    }
    return { place, isFolder: status.isDirectory() };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('unreadable', `${shownPath(chosenPath)}: ${unreadableReason(error)}`);
  }
}

async function* folderEntries(chosen: Folder, walk: Walk): AsyncGenerator<EntryItem> {
  const open = [chosen];
  for (;;) {
    const folder = open.at(-1);
    if (folder === undefined) return;
    const item = folder.listed[folder.next];
    folder.next += 1;
    if (item === undefined) {
      open.pop();
      continue;
    }
    if (LITTER.test(item.shown)) continue;
    const where = folder.prefix + item.shown;
    if (item.kind === 'folder') {
      const inner = openedFolder(folder, item, where);
      if ('place' in inner) open.push(inner);
      else yield inner;
    } else if (item.kind === 'link') {
      yield skipped(where, 'A link to another place. Links are not followed: choose the place itself.');
    } else if (item.kind === 'other') {
      yield skipped(where, 'No ordinary file (a device, a pipe or a socket).');
    } else if (item.shown.startsWith('.')) {
      yield skipped(where, 'A hidden file. Choose it by itself to import it.');
    } else {
      yield* fileEntries(folder, item, walk, false);
    }
  }
}

function openedFolder(parent: Folder, item: Listed, where: string): Folder | EntryItem {
  try {
    const inner = openFolder(joined(parent.place, item.name), `${where}/`);
    if (item.shown.startsWith('.') && !isMaildir(inner)) {
      return skipped(where, 'A hidden folder. Choose it by itself to import it.');
    }
    if (item.shown === 'tmp' && isMaildir(parent) && inner.listed.length > 0) {
      return skipped(where, 'Mail that was still being delivered.');
    }
    return inner;
  } catch (error) {
    return { type: 'failure', failure: { where, reason: unreadableReason(error) } };
  }
}

async function* fileEntries(folder: Folder, item: Listed, walk: Walk, isChosen: boolean): AsyncGenerator<EntryItem> {
  const where = folder.prefix + item.shown;
  let entry: ImportEntry;
  try {
    entry = entryIn(folder, item, walk);
  } catch (error) {
    yield { type: 'failure', failure: { where, reason: unreadableReason(error) } };
    return;
  }
  if (isZip(entry.head) && (isChosen || /\.zip$/i.test(item.shown))) {
    // The name of a chosen zip says nothing about its files; inside a folder it tells two zips apart.
    const inside = { chosen: walk.chosen, prefix: isChosen ? '' : `${where}/`, where };
    yield* zipEntries(joined(folder.place, item.name), inside, walk.zip);
    return;
  }
  yield { type: 'entry', entry };
}

function entryIn(folder: Folder, item: Listed, walk: Walk): ImportEntry {
  return diskEntry(joined(folder.place, item.name), {
    path: folder.prefix + item.shown,
    chosen: walk.chosen,
    async sibling(name) {
      const wanted = name.toLowerCase();
      // A file chosen alone has a folder that was not listed yet.
      if (folder.listed.length === 0) folder.listed = listedIn(folder.place);
      const found = folder.listed.find((other) => other.kind === 'file' && other.shown.toLowerCase() === wanted);
      return found === undefined ? null : entryIn(folder, found, walk);
    },
  });
}

function openFolder(place: DiskPath, prefix: string): Folder {
  return { place, prefix, listed: listedIn(place), next: 0 };
}

function isMaildir(folder: Folder): boolean {
  return folder.listed.some((item) => item.kind === 'folder' && (item.name === 'cur' || item.name === 'new'));
}

function listedIn(place: DiskPath): Listed[] {
  const listed: Listed[] = [];
  const asText = readdirSync(place, { withFileTypes: true });
  // The replacement character is what a name that is no UTF-8 decodes to: only its bytes can open it.
  const found = asText.some((item) => item.name.includes('\ufffd'))
    ? readdirSync(place, { withFileTypes: true, encoding: 'buffer' })
    : asText;
  for (const item of found) {
    const kind = item.isFile() ? 'file' : item.isDirectory() ? 'folder' : item.isSymbolicLink() ? 'link' : 'other';
    listed.push({ name: item.name, shown: shownPath(item.name), kind });
  }
  return listed.sort((one, other) => (one.shown < other.shown ? -1 : one.shown > other.shown ? 1 : 0));
}

function joined(folder: DiskPath, name: string | Buffer): DiskPath {
  if (typeof folder === 'string' && typeof name === 'string') return path.join(folder, name);
  return Buffer.concat([Buffer.from(folder), Buffer.from(path.sep), Buffer.from(name)]);
}

function skipped(where: string, reason: string): EntryItem {
  return { type: 'skip', skip: { where, reason } };
}
