import { createHash } from 'node:crypto';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { ToldReport } from './told-report.ts';

/** A file of the zip, by its path inside with `/`. */
export interface PackedFile {
  path: string;
  bytes: Uint8Array;
}

interface Manifest {
  program: string;
  version: string;
  title: string;
  /** Null for a draft. */
  number: number | null;
  edition: number | null;
  /** ISO 8601. */
  date: string;
  files: { path: string; bytes: number; sha256: string }[];
}

const manifestName = 'manifest.json';

/** All files in one zip, with a manifest that says what they are. */
export function reportZip(
  { content }: Pick<ToldReport, 'content'>,
  files: readonly PackedFile[],
  version: string,
): Uint8Array {
  const date = new Date(content.date);
  const manifest: Manifest = {
    program: 'Sameside',
    version,
    title: content.title,
    number: content.edition?.number ?? null,
    edition: content.edition?.edition ?? null,
    date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: hashOf(bytes) })),
  };
  const packed: Zippable = { [manifestName]: strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const { path, bytes } of files) packed[path] = bytes;
  return zipSync(packed, { mtime: timeInZip(date), level: 6 });
}

/** Times in a zip lie between 1980 and 2099 (APPNOTE 4.4.6). */
function timeInZip(date: Date): Date {
  const year = date.getFullYear();
  return year >= 1981 && year <= 2098 ? date : new Date(2000, 0, 1);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is wrong with an exported zip, in words; empty when every file is as the manifest says. */
export function mistakesInZip(bytes: Uint8Array): string[] {
  let files: Record<string, Uint8Array>;
  let manifest: Manifest;
  try {
    files = unzipSync(bytes);
  } catch {
    return ['This is no whole zip.'];
  }
  try {
    manifest = JSON.parse(new TextDecoder().decode(files[manifestName])) as Manifest;
    manifest.files.forEach(({ path, sha256 }) => path + sha256);
  } catch {
    return [`It has no ${manifestName} that can be read.`];
  }
  const named = new Set([manifestName, ...manifest.files.map(({ path }) => path)]);
  return [
    ...manifest.files.flatMap(({ path, bytes: size, sha256 }) => {
      const found = files[path];
      if (found === undefined) return [`${path} is missing.`];
      return found.length === size && hashOf(found) === sha256 ? [] : [`${path} is not as it was exported.`];
    }),
    ...Object.keys(files)
      .filter((path) => !named.has(path))
      .map((path) => `${path} was added later.`),
  ];
}
