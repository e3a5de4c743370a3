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
const written: [table: string, columns: string[]][] = [
  ['notes', ['body']],
  ['assumptions', ['sentence', 'outcome']],
  ['assumption_grounds', ['words']],
  ['evidence', ['quote', 'who', 'url']],
  ['reports', ['title', 'document', 'words']],
  ['changes', ['title', 'description', 'answer', 'answered_by', 'tracker_title']],
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
  ['jobs', ['label', 'progress', 'result', 'error']],
  ['conversations', ['assignee']],
];

/** Takes the person's names and addresses out of all that was written. */
export function redactRecords(database: WritableDb, { identifiers }: Redactor): void {
  for (const [table, columns] of written) {
    const found = rows<Record<string, string | null> & { id: number }>(
      database,
      `SELECT id, ${columns.join(', ')} FROM ${table} WHERE coalesce(${columns.join(', ')}, NULL) IS NOT NULL`,
    );
    for (const one of found) {
      const after = columns.map((column) => (typeof one[column] === 'string' ? identifiers(one[column]) : one[column]));
      if (columns.every((column, index) => one[column] === after[index])) continue;
      const assignments = columns.map((column) => `${column} = ?`).join(', ');
      run(database, `UPDATE ${table} SET ${assignments} WHERE id = ?`, ...after, one.id);
    }
  }
  for (const { query } of rows<{ query: string }>(database, 'SELECT query FROM search_history')) {
    if (identifiers(query) !== query) run(database, 'DELETE FROM search_history WHERE query = ?', query);
  }
  for (const { id, error } of rows<{ id: number; error: string }>(
    database,
    'SELECT id, last_error AS error FROM sources WHERE last_error IS NOT NULL',
  )) {
    if (identifiers(error) !== error) run(database, 'UPDATE sources SET last_error = NULL WHERE id = ?', id);
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
