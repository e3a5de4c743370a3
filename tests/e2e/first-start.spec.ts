import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { chooseFiles } from './dialogs.ts';
import { rssFeed, startServer } from './loopback-server.ts';
import type { Sameside } from './fixtures.ts';
import { expect, test } from './fixtures.ts';
import { emptyMail, mailboxOf } from './mailbox.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { countIn, sourcesOf } from './pages/sources.ts';
import { welcomeOf } from './pages/welcome.ts';

/** Writes a file for importing beside the inbox, and answers with its path. */
function writtenFile({ profile }: Sameside, name: string, words: string): string {
  const folder = path.join(profile, 'given');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, words);
  return file;
}

test.describe('the first start', () => {
  test('offers three ways, and the sample inbox fills the list', async ({ sameside }) => {
    // Catches a first window without a way on, an archive shown without its authors, and work that ends without a word.
    const { window } = sameside;
    const welcome = welcomeOf(window);
    const inbox = inboxOf(window);
    await expect(welcome.ways).toHaveText([text.welcome.importTitle, text.welcome.feedTitle, text.welcome.sampleTitle]);
    for (const way of [welcome.files, welcome.folder, welcome.feed, welcome.sample]) await expect(way).toBeInViewport();
    await expect(welcome.main).toContainText('History Meta Stack Exchange');
    await expect(welcome.main).toContainText('CC BY-SA');

    await window.evaluate((label) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        if (document.querySelector(`progress[aria-label="${label}"]`) !== null) seen.push(label);
      }).observe(document.body, { subtree: true, childList: true });
    }, text.jobs.progressLabel('Sample inbox'));
    await welcome.sample.click();
    await expect(inbox.rows.first()).toBeVisible({ timeout: 30_000 });
    await expect(frameOf(window).footer).toContainText('Imported Sample inbox', { timeout: 30_000 });
    const shown = await window.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.length);
    expect(shown, 'progress was shown').toBeGreaterThan(0);

    const counts = await ask(sameside, 'inbox.counts', null);
    expect(counts.messages).toBeGreaterThan(1000);
    await expect(inbox.tab('open')).toHaveText(`${text.inbox.tab.open} ${counts.open}`);
    await expect(frameOf(window).footer).toContainText(text.frame.store(counts.messages, 1));
    await expect(inbox.heading).not.toBeEmpty();
    // Licence and courtesy: each message names who wrote it and leads to where it stands.
    for (const message of await inbox.message.all()) {
      await expect(message.locator('.message-name')).not.toBeEmpty();
      await expect(message.getByRole('link', { name: text.conversation.original })).toHaveAttribute(
        'href',
        /^https:\/\/history\.meta\.stackexchange\.com\//,
      );
    }
  });

  test('stays a first start after a dialog that was closed, and after a restart', async ({ sameside }) => {
    // Catches a window that counts as used although nothing was imported.
    await sameside.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = (() =>
        Promise.resolve({ canceled: true, filePaths: [] })) as typeof dialog.showOpenDialog;
    });
    await welcomeOf(sameside.window).files.click();
    await welcomeOf(sameside.window).folder.click();
    await expect(welcomeOf(sameside.window).ways).toHaveCount(3);
    await sameside.restart();
    await expect(welcomeOf(sameside.window).ways).toHaveCount(3);
    expect(await ask(sameside, 'job.list', null)).toEqual([]);
  });
});

test.describe('importing files', () => {
  test('shows what came of them, lists what could not be read, and adds nothing twice', async ({ sameside }) => {
    // Catches counts that do not add up, failures without a place, and doubled messages.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const sources = sourcesOf(window);
    const mailbox = writtenFile(
      sameside,
      'list.mbox',
      mailboxOf(8) + emptyMail + mailboxOf(9).slice(mailboxOf(8).length),
    );
    await chooseFiles(sameside, [mailbox]);
    await welcomeOf(window).files.click();

    const result = sources.result('list.mbox');
    await expect(result).toBeVisible();
    await expect(countIn(result, 'new')).toHaveText('9');
    await expect(countIn(result, 'duplicate')).toHaveText('0');
    await expect(countIn(result, 'failed')).toHaveText('1');
    await expect(countIn(result, 'conversations')).toHaveText('3');
    const place = `list.mbox, byte ${Buffer.byteLength(mailboxOf(8))}`;
    await expect(result.getByRole('row', { name: place })).toContainText('The message is empty.');
    await window.keyboard.press('Escape');
    await expect(result).toHaveCount(0);
    await expect(inbox.rows).toHaveCount(3);
    await inbox.row('About matter 4').click();
    await expect(inbox.message).toHaveCount(4);
    await expect(inbox.message.first()).toContainText('These are the words of message 4.');

    await frameOf(window).view('sources').click();
    await sources.importFiles.click();
    const recent = sources.recent.getByRole('listitem');
    await expect(recent).toHaveCount(2);
    await expect(recent.first()).toContainText(text.jobs.summary(0, 9, 1));
    await expect(result).toBeVisible();
    await expect(countIn(result, 'new')).toHaveText('0');
    await expect(countIn(result, 'duplicate')).toHaveText('9');
    await window.keyboard.press('Escape');
    expect((await ask(sameside, 'inbox.counts', null)).messages).toBe(9);
    await expect(sources.card('list.mbox')).toContainText(text.sources.counts(9, 3));
  });

  test('takes files that are dropped on the window', async ({ sameside }) => {
    // Catches a drop that opens the file in place of the page, or whose path does not arrive.
    const { window } = sameside;
    const file = writtenFile(
      sameside,
      'single.eml',
      'From: Reader 1 <reader-1@example.org>\r\nSubject: One single mail\r\nMessage-ID: <one@example.org>\r\n' +
        'Date: Thu, 1 Jan 2026 10:00:00 +0000\r\n\r\nIts words.\r\n',
    );
    await expect(welcomeOf(window).ways).toHaveCount(3);
    await drop(window, file);
    await expect(inboxOf(window).heading).toHaveText('One single mail');
    await expect(inboxOf(window).message).toContainText('Its words.');
    expect(window.url()).toMatch(/^app:\/\/bundle\/index\.html$/);
  });

  test('says plainly when a file is nothing that can be read', async ({ sameside }) => {
    // Catches an import that ends in silence.
    const { window } = sameside;
    await chooseFiles(sameside, [writtenFile(sameside, 'photo.bin', '\u0000\u0001\u0002 no message at all')]);
    await welcomeOf(window).files.click();
    await expect(frameOf(window).footer).toContainText('Import failed: photo.bin');
    await expect(frameOf(window).footer).toContainText('Nothing here can be read');
    await expect(welcomeOf(window).ways).toHaveCount(3);
  });
});

test.describe('following a feed', () => {
  test('asks before it goes to this machine, then brings each new entry', async ({ sameside }) => {
    // Catches a feed that reaches into the private network unasked, a permission wider than one host, and entries that come twice.
    const { window } = sameside;
    const { feed, check, card } = sourcesOf(window);
    const inbox = inboxOf(window);
    const titles = ['First release', 'Second release'];
    const server = await startServer(() => rssFeed(titles));
    const neighbour = await startServer(() => rssFeed(['Not allowed']));
    try {
      await welcomeOf(window).feed.click();
      await feed.address.fill(`${server.origin}/feed.xml`);
      await window.keyboard.press('Enter');
      await expect(feed.problem).toHaveText(text.sources.privateHost(server.host));
      expect(server.asked).toEqual([]);
      await feed.allow.click();
      await expect(feed.dialog).toHaveCount(0);
      await expect(frameOf(window).toast).toContainText(text.sources.added('Release notes'));
      expect(server.asked).toEqual(['/feed.xml']);
      await expect(inbox.rows).toHaveCount(2);

      titles.push('Third release');
      await frameOf(window).view('sources').click();
      await check('Release notes').click();
      await expect(card('Release notes')).toContainText(text.sources.counts(3, 3));
      await check('Release notes').click();
      await expect.poll(() => server.asked).toHaveLength(3);
      await expect(check('Release notes')).toBeEnabled();
      await expect(card('Release notes')).toContainText(text.sources.counts(3, 3));

      await sourcesOf(window).addFeed.click();
      await feed.address.fill(`${neighbour.origin}/feed.xml`);
      await feed.add.click();
      await expect(feed.problem).toHaveText(text.sources.privateHost(neighbour.host));
      expect(neighbour.asked).toEqual([]);
      await window.keyboard.press('Escape');

      await frameOf(window).view('inbox').click();
      await expect(inbox.rows).toHaveCount(3);
      await inbox.row('Third release').click();
      await expect(inbox.message).toContainText('Words about Third release.');
    } finally {
      await server.close();
      await neighbour.close();
    }
  });

  test('says what is wrong with an address', async ({ sameside }) => {
    // Catches a dialog that closes, or stays silent, on an address that leads to no feed.
    const { window } = sameside;
    const { feed } = sourcesOf(window);
    const server = await startServer(() => '<html><body>No feed here</body></html>');
    try {
      await welcomeOf(window).feed.click();
      await feed.address.fill('not an address');
      await feed.add.click();
      await expect(feed.problem).toHaveText(text.sources.addressWrong);
      await feed.address.fill(server.origin);
      await feed.add.click();
      await feed.allow.click();
      await expect(feed.problem).toContainText(/feed/);
      await expect(feed.add).toBeEnabled();
      await feed.dialog.getByRole('button', { name: text.frame.close }).click();
      await expect(welcomeOf(window).ways).toHaveCount(3);
      expect(await ask(sameside, 'source.list', null)).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

/** Drops a file on the middle of the window as the system does: the browser itself makes the event and its file. */
async function drop(window: Page, file: string): Promise<void> {
  const session = await window.context().newCDPSession(window);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 500,
      y: 400,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}
