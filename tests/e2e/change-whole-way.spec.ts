import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import type { ConversationRow } from '../../shared/model/conversation.ts';
import { paragraph } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import { chooseFiles, saveInto } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { rssFeed, startServer } from './loopback-server.ts';
import { changesOf } from './pages/changes.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { reportExportOf } from './pages/report-export.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';
import { saveReport } from './saved-report.ts';

const title = 'Export keeps every file name';
const quiet = { name: 'Hushed Asker', address: 'hushed.asker@example.org' };
/** Nothing of them may stand in anything that others get. */
const ofTheQuiet = /hushed/i;

const mailbox = [
  'From hushed.asker@example.org Thu Jan  1 00:00:00 2026',
  `From: ${quiet.name} <${quiet.address}>`,
  'To: help@example.org',
  'Subject: Dateinamen im Export',
  'Date: Thu, 01 Jan 2026 00:00:00 +0000',
  'Message-ID: <names@example.org>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Bitte behaltet beim Export jeden Dateinamen, sonst fehlen uns alle Dateien mit Umlauten.',
  '',
  `-- `,
  quiet.name,
  '',
  'From reader-2@example.org Thu Jan  1 01:00:00 2026',
  'From: Reader 2 <reader-2@example.org>',
  'To: help@example.org',
  'Subject: Re: Dateinamen im Export',
  'Date: Thu, 01 Jan 2026 01:00:00 +0000',
  'Message-ID: <same@example.org>',
  'In-Reply-To: <names@example.org>',
  '',
  `On Thursday, ${quiet.name} <${quiet.address}> wrote:`,
  '> Bitte behaltet beim Export jeden Dateinamen',
  'Same here.',
  '',
  '',
].join('\n');

async function jobDone(sameside: Sameside, jobId: number): Promise<void> {
  await expect
    .poll(async () => (await ask(sameside, 'job.list', null)).find(({ id }) => id === jobId)?.state)
    .toBe('done');
}

/** Three conversations at three places: a mailbox, a feed, the sample of a forum. */
async function threeConversations(sameside: Sameside, feed: string): Promise<ConversationRow[]> {
  const file = path.join(sameside.profile, 'help.mbox');
  writeFileSync(file, mailbox);
  await chooseFiles(sameside, [file]);
  await jobDone(sameside, (await ask(sameside, 'import.choose', { what: 'files' }))!.jobId);
  await jobDone(sameside, (await ask(sameside, 'source.addFeed', { address: feed, allowHost: true })).jobId);
  const sources = await ask(sameside, 'source.list', null);
  expect(new Set(sources.map(({ kind }) => kind))).toEqual(new Set(['mail', 'feed', 'stackexchange']));
  const rows = [];
  for (const kind of ['mail', 'feed', 'stackexchange']) {
    const { id } = sources.find((source) => source.kind === kind)!;
    const scope = { view: 'all', filter: { type: 'source', id }, sort: 'newest' } as const;
    rows.push((await ask(sameside, 'inbox.page', { scope, before: null, limit: 1 })).rows[0]!);
  }
  return rows;
}

/** What a reader of each file in the folder sees, by its name. */
function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const file = path.join(folder, name);
      if (!name.endsWith('.pdf')) return [name, readFileSync(file, 'utf8')];
      const { status, stdout } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
      return [name, status === 0 ? stdout : ''];
    }),
  );
}

test('one change goes the whole way, and who asks to stay anonymous is so in everything that goes out', async ({
  sameside,
}) => {
  // Catches a voice that gets lost on the way, a state without its words, somebody who is never told, and a name that gets out.
  test.setTimeout(240_000);
  const server = await startServer(() => rssFeed(['File names in the export']));
  const { window } = sameside;
  const changes = changesOf(window);
  const toast = frameOf(window).toast;
  try {
    const rows = await threeConversations(sameside, `${server.origin}/feed`);
    const [mail, feed, forum] = rows as [ConversationRow, ConversationRow, ConversationRow];
    await ask(sameside, 'person.setCreditWish', { id: mail.personId!, wish: 'anonymous' });

    // Heard: begun on a conversation by its key, the others join it, and somebody is quoted in each.
    const inbox = inboxOf(window);
    await frameOf(window).view('inbox').click();
    await inbox.rows.first().click();
    await expect(inbox.message.first()).toBeVisible();
    await window.keyboard.press('c');
    await inbox.change.locator('input').fill(title);
    await window.keyboard.press('Enter');
    await expect(toast).toContainText(title);
    const [change] = await ask(sameside, 'change.list', null);
    const id = change!.id;
    const first = (await ask(sameside, 'change.get', { id })).conversations.map((one) => one.id);
    expect(first).toHaveLength(1);
    const act = (ids: number[], on: boolean) =>
      ask(sameside, 'conversation.act', { target: { ids }, action: { type: 'change', changeId: id, on } });
    await act(first, false);
    await act([mail.id, feed.id, forum.id], true);
    for (const row of [mail, feed, forum]) {
      const { messages } = await ask(sameside, 'conversation.get', { id: row.id });
      const { id: messageId, text: words } = messages[0]!;
      await ask(sameside, 'evidence.capture', { messageId, start: 0, end: Math.min(words.length, 200) });
    }

    await window.keyboard.press('g');
    await window.keyboard.press('c');
    await expect(changes.column('heard')).toContainText(text.changes.people(3));
    await changes.card(title).focus();
    await window.keyboard.press('Enter');
    await expect(changes.add).toHaveCount(3);
    for (let left = 3; left > 0; left -= 1) {
      await changes.add.first().click();
      await expect(changes.add).toHaveCount(left - 1);
    }
    await expect(changes.quotes).toHaveCount(3);

    // Championed in a report.
    await changes.champion.click();
    await changes.item(text.changes.championNew).click();
    await expect(toast).toContainText(text.changes.championed);
    await expect(changes.page(title)).toContainText(text.changes.inReport);

    // Accepted with the company's words, then shipped.
    await changes.move.click();
    await changes.item(text.changes.moveTo('accepted')).click();
    await changes.words.fill('It comes in spring.');
    await changes.submit.click();
    await expect(changes.page(title).locator('.quote-card', { hasText: 'It comes in spring.' })).toBeVisible();
    await changes.move.click();
    await changes.item(text.changes.moveTo('shipped')).click();
    await changes.words.fill('It is in version 4.1.');
    await changes.submit.click();
    await expect(changes.telling).toContainText(text.changes.untoldWords(3));

    // What was promised to them before stands beside what one writes to them.
    const promised = { personId: mail.personId!, conversationId: mail.id, messageId: null, byWhom: 'me' };
    await ask(sameside, 'promise.make', { ...promised, sentence: 'We will tell you.', dueAt: null, madeAt: null });
    await expect(changes.voice(quiet.name).getByRole('complementary')).toContainText('We will tell you.');

    // Told: each where they asked, in their language, and nobody named in what goes to others.
    const drafts = changes.telling.getByRole('textbox');
    await expect(drafts).toHaveCount(3);
    for (const draft of await drafts.all()) {
      expect(await draft.inputValue()).toContain('It is in version 4.1.');
      expect(await draft.inputValue()).not.toMatch(ofTheQuiet);
    }
    const german = changes.voice(quiet.name);
    await expect(german).toContainText(text.changes.wish.anonymous);
    await expect(german.getByRole('textbox')).toHaveValue(/^Hallo,\n[\s\S]*Dateinamen/);
    const out = path.join(sameside.profile, 'out');
    mkdirSync(out);
    await saveInto(sameside, out);
    await german.getByRole('button', { name: text.changes.export }).click();
    await changes.item(text.changes.formats.eml).click();
    await expect(changes.telling).toContainText(text.changes.untoldWords(2));
    expect(filesIn(out)['Dateinamen im Export.eml']).toContain(`To: ${quiet.address}`);
    const others = changes.telling.getByRole('button', { name: text.changes.copy, exact: true });
    await others.first().click();
    await expect(changes.telling).toContainText(text.changes.untoldWords(1));
    await changes.telling.getByRole('button', { name: text.changes.toldAlready }).click();
    await expect(changes.telling).toContainText(text.changes.allTold);
    expect(await ask(sameside, 'change.get', { id })).toMatchObject({ state: 'told', people: 3, untold: 0 });
    expect((await ask(sameside, 'conversation.get', { id: mail.id })).practices).toContain('voicing');

    // Everything that others get: the report in three formats, the conversation in two.
    const exports = path.join(sameside.profile, 'exports');
    mkdirSync(exports);
    await saveInto(sameside, exports);
    const [report] = await ask(sameside, 'report.list', null);
    await saveReport(sameside, report!.id, [
      paragraph(`${quiet.name} said it first.`, 'own'),
      ...(await ask(sameside, 'report.get', { id: report!.id })).document.content,
    ]);
    await frameOf(window).view('reports').click();
    const reports = reportsOf(window);
    await reports.open(title).click();
    await expect(reports.quote).toHaveCount(3);
    await reportExportOf(window).write('html', 'md', 'pdf');
    for (const format of ['html', 'markdown'] as const) {
      await ask(sameside, 'conversation.export', { id: mail.id, format, withNotes: true });
    }
    const written = filesIn(exports);
    expect(Object.keys(written)).toHaveLength(5);
    for (const [name, words] of Object.entries(written)) {
      if (words === '') continue;
      expect(words, name).toMatch(/jeden\s+Dateinamen/);
      expect(words, name).not.toMatch(ofTheQuiet);
    }
  } finally {
    await server.close();
  }
});
