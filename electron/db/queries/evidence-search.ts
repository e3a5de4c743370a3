import { SamesideError } from '../../errors.ts';
import { firstMatch } from '../../../shared/model/highlight.ts';
import {
  parseEvidenceQuery,
  type EvidencePage,
  type FoundEvidence,
  type MessagePassage,
  type SuggestedEvidence,
} from '../../../shared/model/evidence-search.ts';
import { usesOf, writtenWords } from '../../../shared/model/report-document.ts';
import { QueryError, type Query, type Term, type TextTerm } from '../../../shared/model/search-grammar.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import { row, rows } from '../statements.ts';
import { consentExpression } from './consent.ts';
import { evidenceColumns, evidenceFrom } from './evidence.ts';
import { report } from './reports.ts';
import { changesNamed, conversationCondition, identitiesOfPerson } from './search-conditions.ts';
import { sourcesNamed } from './search-names.ts';
import type { WritableDb } from '../open.ts';

const select = `SELECT ${evidenceColumns}, ${consentExpression} AS consent, evidence.id AS rowNumber`;
const from = `FROM ${evidenceFrom} LEFT JOIN conversations ON conversations.id = evidence.conversation_id`;

/** Rows that are read at once while those that have the words are looked for. */
const readAtOnce = 500;

/**
 * Evidence that a search finds, kept last first.
 * @param input.query as it is typed, in the grammar of `parseEvidenceQuery`
 * @param input.before the `next` of the page before
 * @throws SamesideError `query`
 */
export function findEvidence(
  database: WritableDb,
  input: { query: string; before: number | null; limit: number },
): EvidencePage {
  const query = readQuery(input.query);
  const { sql, values } = conditionsOf(database, query);
  const found: FoundEvidence[] = [];
  let before = input.before ?? Number.MAX_SAFE_INTEGER;
  for (;;) {
    const read = rows<FoundEvidence & { rowNumber: number; holds: string }>(
      database,
      `${select}, ${sql} AS holds ${from} WHERE evidence.id < ? ORDER BY evidence.id DESC LIMIT ${readAtOnce}`,
      ...values,
      before,
    );
    for (const { rowNumber, holds, ...one } of read) {
      before = rowNumber;
      if (!isFound(query, JSON.parse(holds) as number[], one)) continue;
      found.push(one);
      if (found.length === input.limit) return { rows: found, next: before };
    }
    if (read.length < readAtOnce) return { rows: found, next: null };
  }
}

function readQuery(text: string): Query {
  try {
    return parseEvidenceQuery(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { position, length } = error;
    throw new SamesideError('query', error.message, { position, length });
  }
}

/** SQL for a JSON array that says of each alternative whether its conditions hold. */
function conditionsOf(database: WritableDb, { alternatives }: Query): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const each = alternatives.map((terms) => {
    const all = terms.flatMap((term) => {
      const condition = conditionOf(database, term);
      if (condition === null) return [];
      values.push(...condition.values);
      return [`coalesce((${condition.sql}), 0) = ${term.negated ? 0 : 1}`];
    });
    return all.length === 0 ? '1' : `(${all.join(' AND ')})`;
  });
  return { sql: `json_array(${each.join(', ')})`, values };
}

const list = (numbers: readonly number[]): string => `(${numbers.join(', ')})`;

/** On `evidence` joined to `people`, `identities` and `conversations`; null for words. */
function conditionOf(database: WritableDb, term: Term): { sql: string; values: unknown[] } | null {
  if (term.type === 'text') return null;
  switch (term.field) {
    case 'before':
      return { sql: 'written_at < ?', values: [term.at] };
    case 'after':
      return { sql: 'written_at >= ?', values: [term.at] };
    case 'source':
      return {
        sql: `conversations.source_id IN ${list(sourcesNamed(database, term.value))}
              OR instr(lower(evidence.source_name), lower(?)) > 0`,
        values: [term.value],
      };
    case 'person':
      return { sql: `identity_id IN ${list(identitiesOfPerson(database, term.value))}`, values: [] };
    case 'change': {
      const which = term.value === '*' ? '1' : `change_id IN ${list(changesNamed(database, term.value))}`;
      return {
        sql: `EXISTS (SELECT 1 FROM change_evidence WHERE evidence_id = evidence.id AND ${which})
              OR EXISTS (SELECT 1 FROM conversation_changes
                         WHERE conversation_changes.conversation_id = evidence.conversation_id AND ${which})`,
        values: [],
      };
    }
    case 'has':
      switch (term.value) {
        case 'quote':
          return { sql: '1', values: [] };
        case 'consent':
          return { sql: `${consentExpression} = 'given'`, values: [] };
        case 'link':
          return { sql: "instr(evidence.quote, '://') > 0", values: [] };
        case 'attachment':
          return {
            sql: 'EXISTS (SELECT 1 FROM attachments WHERE attachments.message_id = evidence.message_id)',
            values: [],
          };
        case 'note':
          break;
      }
  }
  const condition = conversationCondition(database, term);
  return condition === null ? null : { sql: condition.sql, values: condition.values };
}

/** Whether one alternative holds, and its words stand in the quote, the name or the source. */
function isFound({ alternatives }: Query, holds: readonly number[], evidence: FoundEvidence): boolean {
  if (alternatives.length === 0) return true;
  const sender = `${evidence.who}\n${evidence.handle ?? ''}`;
  const all = `${evidence.quote}\n${sender}\n${evidence.source}`;
  const has = ({ column, words, prefix }: TextTerm): boolean =>
    firstMatch(column === 'sender' ? sender : all, [{ tokens: foldedWords(words), prefix }]) !== -1;
  return alternatives.some(
    (terms, index) => holds[index] === 1 && terms.every((term) => term.type !== 'text' || has(term) !== term.negated),
  );
}

const suggestedOfEach = 4;
const suggestedInAll = 12;
/** A shorter title stands in a text by chance. */
const shortestTitle = 4;

/** Evidence of changes that stand in the saved draft or are named in it, and that it does not use yet. @throws SamesideError `not-found` */
export function suggestedEvidence(database: WritableDb, input: { reportId: number }): SuggestedEvidence[] {
  const { title, document } = report(database, { id: input.reportId });
  const uses = usesOf(document);
  const words = `${title}\n${writtenWords(document)}`.toLocaleLowerCase();
  const named = rows<{ id: number; title: string }>(
    database,
    'SELECT id, title FROM changes WHERE merged_into IS NULL',
  );
  const wanted = named.filter(
    (change) =>
      uses.changes.includes(change.id) ||
      (change.title.trim().length >= shortestTitle && words.includes(change.title.trim().toLocaleLowerCase())),
  );
  return wanted
    .flatMap((change) =>
      rows<FoundEvidence & { rowNumber: number }>(
        database,
        `${select} ${from} JOIN change_evidence ON evidence_id = evidence.id
         WHERE change_id = ? AND evidence.id NOT IN (SELECT value FROM json_each(?)) ORDER BY change_evidence.id DESC LIMIT ?`,
        change.id,
        JSON.stringify(uses.evidence),
        suggestedOfEach,
      ).map(({ rowNumber: _, ...one }) => ({ ...one, changeId: change.id, changeTitle: change.title })),
    )
    .slice(0, suggestedInAll);
}

/** A message with its whole text, to keep a passage of it. @throws SamesideError `not-found` */
export function messagePassage(database: WritableDb, input: { messageId: number }): MessagePassage {
  const found = row<Omit<MessagePassage, 'date'> & { sentAt: number | null }>(
    database,
    `SELECT messages.id AS messageId, threads.conversation_id AS conversationId, conversations.title,
            coalesce(people.name, '') AS who, sources.name AS source, sent_at AS sentAt, text
     FROM messages JOIN sources ON sources.id = messages.source_id JOIN threads ON threads.id = thread_id
     JOIN conversations ON conversations.id = threads.conversation_id
     LEFT JOIN identities ON identities.id = identity_id LEFT JOIN people ON people.id = identities.person_id
     WHERE messages.id = ?`,
    input.messageId,
  );
  if (!found) throw new SamesideError('not-found', 'This message is no longer there.');
  const { sentAt, ...rest } = found;
  return { ...rest, date: sentAt ?? timeOfId(rest.messageId) };
}
