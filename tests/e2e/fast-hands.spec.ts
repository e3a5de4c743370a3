import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { conversationOf } from './pages/conversation.ts';
import { frameOf } from './pages/frame.ts';
import { firstTitles, inboxOf } from './pages/inbox.ts';
import { paletteOf } from './pages/palette.ts';
import { expect, test } from './sample-inbox.ts';

/** Presses keys one right behind the other, without a look at the window. */
async function strike(window: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => window.keyboard.press(key)));
}

async function openedInbox(window: Page, count: number): Promise<string[]> {
  const inbox = inboxOf(window);
  await expect(inbox.rows.first()).toBeVisible();
  const titles = await firstTitles(window, count);
  await expect(inbox.heading).toHaveText(titles[0]!);
  await expect(inbox.list).toBeFocused();
  return titles;
}

test('what is typed right behind a key goes into the field that it opens', async ({ sameside }) => {
  // Catches letters that act as commands, or get lost, while a picker, a note or a form is still on its way.
  const { window } = sameside;
  const titles = await openedInbox(window, 4);
  const row = async (title: string) => {
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 50 });
    return rows.find((one) => one.title === title)!;
  };
  await strike(window, 'h', ...'tomorrow', 'Space', '9', 'Enter');
  await expect.poll(async () => (await row(titles[0]!)).state).toBe('snoozed');
  await expect(inboxOf(window).heading).toHaveText(titles[1]!);

  await strike(window, 'j', 'n', ...'eeeh');
  await expect
    .poll(async () => (await ask(sameside, 'note.list', { target: null, limit: 5 })).map((one) => one.body))
    .toEqual(['eeeh']);
  await strike(window, 'Escape');
  expect((await ask(sameside, 'note.list', { target: null, limit: 5 }))[0]!.targetTitle).toBe(titles[2]);

  await strike(window, 'j', 'a', ...'he', 'Backspace', 'm', 'Enter');
  await expect(conversationOf(window).assumption).toContainText('hm');
  await expect(inboxOf(window).heading).toHaveText(titles[3]!);
  await strike(window, 'l', ...'export', 'Enter');
  await expect.poll(async () => (await ask(sameside, 'label.list', null)).map(({ name }) => name)).toEqual(['export']);
  const { done } = await ask(sameside, 'inbox.counts', null);
  expect(done).toBe(0);
});

test('a key right behind J means the conversation that J chose, whatever it opens', async ({ sameside }) => {
  // Catches dialogs for the conversation before, and keys that nobody takes while the next one is being read.
  const { window } = sameside;
  const conversation = conversationOf(window);
  const titles = await openedInbox(window, 8);
  await strike(window, 'j', 'j', 'Enter');
  await expect(inboxOf(window).messages).toBeFocused();
  await expect(inboxOf(window).heading).toHaveText(titles[2]!);
  await strike(window, 'j', 'j', 'Shift+L');
  await expect(conversation.link.getByRole('searchbox')).toBeFocused();
  await expect(inboxOf(window).pane.getByRole('heading', { level: 1, includeHidden: true })).toHaveText(titles[4]!);
  await strike(window, 'Escape', 'j', 'Control+e');
  await expect(conversation.handOn.getByRole('radio').first()).toBeFocused();
  await expect(inboxOf(window).pane.getByRole('heading', { level: 1, includeHidden: true })).toHaveText(titles[5]!);
  await strike(window, 'Escape', 'y', 'Escape', 'n', ...'seen');
  await expect(inboxOf(window).notes.getByRole('textbox')).toHaveValue('seen');
});

test('another order leaves a conversation open, and its keys with it', async ({ sameside }) => {
  // Catches a pane that stays empty where the same conversation is the first of both orders.
  const { window } = sameside;
  const inbox = inboxOf(window);
  const [first, second] = await openedInbox(window, 2);
  const chooseOrder = async (words: string): Promise<void> => {
    await window.getByRole('button', { name: new RegExp(`^${text.inbox.order}`) }).click();
    await window.getByRole('menuitemradio', { name: words }).click();
  };
  await window.keyboard.press('s');
  await expect(inbox.rows.first().locator('.row-title')).toHaveText(first!);
  await chooseOrder(text.inbox.sort.relation);
  await expect(inbox.heading).toHaveText(first!);
  await chooseOrder(text.inbox.sort.newest);
  await strike(window, 'n', ...'here');
  await expect(inbox.notes.getByRole('textbox')).toHaveValue('here');
  await window.keyboard.press('Escape');
  await window.keyboard.press('j');
  await expect(inbox.heading).toHaveText(second!);
});

test('whoever goes on while something is taken back stays there', async ({ sameside }) => {
  // Catches an undo whose answer throws one back to the conversation that it was about.
  const { window } = sameside;
  const inbox = inboxOf(window);
  const titles = await openedInbox(window, 6);
  await window.keyboard.press('e');
  await expect(inbox.heading).toHaveText(titles[1]!);
  await strike(window, 'z', 'j', 'j');
  await expect.poll(async () => (await ask(sameside, 'inbox.counts', null)).done).toBe(0);
  await expect(inbox.row(titles[0]!)).toBeVisible();
  await expect(inbox.heading).toHaveText(titles[3]!);
});

test('Escape twice in a row closes what floats, and it opens again', async ({ sameside }) => {
  // Catches a dialog that the second Escape closes without the window knowing: it could never be opened again.
  const { window } = sameside;
  const [first] = await openedInbox(window, 1);
  const { dialog, chosen } = paletteOf(window);
  for (let round = 0; round < 2; round += 1) {
    await window.keyboard.press('Control+k');
    await window.keyboard.type('label');
    await expect(chosen).toContainText(text.commands.name.label);
    await window.keyboard.press('Enter');
    await expect(dialog).toContainText(text.palette.step.label);
    await strike(window, 'Escape', 'Escape');
    await expect(dialog).toHaveCount(0);
  }
  for (let round = 0; round < 2; round += 1) {
    await strike(window, 'y', 'Escape', 'Escape');
    await expect(frameOf(window).dialog).toHaveCount(0);
  }
  await strike(window, 'y');
  await expect(inboxOf(window).history).toBeVisible();
  await strike(window, 'Escape');
  await expect(inboxOf(window).heading).toHaveText(first!);
});
