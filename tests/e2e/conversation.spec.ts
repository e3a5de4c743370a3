import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { saveInto } from './dialogs.ts';
import { startServer } from './loopback-server.ts';
import type { Sameside } from './fixtures.ts';
import { expect, test } from './fixtures.ts';
import { mailboxOf } from './mailbox.ts';
import { conversationOf } from './pages/conversation.ts';
import { inboxOf } from './pages/inbox.ts';

const title = 'About matter 0';

/** Imports a mailing list, with more messages than the time before, and waits until they are there. */
async function imported(sameside: Sameside, more = ''): Promise<void> {
  const folder = path.join(sameside.profile, 'given');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'list.mbox');
  writeFileSync(file, mailboxOf(8) + more);
  const { jobId } = await ask(sameside, 'import.paths', { paths: [file] });
  await ended(sameside, jobId);
}

async function ended(sameside: Sameside, jobId: number): Promise<void> {
  await expect
    .poll(async () => (await ask(sameside, 'job.list', null)).find((job) => job.id === jobId)?.state, {
      timeout: 30_000,
    })
    .toBe('done');
}

/** An answer to the first message that came in later. */
function answer(index: number, words: string): string {
  return [
    'From writer@example.org Thu Jan  1 00:00:00 2026',
    `From: Writer ${index} <writer-${index}@example.org>`,
    `Subject: Re: ${title}`,
    `Date: ${new Date(Date.UTC(2026, 0, 2) + index * 60_000).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <answer-${index}@example.org>`,
    'References: <matter-0@example.org>',
    '',
    words,
    '',
    '',
  ].join('\n');
}

async function opened(sameside: Sameside, name = title): Promise<number> {
  await inboxOf(sameside.window).row(name).first().click();
  await expect(inboxOf(sameside.window).heading).toHaveText(name);
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 50 });
  return rows.find((row) => row.title === name)!.id;
}

test.describe('a conversation', () => {
  test.beforeEach(async ({ sameside }) => {
    await imported(sameside);
    await expect(inboxOf(sameside.window).row(title)).toBeVisible();
  });

  test('puts what was read on one line each and begins at the first unread', async ({ sameside }) => {
    // Catches read messages that take the room of new ones, a page that begins at the top, and a line that no key opens.
    const { window } = sameside;
    const conversation = conversationOf(window);
    const inbox = inboxOf(window);
    const id = await opened(sameside);
    await expect(conversation.collapsed).toHaveCount(0);
    await expect.poll(async () => (await ask(sameside, 'conversation.get', { id })).unread).toBe(false);
    await inbox.row('About matter 4').first().click();
    await imported(sameside, answer(1, 'A first new answer.') + answer(2, 'A second new answer.'));
    await expect(inbox.row(title).locator('.row-snippet')).toContainText('A second new answer.');
    await opened(sameside);
    await expect(conversation.collapsed).toHaveCount(4);
    await expect(conversation.message('A first new answer.')).toBeInViewport();
    await expect(conversation.message('A first new answer.')).toContainText(text.conversation.unread);

    await window.keyboard.press('Enter');
    await window.keyboard.press('f');
    await expect(conversation.message('A first new answer.')).toBeFocused();
    await window.keyboard.press('[');
    await expect(conversation.collapsed.last().getByRole('button')).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(conversation.collapsed).toHaveCount(3);
    await expect(conversation.message('words of message 3')).toBeFocused();
    await conversation.showAll(6).click();
    await expect(conversation.collapsed).toHaveCount(0);
    await window.keyboard.press('o');
    await expect(conversation.collapsed).toHaveCount(4);
  });

  test('a message is split off with its answers, and undone', async ({ sameside }) => {
    // Catches a split that loses a message, and an undo that leaves two conversations.
    const { window } = sameside;
    const conversation = conversationOf(window);
    const { open } = await ask(sameside, 'inbox.counts', null);
    await opened(sameside);
    await expect(conversation.allMessages).toHaveCount(4);
    await conversation.take('words of message 2', text.conversation.split);
    await expect(conversation.allMessages).toHaveCount(3);
    await expect.poll(async () => (await ask(sameside, 'inbox.counts', null)).open).toBe(open + 1);
    await window.keyboard.press('z');
    await expect(conversation.allMessages).toHaveCount(4);
    await expect(conversation.arrival).toHaveCount(0);
    expect((await ask(sameside, 'inbox.counts', null)).open).toBe(open);
  });

  test('shows the raw source of a message, to be searched', async ({ sameside }) => {
    // Catches fields that are lost or decoded on the way, and a search that finds nothing.
    const { window } = sameside;
    const conversation = conversationOf(window);
    await opened(sameside);
    await conversation.take('words of message 1', text.conversation.rawSource);
    await expect(conversation.source.getByRole('region')).toContainText('References: <matter-0@example.org>');
    await expect(conversation.source.getByRole('searchbox')).toBeFocused();
    await window.keyboard.type('matter-0');
    await expect(conversation.source.getByRole('status')).toHaveText(text.conversation.rawFound(1, 2));
    await window.keyboard.press('Enter');
    await expect(conversation.source.getByRole('status')).toHaveText(text.conversation.rawFound(2, 2));
    await expect(conversation.source.locator('mark')).toHaveText(['matter-0', 'matter-0']);
  });

  test('an assumption is held with a key, settled in words, and undone', async ({ sameside }) => {
    // Catches a date in words that is not kept, a mark that does not follow, and a settled assumption that still counts as held.
    const { window } = sameside;
    const conversation = conversationOf(window);
    const { practices } = inboxOf(window);
    const id = await opened(sameside);
    await window.keyboard.press('a');
    await expect(conversation.form.getByRole('textbox').first()).toBeFocused();
    await window.keyboard.type('Only this list is affected.');
    await window.keyboard.press('Tab');
    await window.keyboard.type('in 2 weeks');
    await window.keyboard.press('Enter');
    await expect(conversation.assumption).toContainText('“Only this list is affected.”');
    await expect(practices).toContainText(text.conversation.assumptionsHeld(1));
    const [held] = (await ask(sameside, 'conversation.get', { id })).assumptions;
    expect(held!.lookAgainAt! - Date.now()).toBeGreaterThan(13 * 86_400_000);

    await conversation.assumption.getByRole('button', { name: text.assumptions.settleOf(held!.sentence) }).click();
    await window.keyboard.type('Others have it too.');
    await window.keyboard.press('Enter');
    await expect(conversation.settled).toContainText(text.assumptions.cameOut('Others have it too.'));
    await expect(practices).toContainText(text.conversation.assumptionsSettled);
    await inboxOf(window).messages.focus();
    await window.keyboard.press('z');
    await expect(conversation.assumption).toBeVisible();
    await window.keyboard.press('z');
    await expect(conversation.assumption).toHaveCount(0);
    expect((await ask(sameside, 'conversation.get', { id })).practices).not.toContain('suspending');
  });

  test('a note stays where it was written', async ({ sameside }) => {
    // Catches a note that wanders below what came later.
    const { window } = sameside;
    const conversation = conversationOf(window);
    const inbox = inboxOf(window);
    await opened(sameside);
    await window.keyboard.press('n');
    await window.keyboard.type('Wait for the next answer');
    await expect(inbox.notes).toContainText(text.notes.state.saved);
    await window.keyboard.press('Escape');
    await inbox.row('About matter 4').first().click();
    await imported(sameside, answer(1, 'The next answer.'));
    await expect(inbox.row(title).locator('.row-snippet')).toContainText('The next answer.');
    await opened(sameside);
    await expect(conversation.placedNote).toContainText('Wait for the next answer');
    const order = await conversation.pane
      .locator('.messages article, .messages aside')
      .evaluateAll((all) => all.map((one) => one.tagName));
    expect(order.slice(-2)).toEqual(['ASIDE', 'ARTICLE']);
  });

  test('marks of practices are set by hand, and names where else it was raised', async ({ sameside }) => {
    // Catches a pill that only looks like a button, and a link that only one of the two conversations knows.
    const { window } = sameside;
    const conversation = conversationOf(window);
    const { practices, heading } = inboxOf(window);
    const id = await opened(sameside);
    await practices.getByRole('button', { name: text.conversation.practice.respecting.no }).click();
    await expect(practices.getByRole('button', { name: text.conversation.practice.respecting.yes })).toBeVisible();
    await expect.poll(async () => (await ask(sameside, 'conversation.get', { id })).practices).toContain('respecting');

    await window.keyboard.press('Shift+L');
    await conversation.link.getByRole('searchbox').fill('"words of message 5"');
    await conversation.link.getByRole('button', { name: 'About matter 4' }).click();
    await expect(conversation.facts).toContainText(text.conversation.alsoRaisedIn);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await conversation.facts.getByRole('button').click();
    await expect(heading).toHaveText('About matter 4');
    await expect(conversation.facts.getByRole('button')).toHaveAccessibleName(
      text.conversation.openOther(title, 'list.mbox'),
    );
  });

  test('is handed on as a file, without our notes unless they are asked for', async ({ sameside, profile }) => {
    // Catches a file without the words, and private notes that go along unasked.
    const { window } = sameside;
    const conversation = conversationOf(window);
    await saveInto(sameside, profile);
    const id = await opened(sameside);
    await ask(sameside, 'note.create', { target: { type: 'conversation', id }, body: 'Only for us' });
    const file = path.join(profile, `${title}.md`);
    for (const withNotes of [false, true]) {
      await window.keyboard.press('Control+e');
      await conversation.handOn.getByRole('radio', { name: text.conversation.formats.markdown }).check();
      await conversation.handOn.getByRole('checkbox').setChecked(withNotes);
      await conversation.handOn.getByRole('button', { name: text.conversation.handOnSave }).click();
      await expect(conversation.handOn).toHaveCount(0);
      const words = readFileSync(file, 'utf8');
      expect(words).toContain('These are the words of message 3.');
      expect(words.includes('Only for us')).toBe(withNotes);
    }
  });
});

/** A feed of an entry and answers to it. */
function feedWith(answers: string[]): string {
  const items = ['Release 1', ...answers].map(
    (words, index) => `<item><title>${index === 0 ? words : ''}</title><guid isPermaLink="false">e-${index}</guid>
      ${index === 0 ? '' : '<thr:in-reply-to ref="e-0"/>'}<author>writer-${index}@example.org (Writer ${index})</author>
      <pubDate>${new Date(Date.UTC(2026, 0, 1 + index)).toUTCString()}</pubDate><description>${words}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:thr="http://purl.org/syndication/thread/1.0"><channel>
    <title>Notes</title><link>https://feed.example.org/</link><description>x</description>${items.join('')}</channel></rss>`;
}

test('what arrives while a note is being written is said and does not move the page', async ({ sameside }) => {
  // Catches an answer that nobody sees until too late, and a text field that loses its focus, its place or its words.
  const { window } = sameside;
  const conversation = conversationOf(window);
  const inbox = inboxOf(window);
  const answers = ['An early answer.'];
  const server = await startServer(() => feedWith(answers));
  try {
    await ask(sameside, 'source.addFeed', { address: `${server.origin}/feed.xml`, allowHost: true });
    await expect(inbox.rows).toHaveCount(1);
    const id = await opened(sameside, 'Release 1');
    await expect(conversation.message('An early answer.')).toBeVisible();
    await expect.poll(async () => (await ask(sameside, 'conversation.get', { id })).unread).toBe(false);
    await window.keyboard.press('n');
    await window.keyboard.type('Half a sent');
    const field = inbox.notes.getByRole('textbox');
    const before = await field.boundingBox();

    answers.push('News from another.');
    const [source] = await ask(sameside, 'source.list', null);
    const { jobId } = await ask(sameside, 'source.sync', { id: source!.id });
    await ended(sameside, jobId);
    await expect(conversation.arrival).toContainText(text.conversation.arrived(1, 'Writer 2'));
    await expect(window.locator('[data-announcer]')).toHaveText(text.conversation.arrived(1, 'Writer 2'));
    await expect(conversation.message('News from another.')).toHaveCount(0);
    await expect(field).toBeFocused();
    expect(await field.boundingBox()).toEqual(before);
    await window.keyboard.type('ence');
    await expect(field).toHaveValue('Half a sentence');
    expect((await ask(sameside, 'conversation.get', { id })).unread, 'not seen, so not read').toBe(true);

    await conversation.arrival.getByRole('button').click();
    await expect(conversation.message('News from another.')).toBeInViewport();
    await expect(conversation.message('News from another.')).toContainText(text.conversation.unread);
    await expect(conversation.arrival).toHaveCount(0);
    await expect.poll(async () => (await ask(sameside, 'conversation.get', { id })).unread).toBe(false);
  } finally {
    await server.close();
  }
});
