import { createHash } from 'node:crypto';
import { SamesideError } from '../../errors.ts';
import { mostPictureBytes, pictureOf } from '../../../shared/model/picture.ts';
import type { ReportAsset } from '../../../shared/model/report-content.ts';
import { rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** Pictures by the SHA-256 of their bytes; those that are not there are left out. */
export function reportAssets(database: WritableDb, input: { hashes: string[] }): (ReportAsset & { hash: string })[] {
  return rows<ReportAsset & { hash: string }>(
    database,
    'SELECT hash, mime, bytes FROM report_assets WHERE hash IN (SELECT value FROM json_each(?))',
    JSON.stringify(input.hashes),
  );
}

/** One picture. @throws SamesideError `not-found` */
export function reportPicture(database: WritableDb, input: { hash: string }): ReportAsset {
  const [found] = reportAssets(database, { hashes: [input.hash] });
  if (!found) throw new SamesideError('not-found', 'There is no such picture.');
  return found;
}

/** Keeps the bytes of a picture under their hash. @throws SamesideError `no-picture` for anything but PNG, JPEG, GIF and WebP */
export function keepPicture(
  database: WritableDb,
  input: { bytes: Uint8Array },
): { asset: string; width: number; height: number } {
  const { bytes } = input;
  const picture = bytes.byteLength > mostPictureBytes ? null : pictureOf(bytes);
  if (picture === null) {
    throw new SamesideError('no-picture', 'Reports take pictures in PNG, JPEG, GIF or WebP, of 7 MB at most.');
  }
  const { mime, width, height } = picture;
  const asset = createHash('sha256').update(bytes).digest('hex');
  run(
    database,
    `INSERT INTO report_assets (hash, mime, width, height, bytes, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (hash) DO UPDATE SET created_at = excluded.created_at`,
    asset,
    mime,
    width,
    height,
    bytes,
    Date.now(),
  );
  return { asset, width, height };
}

/** Everything that may name a picture: drafts, their steps, versions, templates, editions, and what undo could bring back. */
const naming = [
  'SELECT document AS words FROM reports',
  'SELECT undo_base AS words FROM reports WHERE undo_base IS NOT NULL',
  'SELECT undo_steps AS words FROM reports WHERE undo_steps IS NOT NULL',
  'SELECT document AS words FROM report_versions',
  'SELECT document AS words FROM report_templates',
  'SELECT document AS words FROM report_editions',
  "SELECT before AS words FROM actions WHERE instr(before, 'asset') > 0",
  "SELECT after AS words FROM actions WHERE instr(after, 'asset') > 0",
];

/** Lets go of pictures that nothing names any more; what came after `before` (milliseconds since 1970) may still be on its way. */
export function dropUnusedPictures(database: WritableDb, input: { before: number }): { dropped: number } {
  const unused = new Set(
    rows<{ hash: string }>(database, 'SELECT hash FROM report_assets WHERE created_at < ?', input.before).map(
      ({ hash }) => hash,
    ),
  );
  for (const question of naming) {
    if (unused.size === 0) break;
    for (const { words } of rows<{ words: string }>(database, question)) {
      for (const [hash] of words.matchAll(/[0-9a-f]{64}/g)) unused.delete(hash);
    }
  }
  for (const hash of unused) run(database, 'DELETE FROM report_assets WHERE hash = ?', hash);
  return { dropped: unused.size };
}
