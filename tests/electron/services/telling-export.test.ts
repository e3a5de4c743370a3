import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportedTelling } from '../../../electron/services/telling-export.ts';
import { mailDraft } from '../../../electron/export/mail-draft.ts';
import { similarChanges } from '../../../electron/services/similar-changes.ts';
import { temporaryProfile } from '../profile.ts';
import { openInbox } from './open-inbox.ts';

describe('what somebody is told, as a file', () => {
  it('is a mail to where they asked, in its thread, that opens for writing on; writing it marks them as told', async () => {
    const { database, arrive } = await openInbox();
    await arrive({ externalId: 'ask@example.org', subject: 'Übersicht fehlt' });
    const [row] = (
      await database.call('inboxPage', { scope: { view: 'all', filter: null, sort: 'newest' }, before: null, limit: 1 })
    ).rows;
    const { id } = await database.call('createChange', { title: 'Export' });
    await database.call('changeConversations', {
      ids: [row!.id],
      action: { type: 'change', changeId: id, on: true },
      groupId: null,
    });
    await database.call('moveChange', { id, state: 'shipped', words: '', by: '' });
    const target = join(temporaryProfile().folder, 'told.eml');
    const telling = { id, personId: row!.personId!, conversationId: row!.id, words: 'Schön,\nes ist da.' };
    expect(await exportedTelling(database, { ...telling, format: 'eml' }, () => null)).toBeNull();
    expect((await database.call('changeDetail', { id })).untold).toBe(1);
    const told = await exportedTelling(database, { ...telling, format: 'eml' }, (title) => {
      expect(title).toBe('Übersicht fehlt');
      return target;
    });
    expect(told!.path).toBe(target);
    const [head, body] = readFileSync(target, 'utf8').split('\r\n\r\n') as [string, string];
    expect(head).toContain('To: reader-1@example.org');
    expect(head).toContain('In-Reply-To: <ask@example.org>');
    expect(head).toContain('X-Unsent: 1');
    expect(head).toMatch(/Subject: =\?utf-8\?B\?/);
    expect(Buffer.from(body, 'base64').toString('utf8')).toBe('Schön,\r\nes ist da.');
    expect(await database.call('changeDetail', { id })).toMatchObject({ state: 'told', untold: 0 });
  });

  it('would catch a subject or an address that writes headers of its own', () => {
    const mail = mailDraft({
      to: 'reader@example.org\r\nBcc: all@example.org',
      subject: 'A\r\nBcc: all@example.org',
      words: 'B',
      references: ['a b@c', 'fine@example.org', '<x>\r\nBcc: all@example.org'],
    });
    expect(mail.split('\r\n').filter((line) => /^(bcc|to):/i.test(line))).toEqual([]);
    expect(mail).toContain('References: <fine@example.org>\r\n');
  });
});

describe('changes like another', () => {
  it('are those that people describe in the same words', async () => {
    const { database } = await openInbox();
    const make = async (title: string) => (await database.call('createChange', { title })).id;
    const one = await make('Export keeps every file name');
    const like = await make('The export loses file names');
    await make('Digest before Monday');
    expect(await similarChanges(database, one)).toMatchObject([
      { id: like, title: 'The export loses file names', words: expect.arrayContaining(['export', 'file']) },
    ]);
  });
});
