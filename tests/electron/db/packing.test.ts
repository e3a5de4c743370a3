import Database from 'better-sqlite3';
import fc from 'fast-check';
import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../../electron/db/api.ts';
import { contentHash } from '../../../electron/db/ingest/ready-message.ts';
import { migrations } from '../../../electron/db/migrations/index.ts';
import { openWritable, type WritableDb } from '../../../electron/db/open.ts';
import { packedText, packedTogether, textsInside, unpackedText } from '../../../electron/db/packed-text.ts';
import { incoming, mailSource, temporaryDatabase, temporaryProfile } from '../profile.ts';

describe('packed text', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 3000 });

  it('comes back as it was, also with a text that is much alike (HTML beside its own words)', () => {
    fc.assert(
      fc.property(words, words, (text, like) => {
        const html = `<p>${text}${like}</p>`.repeat(2);
        expect(unpackedText(packedText(html, like), like)).toBe(html);
        expect(unpackedText(packedText(html))).toBe(html);
        // What older versions packed was made without the like.
        expect(unpackedText(deflateRawSync(Buffer.from(html)), like)).toBe(html);
      }),
    );
  });

  it('comes back from a block', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), fc.nat(), (texts, which) => {
        const index = which % texts.length;
        expect(textsInside(packedTogether(texts))[index]).toBe(texts[index]);
      }),
    );
  });
});

describe('what a message is known by', () => {
  it('is the same as in older files: white space counts once (mail known for years came in again)', () => {
    const blanks = fc.constantFrom(' ', '\n', '\t', '\r\n', '  ', '\v', '\f', '\u00a0', '\u2003', 'a', 'Z', 'é', '語');
    fc.assert(
      fc.property(fc.array(blanks, { maxLength: 60 }), fc.string(), (pieces, subject) => {
        const message = incoming('m', { text: pieces.join(''), subject });
        const said = [message.author!.address.toLowerCase(), subject, message.text.replace(/\s+/g, ' ').trim()];
        expect(contentHash(message)).toEqual(hash('sha1', said.join('\0'), 'buffer').subarray(0, 16));
      }),
    );
  });
});

describe('sources of messages', () => {
  const sourceOf = (index: number): string =>
    `Received: by mail.example.org; id ${index}\nSubject: About ${index}\n`.repeat(12);

  it('are those of each message, in a batch of any size (the source of another message was shown)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    let made = 0;
    for (const size of [1, 3, 4, 33, 70]) {
      const messages = Array.from({ length: size }, () => {
        made += 1;
        return incoming(`m${made}`, { sentAt: Date.UTC(2026, 0, 1) + made * 1000, source: sourceOf(made) });
      });
      api.ingest({ sourceId, messages });
    }
    for (let index = 1; index <= made; index += 1) {
      const [hit] = api.search({
        query: `m${index}`,
        type: 'message',
        sort: 'newest',
        before: null,
        limit: 1,
        count: false,
      }).hits;
      expect(api.messageSource({ id: hit!.id })).toEqual({ source: sourceOf(index), isCut: false });
    }
    expect(api.health(null).problems).toEqual([]);
  });

  it('are replaced with their message, whatever stands packed beside them', () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const version = (words: string) =>
      Array.from({ length: 8 }, (_, index) =>
        incoming(`m${index}`, {
          text: `${words} ${index}`,
          source: `${words} `.repeat(200) + index,
          onChanged: 'update',
        }),
      );
    api.ingest({ sourceId, messages: version('first') });
    api.ingest({ sourceId, messages: version('second').slice(0, 3) });
    const ids = database.prepare('SELECT id, text FROM messages ORDER BY id').all() as { id: number; text: string }[];
    for (const { id, text } of ids) {
      const [words, index] = text.split(' ');
      expect(api.messageSource({ id })!.source).toBe(`${words!} `.repeat(200) + index!);
    }
  });

  it('whose block is gone are found by the health check', () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [1, 2, 3, 4].map((it) => incoming(`m${it}`, { source: sourceOf(it) })) });
    database.exec('DELETE FROM source_blocks');
    expect(api.health(null).problems).toEqual(['4 sources of messages in a block that is gone']);
  });
});

/** A file as the version before this one left it: made by its own migrations, filled by SQL. */
function fileOfVersion45(): { database: WritableDb; close: () => void } {
  const profile = temporaryProfile();
  mkdirSync(dirname(profile.database), { recursive: true });
  const raw = new Database(profile.database);
  raw.pragma('journal_mode = WAL');
  for (const migration of migrations.filter(({ version }) => version <= 45)) raw.exec(migration.sql);
  raw.pragma(`application_id = ${0x53414d45}`);
  raw.pragma('user_version = 45');
  const html = '<p>Long words about the export of reports</p>'.repeat(80);
  raw.exec(`
    INSERT INTO sources (id, kind, name, messages, created_at) VALUES (1, 'mail', 'list', 3, 0);
    INSERT INTO people (id, name, created_at, first_message_id) VALUES (1, 'Reader 1', 0, 2048);
    INSERT INTO identities (id, person_id, place, address, name) VALUES (1, 1, 'mail', 'reader-1@example.org', 'Reader 1');
    INSERT INTO labels (id, name, colour, created_at) VALUES (1, 'export', 'blue', 0), (2, 'billing', 'red', 0);`);
  for (const index of [1, 2, 3]) {
    const id = index * 2048;
    raw.exec(`
      INSERT INTO conversations (id, source_id, title, messages, participants, first_message_id, last_message_id,
          first_identity_id, last_identity_id, waiting_since, relation)
        VALUES (${index}, 1, 'About ${index}', 1, 1, ${id}, ${id}, 1, 1, ${index}, ${index === 1 ? 3 : 0});
      INSERT INTO threads (id, source_id, conversation_id, base_subject, first_at, last_at, messages)
        VALUES (${index}, 1, ${index}, 'about ${index}', ${index}, ${index}, 1);
      INSERT INTO messages (id, source_id, thread_id, identity_id, kind, external_id, subject, text, content_hash, imported_at)
        VALUES (${id}, 1, ${index}, 1, 'mail', 'm${index}', 'About ${index}', 'Long words number ${index}', x'00', 0);
      INSERT INTO message_ids VALUES (1, 'm${index}', ${index}, ${id});
      INSERT INTO thread_participants VALUES (${index}, 1, 1, ${id});
      INSERT INTO messages_fts (rowid, subject, sender, body) VALUES (${id}, 'About ${index}', 'Reader 1 reader-1@example.org', 'Long words number ${index}');
      INSERT INTO search_queue (message_id) VALUES (${id});
      INSERT INTO conversation_labels (conversation_id, label_id) VALUES (${index}, 1);`);
  }
  raw.exec(`UPDATE conversations SET state = 2 WHERE id = 2;
    INSERT INTO message_source VALUES (2048, 'Subject: About 1');`);
  raw.prepare('INSERT INTO message_source VALUES (4096, ?)').run(deflateRawSync(Buffer.from('Subject: About 2')));
  raw
    .prepare('INSERT INTO message_html VALUES (2048, ?), (4096, ?)')
    .run('<p>x</p>', deflateRawSync(Buffer.from(html)));
  raw.close();
  const database = openWritable(profile.database, profile.backups);
  return { database, close: () => database.close() };
}

describe('a file of the version before', () => {
  it('keeps its counts, lists, sources, HTML and answers', async () => {
    const { database, close } = fileOfVersion45();
    const api = createApi(database);
    expect(api.health(null).problems).toEqual([]);
    expect(api.listLabels(null)).toMatchObject([
      { name: 'billing', open: 0 },
      { name: 'export', open: 2 },
    ]);
    expect(api.inboxCounts(null)).toMatchObject({ open: 2, done: 1, waiting: 2, messages: 3 });
    expect([1, 2, 3].map((index) => api.messageSource({ id: index * 2048 })?.source)).toEqual([
      'Subject: About 1',
      'Subject: About 2',
      undefined,
    ]);
    expect(api.messageHtml({ id: 2048 })!.html).toBe('<p>x</p>');
    expect(api.messageHtml({ id: 4096 })!.html).toHaveLength(
      '<p>Long words about the export of reports</p>'.length * 80,
    );
    while (await api.settleSearch(null)) continue;
    const found = (query: string) =>
      api
        .search({ query, type: 'message', sort: 'newest', before: null, limit: 9, count: true })
        .hits.map(({ id }) => id);
    expect(found('word*')).toEqual([6144, 4096, 2048]);
    expect(found('label:export is:open number')).toEqual([6144, 2048]);
    api.ingest({ sourceId: 1, messages: [incoming('m4', { references: ['m2'] })] });
    api.changeConversations({ ids: [1], action: { type: 'done' }, groupId: null });
    api.undoLast(null);
    expect(api.listLabels(null)[1]).toMatchObject({ open: 3 });
    expect(api.health(null).problems).toEqual([]);
    close();
  });
});
