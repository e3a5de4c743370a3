import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApi } from '../../../electron/db/api.ts';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { openWritable } from '../../../electron/db/open.ts';
import { runImport } from '../../../electron/services/import.ts';
import { sampleMails, sampleMbox } from '../../bench/sample-mail.ts';
import { temporaryProfile } from '../profile.ts';
import { differences } from './notmuch-differences.ts';

/** What notmuch 0.37 found in the same mails; `tests/bench/notmuch-expectation.ts` wrote it down. */
const answers = JSON.parse(
  readFileSync(new URL('../../fixtures/mail/notmuch-answers.json', import.meta.url), 'utf8'),
) as [query: string, notmuch: string, found: number[]][];

it('finds for 200 queries what notmuch finds, but for the differences listed', { timeout: 300_000 }, async () => {
  const mails = sampleMails();
  const profile = temporaryProfile();
  const client = await openDatabaseClient(profile);
  const path = join(profile.folder, 'sample.mbox');
  writeFileSync(path, sampleMbox(mails));
  await runImport(
    { task: { type: 'paths', paths: [path], format: null } },
    { database: client, profile, signal: new AbortController().signal, onProgress: () => {} },
  );
  await client.close();
  const database = openWritable(profile.database, profile.backups);
  const api = createApi(database);
  const numbers = new Map(mails.map(({ id }, index) => [id, index]));
  const rows = database.prepare('SELECT id, external_id AS name FROM messages').all() as { id: number; name: string }[];
  const byId = new Map(rows.map(({ id, name }) => [id, numbers.get(name)!]));
  expect(byId.size).toBe(mails.length);
  const found = (query: string): number[] => {
    const all: number[] = [];
    let before: number | null = null;
    do {
      const page = api.search({ query, type: 'message', sort: 'newest', before, limit: 200, count: false });
      if (page.corrections.length === 0) all.push(...page.hits.map(({ id }) => byId.get(id)!));
      before = page.next;
    } while (before !== null);
    return all.sort((a, b) => a - b);
  };
  const differing: Record<string, { ours?: number[]; theirs?: number[] | 'all others' }> = {};
  for (const [query, , theirs] of answers) {
    const ours = found(query);
    const onlyOurs = ours.filter((number) => !theirs.includes(number));
    const onlyTheirs = theirs.filter((number) => !ours.includes(number));
    if (onlyOurs.length + onlyTheirs.length === 0) continue;
    differing[query] = {
      ...(onlyOurs.length > 0 && { ours: onlyOurs }),
      ...(onlyTheirs.length > 0 && {
        theirs: onlyTheirs.length + ours.length === mails.length ? ('all others' as const) : onlyTheirs,
      }),
    };
  }
  database.close();
  expect(answers).toHaveLength(200);
  const listed = Object.fromEntries(
    differences.map(({ query, ours, theirs }) => [query, { ...(ours && { ours }), ...(theirs && { theirs }) }]),
  );
  expect(differing).toEqual(listed);
});
