import { SamesideError } from '../../errors.ts';
import type { HeldMessage, HeldRecords } from '../../../shared/model/privacy.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { membersOf } from './members.ts';

const members = membersOf(':id');
const own = '(SELECT id FROM identities WHERE person_id = :id)';

interface PersonRow {
  name: string;
  ours: number;
  creditWish: HeldRecords['creditWish'];
  askedAt: number | null;
  languages: string | null;
  wrong: string | null;
}

/** Everything held about a person but their messages. @throws SamesideError `not-found` */
export function personHeld(database: WritableDb, input: { id: number }): HeldRecords {
  const { id } = input;
  const person = row<PersonRow>(
    database,
    `SELECT name, ours, credit_wish AS creditWish, asked_at AS askedAt, languages, wrong FROM people
     WHERE id = ? AND joined_into IS NULL`,
    id,
  );
  if (!person) throw new SamesideError('not-found', `There is no person ${id}.`);
  const all = <Row>(sql: string): Row[] => rows<Row>(database, sql, { id });
  const { languages, ours, ...plain } = person;
  return {
    ...plain,
    ours: ours === 1,
    languages: languages === null ? [] : (JSON.parse(languages) as string[]),
    joined: all<{ name: string }>('SELECT name FROM people WHERE joined_into = :id ORDER BY id').map(
      ({ name }) => name,
    ),
    identities: all('SELECT place, address, name, url FROM identities WHERE person_id = :id ORDER BY id'),
    affiliations: all(
      `SELECT organisation, role, since, until FROM affiliations WHERE person_id IN ${members} ORDER BY since, id`,
    ),
    consents: all<Omit<HeldRecords['consents'][number], 'granted'> & { granted: number }>(
      `SELECT granted, words, given_at AS givenAt FROM consents WHERE person_id IN ${members} ORDER BY given_at DESC, id DESC`,
    ).map((one) => ({ ...one, granted: one.granted === 1 })),
    notes: all(
      `SELECT body, created_at AS createdAt, updated_at AS updatedAt FROM notes
       WHERE target_type = 'person' AND target_id IN ${members} ORDER BY id`,
    ),
    evidence: evidenceHeld(database, id),
    contributions: all(
      `SELECT kind, quote, given_at AS givenAt FROM contributions WHERE identity_id IN ${own} ORDER BY given_at DESC`,
    ),
    credits: all(
      `SELECT place, words, named_as AS namedAs, link, given_at AS givenAt FROM credits WHERE person_id IN ${members}
       ORDER BY given_at DESC`,
    ),
    promises: all(
      `SELECT sentence, by_whom AS byWhom, state, outcome, made_at AS madeAt, due_at AS dueAt, settled_at AS settledAt
       FROM promises WHERE person_id IN ${members} ORDER BY made_at DESC`,
    ),
    changes: changesHeld(database, id),
    told: all(
      `SELECT title AS change, words, told_at AS toldAt, helped, helped_words AS helpedWords
       FROM change_tellings JOIN changes ON changes.id = change_id WHERE person_id IN ${members} ORDER BY change_tellings.id`,
    ),
    concerned: all(
      `SELECT title, sources.name AS place FROM conversation_people JOIN conversations ON conversations.id = conversation_id
       JOIN sources ON sources.id = source_id WHERE person_id IN ${members} ORDER BY conversations.id`,
    ),
  };
}

function evidenceHeld(database: WritableDb, id: number): HeldRecords['evidence'] {
  return rows<Omit<HeldRecords['evidence'][number], 'cares' | 'reports'> & { cares: number; reports: string }>(
    database,
    `SELECT quote, source_name AS place, written_at AS writtenAt, captured_at AS capturedAt, url, cares,
            (SELECT json_group_array(title) FROM reports WHERE EXISTS
               (SELECT 1 FROM json_each(uses, '$.evidence') AS used WHERE used.value = evidence.id)) AS reports
     FROM evidence WHERE identity_id IN ${own} ORDER BY written_at DESC`,
    { id },
  ).map((one) => ({ ...one, cares: one.cares === 1, reports: JSON.parse(one.reports) as string[] }));
}

/** Changes that follow from their conversations and quotes, and what was said otherwise by hand. */
function changesHeld(database: WritableDb, id: number): HeldRecords['changes'] {
  return rows<{ title: string; state: string; asks: number }>(
    database,
    `SELECT title, state, coalesce((SELECT min(asks) FROM change_voices WHERE change_id = changes.id AND person_id IN ${members}), 1)
              AS asks
     FROM changes WHERE merged_into IS NULL AND id IN (
       SELECT change_id FROM change_voices WHERE person_id IN ${members}
       UNION SELECT change_id FROM change_evidence JOIN evidence ON evidence.id = evidence_id WHERE identity_id IN ${own}
       UNION SELECT change_id FROM thread_participants JOIN threads ON threads.id = thread_id
         JOIN conversation_changes ON conversation_changes.conversation_id = threads.conversation_id
         WHERE identity_id IN ${own}) ORDER BY title`,
    { id },
  ).map((one) => ({ ...one, asks: one.asks === 1 }));
}

/** Their own messages, the newest first, a page at a time; `titles` are those of the conversations in it. */
export function personMessages(
  database: WritableDb,
  input: { id: number; before: number | null; limit: number },
): { messages: HeldMessage[]; titles: { id: number; title: string; place: string }[]; next: number | null } {
  const found = rows<Omit<HeldMessage, 'attachments'> & { attachments: string }>(
    database,
    `SELECT messages.id, threads.conversation_id AS conversationId, sources.name AS place, sent_at AS writtenAt, subject, text,
            recipients, messages.url,
            (SELECT json_group_array(json_object('name', name, 'type', mime_type, 'size', size)) FROM attachments
             WHERE message_id = messages.id) AS attachments
     FROM messages JOIN threads ON threads.id = thread_id JOIN sources ON sources.id = messages.source_id
     WHERE messages.id IN (
       SELECT id FROM messages WHERE identity_id IN ${own} AND id < :before ORDER BY id DESC LIMIT :limit)
     ORDER BY messages.id DESC`,
    { id: input.id, before: input.before ?? Number.MAX_SAFE_INTEGER, limit: input.limit },
  );
  return {
    messages: found.map((one) => ({ ...one, attachments: JSON.parse(one.attachments) as HeldMessage['attachments'] })),
    titles: rows(
      database,
      `SELECT conversations.id, title, sources.name AS place FROM conversations JOIN sources ON sources.id = source_id
       WHERE conversations.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify([...new Set(found.map(({ conversationId }) => conversationId))]),
    ),
    next: found.length < input.limit ? null : found.at(-1)!.id,
  };
}
