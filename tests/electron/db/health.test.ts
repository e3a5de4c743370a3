import { expect, it } from 'vitest';
import { createApi } from '../../../electron/db/api.ts';
import { openWritable } from '../../../electron/db/open.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

it('is not taken in by what another process writes meanwhile (check called a healthy inbox damaged)', async () => {
  const { api, profile } = temporaryDatabase();
  const sourceId = mailSource(api);
  const batch = (number: number) =>
    Array.from({ length: 50 }, (_, index) => incoming(`${number}-${index}`, { text: `words ${number} ${index}` }));
  for (let number = 0; number < 10; number += 1) api.ingest({ sourceId, messages: batch(number) });
  const database = openWritable(profile.database, profile.backups);
  const other = createApi(database);
  expect(other.health(null).problems).toEqual([]);
  for (let number = 10; number < 20; number += 1) api.ingest({ sourceId, messages: batch(number) });
  while (await api.settleSearch(null));
  expect(other.health(null).problems).toEqual([]);
  database.close();
});

it('says what is wrong with rows and the text index', () => {
  const { api, database } = temporaryDatabase();
  const sourceId = mailSource(api);
  api.ingest({ sourceId, messages: [incoming('a'), incoming('b', { references: ['a'] })] });
  database.exec('DELETE FROM messages_fts WHERE rowid = (SELECT max(id) FROM messages)');
  database.exec('UPDATE sources SET messages = 5');
  database.exec("UPDATE message_ids SET message_id = 12 WHERE external_id = 'a'");
  expect(api.health(null)).toMatchObject({
    ok: false,
    integrity: 'ok',
    search: '1 messages are not in it',
    orphans: 2,
    problems: expect.arrayContaining([expect.stringContaining('a source counts its messages wrongly')]),
  });
});
