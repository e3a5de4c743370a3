import { row, rows } from '../statements.ts';
import type { Statistics } from '../../../shared/model/records.ts';
import { waitingOrder } from './list-places.ts';
import { firstMessageExpression, helpedExpression, relationExpression } from './relation.ts';
import type { WritableDb } from '../open.ts';

/** Row counts; `bytes` is the database alone, the caller adds the attachments. */
export function statistics(database: WritableDb): Statistics {
  const pages = row<{ bytes: number }>(
    database,
    'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
  )!;
  const counts = row<Omit<Statistics, 'bytes'>>(
    database,
    `SELECT (SELECT coalesce(sum(messages), 0) FROM sources) AS messages,
       (SELECT coalesce(sum(conversations), 0) FROM conversation_counts WHERE state < 3) AS conversations,
       (SELECT count(*) FROM people WHERE joined_into IS NULL) AS people, (SELECT count(*) FROM identities) AS identities,
       (SELECT count(*) FROM sources) AS sources, (SELECT count(*) FROM notes) AS notes,
       (SELECT count(*) FROM evidence) AS evidence, (SELECT count(*) FROM reports) AS reports`,
  )!;
  return { ...counts, bytes: pages.bytes };
}

export interface Health {
  ok: boolean;
  /** What SQLite says of the file: `ok`, or its first complaint. */
  integrity: string;
  /** Whether the text index is whole and has an entry for every message: `ok`, or what is wrong. */
  search: string;
  /** Rows that refer to what is not there. */
  orphans: number;
  problems: string[];
}

const orphanQueries: Record<string, string> = {
  'messages without a thread': 'SELECT count(*) FROM messages WHERE thread_id NOT IN (SELECT id FROM threads)',
  'messages in a merged thread':
    'SELECT count(*) FROM messages JOIN threads ON threads.id = thread_id WHERE merged_into IS NOT NULL',
  'threads in a merged conversation':
    // Of a thread that is part of another one itself, only the other counts.
    `SELECT count(*) FROM threads JOIN conversations ON conversations.id = conversation_id
     WHERE conversations.merged_into IS NOT NULL AND threads.merged_into IS NULL`,
  'messages whose id is not known': `SELECT count(*) FROM messages LEFT JOIN message_ids
     ON message_ids.source_id = messages.source_id AND message_ids.external_id = messages.external_id
     WHERE message_ids.message_id IS NOT messages.id`,
  'ids of messages that are gone':
    'SELECT count(*) FROM message_ids WHERE message_id IS NOT NULL AND message_id NOT IN (SELECT id FROM messages)',
  'attachments of messages that are gone':
    'SELECT count(*) FROM attachments WHERE message_id NOT IN (SELECT id FROM messages)',
  'sources of messages in a block that is gone': `SELECT count(*) FROM message_source
     WHERE typeof(source) = 'integer' AND source / 64 NOT IN (SELECT id FROM source_blocks)`,
  'identities without a person': 'SELECT count(*) FROM identities WHERE person_id NOT IN (SELECT id FROM people)',
  'identities of a person who is joined into another':
    'SELECT count(*) FROM identities JOIN people ON people.id = person_id WHERE joined_into IS NOT NULL',
  'people joined into one who is joined themselves': `SELECT count(*) FROM people JOIN people AS into_whom
     ON into_whom.id = people.joined_into WHERE into_whom.joined_into IS NOT NULL`,
};

/** What triggers should have made of labels, changes and assignees. */
const placesOfTies = `SELECT 'label:' || label_id AS list, conversation_id FROM conversation_labels
  UNION ALL SELECT 'change:' || change_id, conversation_id FROM conversation_changes
  UNION ALL SELECT 'assigned:' || assignee, id FROM conversations WHERE assignee IS NOT NULL`;

const countQueries: Record<string, string> = {
  'a conversation counts its messages wrongly': `SELECT count(*) FROM conversations WHERE merged_into IS NULL AND messages <>
     (SELECT count(*) FROM threads JOIN messages ON thread_id = threads.id WHERE conversation_id = conversations.id)`,
  'a source counts its messages wrongly':
    'SELECT count(*) FROM sources WHERE messages <> (SELECT count(*) FROM messages WHERE source_id = sources.id)',
  'the counts of the inbox are wrong': `SELECT count(*) FROM conversation_counts WHERE
     conversations <> (SELECT count(*) FROM conversations AS c WHERE c.source_id = conversation_counts.source_id AND c.state = conversation_counts.state)
     OR unread <> (SELECT coalesce(sum(unread), 0) FROM conversations AS c WHERE c.source_id = conversation_counts.source_id AND c.state = conversation_counts.state)
     OR waiting <> (SELECT count(*) FROM conversations AS c WHERE c.source_id = conversation_counts.source_id AND c.state = conversation_counts.state
                    AND waiting_since IS NOT NULL)`,
  'a list of a label, a change or an assignee is wrong': `SELECT count(*) FROM
     (${placesOfTies}) AS wanted FULL JOIN list_places USING (list, conversation_id) LEFT JOIN conversations ON id = conversation_id
     WHERE wanted.list IS NULL OR list_places.list IS NULL OR list_places.state IS NOT conversations.state
       OR list_places.last_message_id IS NOT conversations.last_message_id OR list_places.relation IS NOT conversations.relation
       OR waiting_order IS NOT ${waitingOrder}`,
  'the counts of a list are wrong': `SELECT count(*) FROM
     (SELECT list, state, count(*) AS places FROM list_places GROUP BY list, state)
     FULL JOIN list_counts USING (list, state) WHERE coalesce(conversations, 0) <> coalesce(places, 0)`,
  'when a person was first heard is wrong, or whether they help': `SELECT count(*) FROM people WHERE
     first_message_id IS NOT ${firstMessageExpression} OR helped <> ${helpedExpression}`,
  'whether a contribution was credited is wrong': `SELECT count(*) FROM contributions WHERE
     credited <> EXISTS (SELECT 1 FROM credits WHERE contribution_id = contributions.id)`,
  'who began a conversation is wrong': `SELECT count(*) FROM conversations WHERE merged_into IS NULL AND relation <> ${relationExpression}`,
};

/** Reads the whole file: what SQLite, the text index and the rows themselves say about its health, all at one moment. */
export function health(database: WritableDb): Health {
  return database.transaction(() => {
    // FTS5 checks what it remembers of its own structure; only a query makes it see what another process wrote since.
    for (const table of ['messages_fts', 'message_beginnings', 'records_fts', 'search_word_parts']) {
      row(database, `SELECT rowid FROM ${table} WHERE ${table} MATCH 'a' LIMIT 1`);
    }
    const complaints = database
      .prepare<[], { integrity_check: string }>('PRAGMA integrity_check(10)')
      .all()
      .map((it) => it.integrity_check)
      .filter((complaint) => complaint !== 'ok');
    // SQLite asks the text index too, and says its name.
    const [ofIndex, ofFile] = [true, false].map((is) => complaints.filter((it) => /fts/i.test(it) === is));
    const integrity = ofFile![0] ?? 'ok';
    const search = ofIndex![0] ?? searchHealth(database);
    const problems = [
      ...(integrity === 'ok' ? [] : [`The file: ${integrity}`]),
      ...(search === 'ok' ? [] : [`The text index: ${search}`]),
    ];
    let orphans = 0;
    for (const [what, sql] of Object.entries(orphanQueries)) {
      const found = database.prepare(sql).pluck().get() as number;
      if (found > 0) problems.push(`${found} ${what}`);
      orphans += found;
    }
    for (const [what, sql] of Object.entries(countQueries)) {
      const found = database.prepare(sql).pluck().get() as number;
      if (found > 0) problems.push(`${what} (${found})`);
    }
    return { ok: problems.length === 0, integrity, search, orphans, problems };
  })();
}

function searchHealth(database: WritableDb): string {
  const unindexed = database
    .prepare('SELECT count(*) FROM messages WHERE id NOT IN (SELECT id FROM messages_fts_docsize)')
    .pluck()
    .get() as number;
  const extra = database
    .prepare('SELECT count(*) FROM messages_fts_docsize WHERE id NOT IN (SELECT id FROM messages)')
    .pluck()
    .get() as number;
  const unbegun = database
    .prepare(
      `SELECT count(*) FROM messages WHERE id NOT IN (SELECT id FROM message_beginnings_docsize)
       AND id NOT IN (SELECT message_id FROM search_queue)`,
    )
    .pluck()
    .get() as number;
  if (unbegun > 0) return `${unbegun} messages lack their beginnings`;
  if (unindexed > 0) return `${unindexed} messages are not in it`;
  return extra > 0 ? `${extra} entries have no message` : 'ok';
}

/** Hashes and sizes of all attachments that messages name, for checking and copying the files. */
export function attachmentFiles(database: WritableDb): { sha256: string; size: number }[] {
  return rows(database, 'SELECT DISTINCT sha256, size FROM attachments');
}
