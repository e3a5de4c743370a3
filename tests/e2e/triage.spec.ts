import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { countedHits } from './counted-hits.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { firstTitles, inboxOf } from './pages/inbox.ts';
import { expect, test } from './sample-inbox.ts';

/** The list is there, its first conversation is shown, and keys go to the list. */
async function openedInbox(window: Page, count: number): Promise<string[]> {
  const inbox = inboxOf(window);
  await expect(inbox.rows.first()).toBeVisible();
  const titles = await firstTitles(window, count);
  await expect(inbox.heading).toHaveText(titles[0]!);
  await expect(inbox.list).toBeFocused();
  return titles;
}

/** The conversation with that title as the database has it. */
async function stored(sameside: Sameside, title: string) {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'all', filter: null, sort: 'newest' },
    before: null,
    limit: 50,
  });
  return rows.find((row) => row.title === title)!;
}

test.describe('triage with the keyboard', () => {
  test('moves, goes into a conversation and comes back', async ({ sameside }) => {
    // Catches a conversation that does not follow the list, and a focus that gets lost on the way in or out.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const [first, second, third] = await openedInbox(window, 3);
    await window.keyboard.press('j');
    await expect(inbox.selected).toHaveText(second!);
    await expect(inbox.heading).toHaveText(second!);
    await window.keyboard.press('ArrowDown');
    await expect(inbox.heading).toHaveText(third!);
    await window.keyboard.press('k');
    await window.keyboard.press('k');
    await expect(inbox.heading).toHaveText(first!);
    await window.keyboard.press('k');
    await expect(inbox.selected).toHaveText(first!);

    await window.keyboard.press('Enter');
    await expect(inbox.messages).toBeFocused();
    await window.keyboard.press('Escape');
    await expect(inbox.list).toBeFocused();
    await window.keyboard.press('End');
    await expect(inbox.selected).not.toHaveText(first!);
    await expect(inbox.list.getByRole('option', { selected: true })).toBeInViewport();
  });

  test('done puts a conversation away and opens the next one; undo and redo follow', async ({ sameside }) => {
    // Catches counts that drift from the list, a next conversation that does not open, and an undo of half an action.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const frame = frameOf(window);
    const [first, second, third] = await openedInbox(window, 3);
    const { open } = await ask(sameside, 'inbox.counts', null);
    await window.keyboard.press('j');
    await expect(inbox.heading).toHaveText(second!);

    await window.keyboard.press('e');
    await expect(inbox.row(second!)).toHaveCount(0);
    await expect(inbox.heading).toHaveText(third!);
    await expect(inbox.selected).toHaveText(third!);
    await expect(inbox.tab('open')).toHaveText(`${text.inbox.tab.open} ${open - 1}`);
    await expect(frame.view('inbox')).toContainText(String(open - 1));
    await expect(frame.toast).toContainText(text.triage.did.done(1));
    await expect.poll(async () => (await stored(sameside, second!)).state).toBe('done');
    await expect(frame.footer).toContainText(text.frame.undo(''));

    await window.keyboard.press('z');
    await expect(inbox.heading).toHaveText(second!);
    await expect.poll(() => firstTitles(window, 3)).toEqual([first, second, third]);
    await expect(inbox.tab('open')).toHaveText(`${text.inbox.tab.open} ${open}`);
    expect((await stored(sameside, second!)).state).toBe('open');

    await window.keyboard.press('Shift+Z');
    await expect(inbox.row(second!)).toHaveCount(0);
    await expect(inbox.tab('open')).toHaveText(`${text.inbox.tab.open} ${open - 1}`);
    expect((await stored(sameside, second!)).state).toBe('done');

    await inbox.tab('open').press('ArrowRight');
    await window.keyboard.press('ArrowRight');
    await expect(inbox.tab('done')).toBeFocused();
    await expect(inbox.row(second!)).toBeVisible();
    await expect(inbox.heading).toHaveText(second!);
    await expect(inbox.action(text.conversation.reopen)).toBeVisible();
  });

  test('a key pressed right behind J acts on the conversation that J chose', async ({ sameside }) => {
    // Catches an action on the conversation that is still painted while the next one is on its way.
    const { window } = sameside;
    const titles = await openedInbox(window, 12);
    await Promise.all([...'jjjjjjjje'].map((key) => window.keyboard.press(key)));
    await expect.poll(async () => (await ask(sameside, 'inbox.counts', null)).done).toBe(1);
    expect((await stored(sameside, titles[8]!)).state).toBe('done');
  });

  test('H and N right behind J mean the conversation that J chose', async ({ sameside }) => {
    // Catches a snooze or a note that lands on the conversation before, or gets lost on the way.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const titles = await openedInbox(window, 8);
    await Promise.all([...'jjjh'].map((key) => window.keyboard.press(key)));
    await expect(inbox.snooze.getByRole('textbox')).toBeFocused();
    await window.keyboard.type('tomorrow 9');
    await window.keyboard.press('Enter');
    await expect.poll(async () => (await stored(sameside, titles[3]!)).state).toBe('snoozed');
    await expect(inbox.heading).toHaveText(titles[4]!);
    await Promise.all([...'jjn'].map((key) => window.keyboard.press(key)));
    const note = window.getByRole('textbox', { name: text.notes.body });
    await expect(note).toBeFocused();
    await window.keyboard.type('For this one');
    const notes = async () =>
      (await ask(sameside, 'note.list', { target: null, limit: 5 })).map(({ targetTitle, body }) => [
        targetTitle,
        body,
      ]);
    await expect.poll(notes).toEqual([[titles[6], 'For this one']]);
  });

  test('snoozes until a time in words, and says which time it understood', async ({ sameside }) => {
    // Catches words read as another time than shown, and a snooze to nowhere on words that are no time.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const [first, second] = await openedInbox(window, 2);
    await window.keyboard.press('h');
    await expect(inbox.snooze.getByRole('textbox')).toBeFocused();
    await window.keyboard.type('some day');
    await window.keyboard.press('Enter');
    await expect(inbox.snooze.getByRole('status')).toHaveText(text.conversation.snoozeUnknown);
    await expect(inbox.heading).toHaveText(first!);

    await inbox.snooze.getByRole('textbox').fill('');
    await window.keyboard.type('tomorrow 9');
    await expect(inbox.snooze.getByRole('status')).toHaveText('tomorrow 09:00');
    await window.keyboard.press('Enter');
    await expect(inbox.snooze).toHaveCount(0);
    await expect(inbox.row(first!)).toHaveCount(0);
    await expect(inbox.heading).toHaveText(second!);
    await expect(inbox.tab('snoozed')).toHaveText(`${text.inbox.tab.snoozed} 1`);
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    tomorrow.setHours(9, 0, 0, 0);
    await expect.poll(async () => (await stored(sameside, first!)).snoozedUntil).toBe(tomorrow.getTime());

    // Keys must work again at once: the popover gave the focus back.
    await window.keyboard.press('z');
    await expect(inbox.heading).toHaveText(first!);
    await expect(inbox.tab('snoozed')).toHaveText(`${text.inbox.tab.snoozed} 0`);
  });

  test('reading marks a conversation as listened to, unread brings it back for later', async ({ sameside }) => {
    // Catches a first row that counts as read though nobody chose it, and an unread mark that the open conversation takes away.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const [first, second] = await openedInbox(window, 2);
    await window.keyboard.press('j');
    await expect(inbox.heading).toHaveText(second!);
    await expect.poll(async () => (await stored(sameside, second!)).unread).toBe(false);
    expect(await stored(sameside, first!)).toMatchObject({ unread: true, practices: [] });
    await expect(inbox.practices).toContainText(text.conversation.practice.listening.yes);
    await window.keyboard.press('u');
    await expect(inbox.row(second!)).toHaveAccessibleName(new RegExp(text.inbox.unread));
    await expect.poll(async () => (await stored(sameside, second!)).unread).toBe(true);
  });

  test('a note is written with N, and is there at once and later', async ({ sameside }) => {
    // Catches shortcuts that fire while one writes, and words that are shown as saved and are not.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const [first] = await openedInbox(window, 1);
    await window.keyboard.press('n');
    const field = inbox.notes.getByRole('textbox', { name: text.notes.body });
    await expect(field).toBeFocused();
    await window.keyboard.type('just keep this: enquiries need juniper');
    await expect(inbox.notes).toContainText(text.notes.state.saved);
    const notes = await ask(sameside, 'note.list', { target: null, limit: 10 });
    expect(notes).toMatchObject([{ body: 'just keep this: enquiries need juniper', targetTitle: first }]);
    await window.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await expect(inbox.notes.getByRole('button', { name: notes[0]!.body })).toBeVisible();
    await expect(inbox.heading).toHaveText(first!);
  });

  test('all of it is still there after a restart', async ({ sameside }) => {
    // Catches what was only painted: each change must be on the disk when the window closes.
    const [first, second, third, fourth] = await openedInbox(sameside.window, 4);
    let inbox = inboxOf(sameside.window);
    await sameside.window.keyboard.press('n');
    await sameside.window.keyboard.type('not finished with this one');
    await expect(inbox.notes).toContainText(text.notes.state.saved);
    await sameside.window.keyboard.press('Escape');
    await sameside.window.keyboard.press('j');
    await expect(inbox.heading).toHaveText(second!);
    await sameside.window.keyboard.press('e');
    await expect(inbox.heading).toHaveText(third!);
    await sameside.window.keyboard.press('h');
    await expect(inbox.snooze.getByRole('textbox')).toBeFocused();
    await sameside.window.keyboard.type('in 2 weeks');
    await sameside.window.keyboard.press('Enter');
    await expect(inbox.row(third!)).toHaveCount(0);

    await sameside.restart();
    inbox = inboxOf(sameside.window);
    // The window comes back at the conversation that was open.
    await expect(inbox.heading).toHaveText(fourth!);
    await inbox.row(first!).click();
    await expect(inbox.heading).toHaveText(first!);
    await expect(inbox.notes).toContainText('not finished with this one');
    await expect(inbox.row(second!)).toHaveCount(0);
    await expect(inbox.row(third!)).toHaveCount(0);
    expect(await stored(sameside, second!)).toMatchObject({ state: 'done' });
    expect(await stored(sameside, third!)).toMatchObject({ state: 'snoozed' });
    await inbox.tab('snoozed').click();
    await expect(inbox.row(third!)).toBeVisible();
    // The history of actions outlives the window as well.
    await sameside.window.keyboard.press('z');
    await expect.poll(async () => (await stored(sameside, third!)).state).toBe('open');
    await sameside.window.keyboard.press('z');
    await expect.poll(async () => (await stored(sameside, second!)).state).toBe('open');
  });

  test('words typed in the last moment are not lost', async ({ sameside }) => {
    // Catches a draft that waits for a pause in typing while the window closes.
    await openedInbox(sameside.window, 1);
    await sameside.window.keyboard.press('n');
    await expect(inboxOf(sameside.window).notes.getByRole('textbox')).toBeFocused();
    await sameside.window.keyboard.type('the last word');
    await sameside.restart();
    const notes = await ask(sameside, 'note.list', { target: null, limit: 10 });
    expect(notes.map((note) => note.body)).toEqual(['the last word']);
  });
});

test.describe('search', () => {
  test('finds words, lights them up, opens at the message and returns to the same place', async ({ sameside }) => {
    // Catches a count that is not exact, hits without marks, a conversation opened at its top, and a place in the list that gets lost.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const frame = frameOf(window);
    await openedInbox(window, 1);
    await window.keyboard.press('End');
    await window.keyboard.press('k');
    const before = await inbox.selected.innerText();
    await expect(inbox.heading).toHaveText(before);
    const place = await inbox.list.evaluate((list) => list.scrollTop);
    expect(place).toBeGreaterThan(500);

    await window.keyboard.press('/');
    await expect(frame.searchBox).toBeFocused();
    await window.keyboard.type('citation*');
    const expected = await ask(sameside, 'search.run', {
      query: 'citation*',
      type: null,
      sort: 'newest',
      before: null,
      limit: 50,
      count: true,
    });
    const total = await countedHits(sameside, 'citation*');
    expect(total).toBeGreaterThan(10);
    await expect(window.getByText(text.search.total(total, true), { exact: true })).toBeVisible();
    const hits = inbox.results.getByRole('option');
    for (const hit of (await hits.all()).slice(0, 3))
      await expect(hit.locator('mark').first()).toHaveText(/^citation/i);

    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    const hit = expected.hits[2]!;
    await expect(inbox.heading).toHaveText(hit.title);
    const message = window.locator(`#message-${hit.id}`);
    await expect(message).toBeInViewport();
    await expect(message).toContainText(/citation/i);
    await expect
      .poll(() => window.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map(String)))
      .toContainEqual(expect.stringMatching(/^citation/i));

    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await expect(inbox.results).toHaveCount(0);
    await expect(frame.searchBox).toHaveValue('');
    await expect(inbox.selected).toHaveText(before);
    await expect(inbox.heading).toHaveText(before);
    await expect.poll(() => inbox.list.evaluate((list) => list.scrollTop)).toBe(place);
  });

  test('what finds nothing and what cannot be read say so', async ({ sameside }) => {
    // Catches an empty column without a word, and a mistyped search that looks like "nothing found".
    const { window } = sameside;
    await openedInbox(window, 1);
    await window.keyboard.press('/');
    await window.keyboard.type('zyzzyva');
    await expect(window.getByText(text.search.none)).toBeVisible();
    await frameOf(window).searchBox.fill('from:');
    await expect(window.getByRole('alert')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(inboxOf(window).list).toBeFocused();
  });
});
