import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { evidenceBlock, paragraph } from '../../../shared/model/report-document.ts';
import { needsOf } from '../../../shared/model/report-material.ts';
import { describe, expect, it } from 'vitest';
import { createApi, type DatabaseApi } from '../../../electron/db/api.ts';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { languageDetector } from '../../../electron/db/language.ts';
import { written, writtenJson } from '../../../electron/db/forget/forget-records.ts';
import { openWritable, type WritableDb } from '../../../electron/db/open.ts';
import { settleSearch } from '../../../electron/db/queries/search-settle.ts';
import { runImport } from '../../../electron/services/import.ts';
import { createRedactor, removed } from '../../../shared/model/redaction.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import { sampleMails, sampleMbox } from '../../bench/sample-mail.ts';
import { incoming, mailSource, temporaryDatabase, temporaryProfile } from '../profile.ts';

async function settled(database: WritableDb): Promise<void> {
  const languageOf = await languageDetector();
  while (settleSearch(database, languageOf)) continue;
}

async function forget(api: DatabaseApi, database: WritableDb, id: number): Promise<void> {
  api.beginForgetting({ id });
  while (api.forgetStep({ id }).progress !== null) continue;
  await settled(database);
  for (let after: number | null = 0; after !== null;) after = api.dropWords({ after });
  api.purgeIndexes({ fresh: true });
  while (api.purgeIndexes({ fresh: false })) continue;
  api.compactFile(null);
  api.endForgetting(null);
}

/** Every text in every table but the text indexes, and the shape of the tables. */
function everyText(database: WritableDb): string {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .pluck()
    .all() as string[];
  const values = [...tables, 'sqlite_schema']
    .flatMap((name) => database.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][])
    .flat();
  return values
    .filter((value) => typeof value === 'string')
    .join('\n')
    .toLowerCase();
}

describe('forgetting somebody', () => {
  it(
    'leaves no word, address, handle or hit of theirs in the file, and no import brings them back',
    { timeout: 240_000 },
    async () => {
      const profile = temporaryProfile();
      const path = join(profile.folder, 'sample.mbox');
      writeFileSync(path, sampleMbox(sampleMails()));
      const importAgain = async (): Promise<void> => {
        const client = await openDatabaseClient(profile);
        const task = { type: 'paths' as const, paths: [path], format: null };
        const signal = new AbortController().signal;
        await runImport({ task }, { database: client, profile, signal, onProgress: () => {} });
        await client.close();
      };
      await importAgain();
      let database = openWritable(profile.database, profile.backups);
      let api = createApi(database);
      await settled(database);
      const most = database
        .prepare(
          `SELECT person_id AS id, identities.id AS identityId, address, identities.name FROM messages JOIN identities ON identities.id = identity_id
         GROUP BY identity_id ORDER BY count(*) DESC LIMIT 1`,
        )
        .get() as { id: number; identityId: number; address: string; name: string };
      const theirs = database
        .prepare('SELECT subject, text FROM messages WHERE identity_id = ?')
        .all(most.identityId) as {
        subject: string;
        text: string;
      }[];
      const first = database
        .prepare('SELECT id, length(text) AS length FROM messages WHERE identity_id = ? LIMIT 1')
        .get(most.identityId) as { id: number; length: number };
      const { evidence } = api.captureEvidence({ messageId: first.id, start: 0, end: Math.min(60, first.length) });
      const report = api.createReport({ title: `What ${most.name} says` });
      const content = [
        evidenceBlock(evidence.id, 'a'),
        paragraph(`Write to ${most.address}, or ask ${most.name}.`, 'b'),
      ];
      api.saveReport({ id: report.id, title: report.title, document: { version: 2, content }, undoLog: null });
      api.keepVersion({ reportId: report.id });
      api.saveAsTemplate({ reportId: report.id, name: `As for ${most.name}` });
      api.saveAudience({
        id: null,
        name: most.name,
        salutation: `Dear ${most.name},`,
        length: 'full',
        naming: 'wished',
      });
      api.createNote({ target: { type: 'person', id: most.id }, body: 'Met in spring' });
      api.createNote({ target: null, body: `Call ${most.name}` });
      api.rememberSearch({ query: `from:"${most.name}"` });
      const before = database.prepare('SELECT count(*) FROM messages').pluck().get() as number;

      const preview = api.forgetPreview({ id: most.id });
      expect(preview).toMatchObject({ messages: theirs.length, evidence: 1, notes: 1, reports: [{ id: report.id }] });
      await forget(api, database, most.id);

      expect(database.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(before - theirs.length);
      const { title, document } = api.report({ id: report.id });
      expect(title).toBe(`What ${removed} says`);
      expect(api.reportMaterial(needsOf(report.id, document)).evidence).toEqual({});
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(api.health(null).problems).toEqual([]);
      const left = everyText(database);
      const own = new Set(theirs.flatMap(({ subject, text }) => foldedWords(`${subject}\n${text}`)));
      const onlyTheirs = [...own].filter((word) => word.length >= 8 && !left.includes(word));
      expect(onlyTheirs.length).toBeGreaterThan(50);
      for (const word of onlyTheirs) {
        for (const table of ['messages_fts', 'records_fts']) {
          const hits = database
            .prepare(`SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`)
            .pluck()
            .get(`"${word}"`);
          expect(`${word} ${hits}`).toBe(`${word} 0`);
        }
      }
      expect(
        api.search({ query: `from:"${most.name}"`, type: null, sort: 'newest', before: null, limit: 9, count: false })
          .hits,
      ).toEqual([]);
      database.close();
      const bytes = readFileSync(profile.database).toString('latin1').toLowerCase();
      const isInFile = (text: string): boolean => bytes.includes(Buffer.from(text.toLowerCase()).toString('latin1'));
      expect([most.address, most.name, ...onlyTheirs].filter(isInFile)).toEqual([]);
      expect(readFileSync(`${profile.database}-wal`, { flag: 'a+' }).length).toBe(0);

      await importAgain();
      database = openWritable(profile.database, profile.backups);
      api = createApi(database);
      expect(database.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(before - theirs.length);
      expect(database.prepare('SELECT count(*) FROM identities WHERE address = ?').pluck().get(most.address)).toBe(0);
      database.close();
    },
  );

  it('blacks out what others quote of them, in their text, their HTML and what it looked like at the source', async () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const person = { place: 'mail', address: 'quiet.garden@example.org', name: 'Quiet Garden' };
    const other = { place: 'mail', address: 'reader-2@example.org', name: 'Reader 2' };
    const words = 'Every friday the umbrella export forgets my marmalade files.\nOnly renaming helps.';
    api.ingest({
      sourceId,
      messages: [
        incoming('q', { author: person, text: words, sentAt: 1e12, recipients: 'list@example.org' }),
        incoming('a', {
          author: other,
          references: ['q'],
          sentAt: 1e12 + 1,
          recipients: 'Quiet Garden <quiet.garden@example.org>, list@example.org',
          text: `Hi Quiet,\n\nOn Friday, Quiet Garden wrote:\n> Every friday the umbrella export\n> forgets my marmalade files.\n> Only renaming helps.\n\nWe saw this, and the umbrella is another matter.`,
          html: '<p>marmalade</p>',
          source: 'To: quiet.garden@example.org',
        }),
        incoming('elsewhere', { author: other, sentAt: 1e12 + 2, text: 'Ask QUIET.GARDEN@example.org about it.' }),
      ],
    });
    const { id } = database.prepare('SELECT person_id AS id FROM identities WHERE address = ?').get(person.address) as {
      id: number;
    };
    await forget(api, database, id);
    const rows = database.prepare('SELECT text, recipients FROM messages ORDER BY id').all();
    expect(rows).toEqual([
      {
        text: `Hi ${removed},\n\nOn Friday, ${removed} wrote:\n> ${removed}\n> ${removed}\n> ${removed}\n\nWe saw this, and the umbrella is another matter.`,
        recipients: `${removed} <${removed}>, list@example.org`,
      },
      { text: `Ask ${removed} about it.`, recipients: null },
    ]);
    expect(database.prepare('SELECT count(*) FROM message_html').pluck().get()).toBe(0);
    expect(database.prepare('SELECT count(*) FROM message_source').pluck().get()).toBe(0);
    // What comes later may name them too.
    const later = incoming('later', {
      author: other,
      text: 'Also quiet.garden@example.org.',
      recipients: 'quiet.garden@example.org',
    });
    api.ingest({ sourceId, messages: [later, incoming('more', { author: person })] });
    const last = database.prepare("SELECT text, recipients FROM messages WHERE external_id IN ('later', 'more')").all();
    expect(last).toEqual([{ text: `Also ${removed}.`, recipients: removed }]);
  });
});

/** Tables of which the rows about somebody go as a whole, with what hangs on them. */
const gone = new Set([
  ...[
    'identities',
    'actions',
    'search_history',
    'search_words',
    'identity_keys',
    'join_suggestions',
    'message_html',
    'message_source',
  ],
  ...['source_blocks', 'message_ids'],
]);
/** Columns with no words that somebody wrote: numbers, kinds, states, hashes, keys, and what comes from other columns. */
const harmless = new Set([
  ...['sources.kind', 'sources.address', 'sources.cursor', 'people.credit_wish', 'people.languages', 'people.own_wish'],
  ...[
    'messages.kind',
    'messages.external_id',
    'messages.content_hash',
    'attachments.mime_type',
    'attachments.sha256',
    'removed_files.sha256',
  ],
  ...[
    'conversations.title',
    'conversations.snippet',
    'evidence.source_name',
    'evidence.hash',
    'jobs.kind',
    'jobs.state',
  ],
  ...[
    'labels.colour',
    'changes.state',
    'changes.tracker_state',
    'saved_views.sort',
    'rule_runs.trigger',
    'list_places.list',
  ],
  ...[
    'list_counts.list',
    'contributions.kind',
    'credits.place',
    'promises.state',
    'dismissed_hints.hint',
    'change_steps.state',
  ],
  ...[
    'assumption_grounds.side',
    'change_tellings.how',
    'change_tellings.helped',
    'forgotten.hash',
    'forgetting_salt.salt',
  ],
  ...['notes.target_type'],
  ...[
    'reports.uses',
    'reports.set_aside',
    'audiences.length',
    'audiences.naming',
    'report_series.template',
    'report_series.every',
  ],
  // Pictures cannot be read; what stands beside them is.
  ...[
    'report_editions.hash',
    'report_editions.redacted_hash',
    'report_assets.hash',
    'report_assets.mime',
    'report_assets.bytes',
  ],
]);
/** Written anew message by message. */
const messageColumns = [
  ...['messages.reference_ids', 'messages.subject', 'messages.text', 'messages.search_extra', 'messages.recipients'],
  ...['messages.url', 'threads.base_subject', 'attachments.name', 'attachments.content_id', 'people.name'],
];

describe('what forgetting knows of the file', () => {
  it('has a place for every column that can hold words', () => {
    // Catches a table or column that somebody adds, and that forgetting passes by.
    const { database } = temporaryDatabase();
    const columns = database
      .prepare(
        `SELECT tables.name AS "table", columns.name AS "column" FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.sql NOT LIKE 'CREATE VIRTUAL%' AND columns.type IN ('TEXT', 'ANY', 'BLOB')
           AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS indexes WHERE indexes.sql LIKE 'CREATE VIRTUAL%'
                           AND tables.name LIKE indexes.name || '\\_%' ESCAPE '\\')`,
      )
      .all() as { table: string; column: string }[];
    const handled = new Set([
      ...written.flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
      ...writtenJson.map(([table, name]) => `${table}.${name}`),
      ...messageColumns,
      ...harmless,
    ]);
    const missed = columns
      .filter(({ table, column }) => !gone.has(table) && !handled.has(`${table}.${column}`))
      .map(({ table, column }) => `${table}.${column}`);
    expect(missed).toEqual([]);
  });
});

describe('forgetting that is cut short', () => {
  it('goes on where it stood after each step, whichever that was', () => {
    // Catches a phase that a crash leaves behind half done, and one that fails when it is done twice.
    for (let steps = 0; steps < 12; steps += 1) {
      const { api, database, profile } = temporaryDatabase();
      const sourceId = mailSource(api);
      const person = { place: 'mail', address: 'quiet.garden@example.org', name: 'Quiet Garden' };
      const other = { place: 'mail', address: 'reader-2@example.org', name: 'Reader 2' };
      api.ingest({
        sourceId,
        messages: Array.from({ length: 5 }, (_, index) => [
          incoming(`q${index}`, { author: person, text: `A marmalade matter of ${index}.` }),
          incoming(`a${index}`, {
            author: other,
            references: [`q${index}`],
            text: `> A marmalade matter of ${index}.\nSo?`,
          }),
        ]).flat(),
      });
      const id = database
        .prepare('SELECT person_id FROM identities WHERE address = ?')
        .pluck()
        .get(person.address) as number;
      api.createNote({ target: { type: 'person', id }, body: 'Met in spring' });
      api.beginForgetting({ id });
      for (let step = 0; step < steps; step += 1) api.forgetStep({ id });
      database.close();

      const again = openWritable(profile.database, profile.backups);
      const next = createApi(again);
      for (const left of next.forgettingPeople(null)) while (next.forgetStep({ id: left }).progress !== null) continue;
      next.compactFile(null);
      next.endForgetting(null);
      expect(everyText(again)).not.toMatch(/quiet|garden|marmalade|met in spring/);
      expect(again.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(5);
      expect(next.forgettingPeople(null)).toEqual([]);
      expect(next.health(null).problems).toEqual([]);
      again.close();
    }
  });

  it('takes all records that were joined into one person along, and nothing of a namesake', () => {
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const author = (address: string) => ({ place: 'mail', address, name: 'Quiet Garden' });
    api.ingest({
      sourceId,
      messages: ['one@example.org', 'two@example.org', 'three@example.org'].map((address, index) =>
        incoming(`m${index}`, { author: author(address), text: `A matter of number ${index}.` }),
      ),
    });
    const idOf = (address: string): number =>
      database.prepare('SELECT person_id FROM identities WHERE address = ?').pluck().get(address) as number;
    const [one, two, three] = [idOf('one@example.org'), idOf('two@example.org'), idOf('three@example.org')];
    api.createNote({ target: { type: 'person', id: two }, body: 'Of the second record' });
    api.joinPeople({ intoId: one, ids: [two] } as never);
    api.beginForgetting({ id: one });
    while (api.forgetStep({ id: one }).progress !== null) continue;
    expect(database.prepare('SELECT id FROM people').pluck().all()).toEqual([three]);
    expect(database.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
    expect(database.prepare('SELECT address FROM identities').pluck().all()).toEqual(['three@example.org']);
    expect(database.prepare('SELECT text FROM messages').pluck().all()).toEqual(['A matter of number 2.']);
    expect(database.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('taking somebody out of a text', () => {
  it('leaves words alone that only look like their name, and numbers', () => {
    const redactor = createRedactor({
      addresses: ['1234', 'https://example.org/users/1234'],
      names: ['Will', 'Quiet Garden'],
    });
    const text = 'Will will ask @will, line 1234 of https://example.org/users/1234/quiet-garden';
    expect(redactor.identifiers(text)).toBe(`${removed} will ask ${removed}, line 1234 of ${removed}/${removed}`);
  });

  it('never throws, never grows back, and leaves the text alone that has nothing of them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.string(), { maxLength: 3 }), (text, ownText, names) => {
        const redactor = createRedactor({ addresses: ['quiet.garden@example.org'], names }, [ownText]);
        const once = redactor.words(text);
        expect(redactor.words(once).includes('quiet.garden@example.org')).toBe(false);
        const nothing = createRedactor({ addresses: [], names: [] });
        expect(nothing.words(text)).toBe(text);
      }),
    );
  });
});
