import { createHash } from 'node:crypto';
import { SamesideError } from '../../errors.ts';
import type {
  Edition,
  EditionAudience,
  EditionState,
  EditionSummary,
  ReportEditions,
} from '../../../shared/model/edition.ts';
import { stricterNamings } from '../../../shared/model/edition-namings.ts';
import type { ReportDocument } from '../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../shared/model/report-material.ts';
import type { Naming } from '../../../shared/model/unnamed.ts';
import { row, rows } from '../statements.ts';
import { undoGroup } from '../undo.ts';
import { refuseWithdrawal } from './edition-withdrawal.ts';
import { standingPersonId } from './members.ts';
import { namings } from './namings.ts';
import { readDocument } from './reports.ts';
import type { WritableDb } from '../open.ts';

/** An edition as it lies in the file: title, and JSON of the rest. */
export interface FrozenEdition {
  title: string;
  document: string;
  material: string;
  audience: string;
}

/** The undo entry that publishing leaves. */
export const publishedLabel = 'Report published';

/** SHA-256 over everything that is frozen, hex. */
export function editionHash({ title, document, material, audience }: FrozenEdition): string {
  return createHash('sha256')
    .update(JSON.stringify([title, document, material, audience]))
    .digest('hex');
}

const columns = `report_editions.id, report_id AS reportId, number, edition, title, audience, hash,
  published_at AS publishedAt, redacted_at AS redactedAt,
  (SELECT count(*) FROM report_answers WHERE edition_id = report_editions.id) AS answers`;

type SummaryRow = Omit<EditionSummary, 'audience'> & { audience: string };

const summaryOf = ({ audience, ...rest }: SummaryRow): EditionSummary => ({
  ...rest,
  audience: JSON.parse(audience) as EditionAudience,
});

/** Everything published, the newest first. */
export function listEditions(database: WritableDb): EditionSummary[] {
  return rows<SummaryRow>(
    database,
    `SELECT ${columns} FROM report_editions ORDER BY published_at DESC, report_editions.id DESC`,
  ).map(summaryOf);
}

/** The editions of one report, also of one whose draft was deleted. */
export function reportEditions(database: WritableDb, input: { reportId: number }): ReportEditions {
  const editions = rows<SummaryRow>(
    database,
    `SELECT ${columns} FROM report_editions WHERE report_id = ? ORDER BY edition DESC`,
    input.reportId,
  ).map(summaryOf);
  const newest = editions[0];
  if (newest === undefined) return { editions, isChangedSince: false };
  const draft = row<{ title: string; document: string }>(
    database,
    'SELECT title, document FROM reports WHERE id = ?',
    input.reportId,
  );
  const published = row<{ document: string }>(
    database,
    'SELECT document FROM report_editions WHERE id = ?',
    newest.id,
  )!;
  const isChangedSince =
    draft !== undefined &&
    (draft.title !== newest.title ||
      writing(readDocument(draft.document)) !== writing(readDocument(published.document)));
  return { editions, isChangedSince };
}

/** What a document says, whatever its blocks are called. */
function writing({ content }: ReportDocument): string {
  return JSON.stringify(content, (name, value: unknown) => (name === 'id' ? undefined : value));
}

/** An edition to be read or exported. @throws SamesideError `not-found` */
export function edition(database: WritableDb, input: { id: number }): Edition {
  const found = row<SummaryRow & { document: string; material: string; redactedHash: string | null }>(
    database,
    `SELECT ${columns}, document, material, redacted_hash AS redactedHash FROM report_editions WHERE id = ?`,
    input.id,
  );
  if (!found) throw new SamesideError('not-found', `There is no edition ${input.id}.`);
  const { document, material, redactedHash, ...rest } = found;
  const frozen = JSON.parse(material) as ReportMaterial;
  return {
    ...summaryOf(rest),
    document: readDocument(document),
    material: { ...frozen, namings: stricterNamings(frozen.namings, namingsToday(database, frozen.namings)) },
    state: stateOf(editionHash(found), found.hash, redactedHash),
    canWithdraw: withdrawalGroup(database, input.id) !== null,
    hasDraft: row(database, 'SELECT 1 FROM reports WHERE id = ?', found.reportId) !== undefined,
  };
}

function stateOf(now: string, published: string, redacted: string | null): EditionState {
  if (now === published) return 'unchanged';
  return now === redacted ? 'redacted' : 'altered';
}

/** By the id that the edition knows them under. */
function namingsToday(database: WritableDb, then: readonly Naming[]): Map<number, Naming> {
  const standing = new Map(then.map(({ id }) => [id, standingPersonId(database, id)]));
  const today = namings(database, { personIds: [...standing.values()].filter((id) => id !== null) });
  const byId = new Map(today.map((one) => [one.id, one]));
  return new Map(
    [...standing].flatMap(([id, now]) => {
      const naming = now === null ? undefined : byId.get(now);
      return naming === undefined ? [] : [[id, naming] as const];
    }),
  );
}

/** The group of actions that published an edition, null when it cannot be withdrawn any more. */
function withdrawalGroup(database: WritableDb, id: number): number | null {
  try {
    refuseWithdrawal(database, id);
  } catch {
    return null;
  }
  const found = row<{ groupId: number }>(
    database,
    `SELECT group_id AS groupId FROM actions WHERE label = ? AND undone_at IS NULL AND EXISTS
       (SELECT 1 FROM json_each(actions.after) WHERE value ->> 'table' = 'report_editions' AND value ->> 'id' = ?)`,
    publishedLabel,
    id,
  );
  return found?.groupId ?? null;
}

/**
 * Takes an edition back as if it had not been published: its changes and conversations stand as before where nobody touched
 * them since.
 * @throws SamesideError `answered`, `newer-edition`, `not-undoable`
 */
export function withdrawEdition(database: WritableDb, input: { id: number }): null {
  refuseWithdrawal(database, input.id);
  const groupId = withdrawalGroup(database, input.id);
  if (groupId === null) {
    throw new SamesideError('not-undoable', 'The history of this edition is gone: it cannot be withdrawn any more.');
  }
  while (undoGroup(database, { groupId })?.more === true) continue;
  return null;
}
