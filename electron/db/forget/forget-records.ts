import type { Redactor } from '../../../shared/model/redaction.ts';
import { membersOf } from '../queries/members.ts';
import { rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

const own = '(SELECT id FROM identities WHERE person_id = :id)';
const members = membersOf(':id');

/** In the order in which rows name each other. */
const personRows = [
  `DELETE FROM assumption_grounds WHERE evidence_id IN (SELECT id FROM evidence WHERE identity_id IN ${own})`,
  `DELETE FROM credits WHERE person_id IN ${members}`,
  `UPDATE credits SET contribution_id = NULL
     WHERE contribution_id IN (SELECT id FROM contributions WHERE identity_id IN ${own})`,
  `DELETE FROM contributions WHERE identity_id IN ${own}`,
  `DELETE FROM evidence WHERE identity_id IN ${own}`,
  `DELETE FROM promises WHERE person_id IN ${members}`,
  `DELETE FROM change_voices WHERE person_id IN ${members}`,
  `DELETE FROM change_tellings WHERE person_id IN ${members}`,
  `DELETE FROM affiliations WHERE person_id IN ${members}`,
  `DELETE FROM consents WHERE person_id IN ${members}`,
  `DELETE FROM conversation_people WHERE person_id IN ${members}`,
  `DELETE FROM voice_queue WHERE person_id IN ${members}`,
  `DELETE FROM notes WHERE target_type = 'person' AND target_id IN ${members}`,
  `DELETE FROM records_fts WHERE rowid IN (SELECT id * 4 FROM identities WHERE person_id = :id)`,
  `DELETE FROM record_queue WHERE record IN (SELECT id * 4 FROM identities WHERE person_id = :id)`,
  `DELETE FROM identities WHERE person_id = :id`,
  `DELETE FROM people WHERE joined_into = :id`,
  `DELETE FROM people WHERE id = :id`,
  // Images of rows that were touched hold names and words; and nothing of this can be taken back.
  `DELETE FROM actions WHERE :id > 0`,
];

/** Everything that is about somebody and about nobody else. */
export function deletePersonRecords(database: WritableDb, personId: number): void {
  for (const sql of personRows) run(database, sql, { id: personId });
}

/** What we or others wrote in words of our own: the person's name may stand anywhere in it. */
export const written: [table: string, columns: string[]][] = [
  ['notes', ['body']],
  ['assumptions', ['sentence', 'outcome']],
  ['assumption_grounds', ['words']],
  ['evidence', ['quote', 'who', 'url']],
  ['reports', ['title', 'words']],
  ['audiences', ['name', 'salutation']],
  ['report_templates', ['name', 'title']],
  ['report_series', ['name']],
  ['report_versions', ['title']],
  ['report_editions', ['title']],
  ['report_answers', ['by_whom', 'words']],
  ['changes', ['title', 'description', 'answer', 'answered_by', 'tracker_title', 'tracker_url', 'tracker_error']],
  ['change_steps', ['words']],
  ['change_tellings', ['words', 'helped_words']],
  ['contributions', ['quote']],
  ['credits', ['words', 'named_as', 'link']],
  ['promises', ['sentence', 'by_whom', 'outcome']],
  ['affiliations', ['organisation', 'role']],
  ['consents', ['words']],
  ['people', ['wrong']],
  ['saved_views', ['name', 'query']],
  ['rules', ['name', 'query']],
  ['rule_runs', ['rule_name']],
  ['jobs', ['label']],
  ['labels', ['name']],
  ['sources', ['name', 'last_error']],
  ['conversations', ['assignee']],
];

const reportFields = ['id', 'type', 'version', 'asset', 'by'];

/** The same inside of JSON; `keep` names the fields that are no words. */
export const writtenJson: [table: string, column: string, keep: string[]][] = [
  ['reports', 'document', reportFields],
  ['reports', 'undo_base', reportFields],
  ['reports', 'undo_steps', [...reportFields, 'stepType']],
  ['report_versions', 'document', reportFields],
  ['report_templates', 'document', reportFields],
  ['report_editions', 'document', reportFields],
  ['report_editions', 'material', ['state', 'hash', 'wish']],
  ['report_editions', 'audience', ['length', 'naming']],
  ['rules', 'effects', ['type', 'practice', 'state']],
  ['jobs', 'progress', []],
  ['jobs', 'result', ['kind', 'state', 'code']],
  ['jobs', 'error', ['code']],
];

function redactedJson(value: unknown, keep: string[], redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => redactedJson(one, keep, redact));
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, one]) => [
    // What was asked stands in such names, as `chartKey` makes them.
    name.startsWith('[') ? redact(name) : name,
    keep.includes(name) ? one : redactedJson(one, keep, redact),
  ]);
  return Object.fromEntries(fields) as unknown;
}

function redactJson(database: WritableDb, redact: (text: string) => string): void {
  for (const [table, column, keep] of writtenJson) {
    const found = rows<{ id: number; json: string }>(
      database,
      `SELECT id, ${column} AS json FROM ${table} WHERE ${column} IS NOT NULL`,
    );
    for (const { id, json } of found) {
      const after = JSON.stringify(redactedJson(JSON.parse(json), keep, redact));
      if (after !== json) run(database, `UPDATE ${table} SET ${column} = ? WHERE id = ?`, after, id);
    }
  }
}

/** Takes the person's names and addresses out of all that was written. */
export function redactRecords(database: WritableDb, { identifiers }: Redactor): void {
  redactJson(database, identifiers);
  for (const [table, columns] of written) {
    const found = rows<Record<string, string | null> & { id: number }>(
      database,
      `SELECT id, ${columns.join(', ')} FROM ${table} WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' OR ')}`,
    );
    for (const one of found) {
      const after = columns.map((column) => (typeof one[column] === 'string' ? identifiers(one[column]) : one[column]));
      if (columns.every((column, index) => one[column] === after[index])) continue;
      // Two of these may not bear one name.
      if (table === 'labels' || table === 'sources') after[0] = `${after[0]} ${one.id}`;
      const assignments = columns.map((column) => `${column} = ?`).join(', ');
      run(database, `UPDATE ${table} SET ${assignments} WHERE id = ?`, ...after, one.id);
    }
  }
  for (const { query } of rows<{ query: string }>(database, 'SELECT query FROM search_history')) {
    if (identifiers(query) !== query) run(database, 'DELETE FROM search_history WHERE query = ?', query);
  }
  // Ids of messages that are gone, and those that were only ever named.
  for (const { sourceId, externalId } of rows<{ sourceId: number; externalId: string }>(
    database,
    'SELECT source_id AS sourceId, external_id AS externalId FROM message_ids WHERE message_id IS NULL',
  )) {
    if (identifiers(externalId) === externalId) continue;
    run(database, 'DELETE FROM message_ids WHERE source_id = ? AND external_id = ?', sourceId, externalId);
  }
}
