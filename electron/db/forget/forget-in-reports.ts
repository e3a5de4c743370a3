import { createHash } from 'node:crypto';
import type { ReportBlock } from '../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../shared/model/report-material.ts';
import { editionHash, type FrozenEdition } from '../queries/editions.ts';
import { rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

const documents = ['reports', 'report_versions', 'report_templates', 'report_editions'] as const;

/**
 * Takes what somebody said out of reports, drafts and editions: their quotes in what was frozen, pictures of their messages, and
 * pictures in which others name them. Their name in the words of others is taken out afterwards, as everywhere.
 * @param members all ids that stand for them
 * @param redact takes their name out of words
 */
export function forgetInReports(
  database: WritableDb,
  members: readonly number[],
  redact: (words: string) => string,
): void {
  const theirs = new Set(members);
  for (const table of documents) forgetPictures(database, table, theirs, redact);
  for (const id of theirs) {
    // Steps that could bring such a picture back.
    run(
      database,
      `UPDATE reports SET undo_base = NULL, undo_steps = NULL
       WHERE undo_base GLOB :named OR undo_steps GLOB :named`,
      { named: `*"personId":${id}[,}]*` },
    );
  }
  for (const { id, json } of rows<{ id: number; json: string }>(
    database,
    'SELECT id, material AS json FROM report_editions',
  )) {
    const after = JSON.stringify(materialWithout(JSON.parse(json) as ReportMaterial, theirs));
    if (after !== json) run(database, 'UPDATE report_editions SET material = ? WHERE id = ?', after, id);
  }
}

function forgetPictures(
  database: WritableDb,
  table: (typeof documents)[number],
  theirs: ReadonlySet<number>,
  redact: (words: string) => string,
): void {
  for (const { id, json } of rows<{ id: number; json: string }>(
    database,
    `SELECT id, document AS json FROM ${table} WHERE document GLOB '*"message_image"*'`,
  )) {
    const pictures: string[] = [];
    const forgottenPicture = (attrs: PictureAttrs): PictureAttrs | null => {
      const isTheirs = theirs.has(attrs.personId ?? 0);
      if (!isTheirs && redact(attrs.text) === attrs.text) return null;
      pictures.push(attrs.asset);
      // The block stays, told as missing: a place in a report may not be without any.
      return isTheirs
        ? { ...attrs, asset: '', personId: null, text: '', place: '', url: null }
        : { ...attrs, asset: '' };
    };
    const after = JSON.stringify(withoutPictures(JSON.parse(json), forgottenPicture));
    if (pictures.length === 0) continue;
    run(database, `UPDATE ${table} SET document = ? WHERE id = ?`, after, id);
    for (const hash of pictures) run(database, 'DELETE FROM report_assets WHERE hash = ?', hash);
  }
}

type PictureAttrs = Extract<ReportBlock, { type: 'message_image' }>['attrs'];

/** The same with other attributes for the pictures of messages for which there are some. */
function withoutPictures(value: unknown, forgotten: (attrs: PictureAttrs) => PictureAttrs | null): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutPictures(one, forgotten));
  if (value === null || typeof value !== 'object') return value;
  const { type, attrs } = value as { type?: unknown; attrs?: PictureAttrs };
  if (type === 'message_image' && attrs !== undefined) {
    const after = forgotten(attrs);
    return after === null ? value : { ...value, attrs: after };
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutPictures(one, forgotten)]));
}

function materialWithout(material: ReportMaterial, theirs: ReadonlySet<number>): ReportMaterial {
  const isTheirs = ({ personId }: { personId: number | null }): boolean => personId !== null && theirs.has(personId);
  return {
    ...material,
    evidence: Object.fromEntries(Object.entries(material.evidence).filter(([, one]) => !isTheirs(one))),
    changes: Object.fromEntries(
      Object.entries(material.changes).map(([id, change]) => [
        id,
        { ...change, voices: change.voices.filter((voice) => !isTheirs(voice)) },
      ]),
    ),
    thanks: Object.fromEntries(
      Object.entries(material.thanks).map(([period, entries]) => [
        period,
        entries.filter(({ voice }) => !isTheirs(voice)),
      ]),
    ),
    unanswered: material.unanswered.map((entry) => ({
      ...entry,
      voices: entry.voices.filter((voice) => !isTheirs(voice)),
    })),
    namings: material.namings.filter(({ id }) => !theirs.has(id)),
  };
}

/** What every edition holds now, by id: to tell afterwards which of them lost words. */
export function heldByEditions(database: WritableDb): Map<number, string> {
  return new Map(
    rows<FrozenEdition & { id: number }>(
      database,
      'SELECT id, title, document, material, audience FROM report_editions',
    ).map((one) => [one.id, editionHash(one)]),
  );
}

/**
 * Marks the editions that somebody was taken out of, with the hash over what is left, so that it can still be told that
 * nothing else was touched.
 * @param before what `heldByEditions` said before
 */
export function markRedacted(database: WritableDb, before: ReadonlyMap<number, string>): void {
  for (const [id, hash] of heldByEditions(database)) {
    if (hash === before.get(id)) continue;
    run(database, 'UPDATE report_editions SET redacted_at = ?, redacted_hash = ? WHERE id = ?', Date.now(), hash, id);
  }
}

/** What every draft holds now, by id: to tell afterwards which of them lost words. */
export function heldByDrafts(database: WritableDb): Map<number, string> {
  return new Map(
    rows<{ id: number }>(database, 'SELECT id, title, document, undo_base, undo_steps FROM reports').map((one) => [
      one.id,
      createHash('sha256').update(JSON.stringify(one)).digest('hex'),
    ]),
  );
}

/**
 * Counts drafts that somebody was taken out of as saved anew: a window that is open on one would write over it otherwise.
 * @param before what `heldByDrafts` said before
 */
export function markSaved(database: WritableDb, before: ReadonlyMap<number, string>): void {
  for (const [id, held] of heldByDrafts(database)) {
    if (held === before.get(id)) continue;
    run(database, 'UPDATE reports SET updated_at = max(updated_at + 1, ?) WHERE id = ?', Date.now(), id);
  }
}
