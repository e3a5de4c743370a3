import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { frameOf } from './pages/frame.ts';
import { firstTitles, inboxOf } from './pages/inbox.ts';
import { expect, test } from './sample-inbox.ts';

const newest = { view: 'open', filter: null, sort: 'newest' } as const;

test('Ctrl and Shift with the mouse select, a plain press opens', async ({ sameside }) => {
  // Catches a press that loses what was selected, and an action by menu on another row than the one that was pressed.
  const { window } = sameside;
  const inbox = inboxOf(window);
  await expect(inbox.list).toBeFocused();
  const titles = await firstTitles(window, 6);
  const row = (index: number) => inbox.row(titles[index]!);
  await row(1).click();
  await expect(inbox.heading).toHaveText(titles[1]!);
  await row(3).click({ modifiers: ['Control'] });
  await expect(inbox.bulk).toContainText(text.triage.selected(2));
  await row(5).click({ modifiers: ['Shift'] });
  await expect(inbox.bulk).toContainText(text.triage.selected(4));
  await expect(row(4)).toHaveAttribute('aria-selected', 'true');
  await expect(row(2)).toHaveAttribute('aria-selected', 'false');

  // The menu means what is selected where it is opened on that, else the one row.
  await row(4).click({ button: 'right' });
  await inbox.menu.getByRole('menuitem', { name: text.triage.items.pin }).click();
  await expect(frameOf(window).toast).toContainText(text.triage.did.pin(4));
  await window.keyboard.press('z');
  await expect(frameOf(window).toast).toContainText('Undone');
  await row(0).click({ button: 'right' });
  await inbox.menu.getByRole('menuitem', { name: text.triage.items.done }).click();
  await expect(row(0)).toHaveCount(0);
  await expect.poll(async () => (await ask(sameside, 'inbox.counts', null)).done).toBe(1);
  await row(1).click();
  await expect(inbox.bulk).toHaveCount(0);
});

test('all of a list is selected in two steps and done as one', async ({ sameside }) => {
  // Catches "select all" that means only the rows that happen to be loaded.
  const { window } = sameside;
  const inbox = inboxOf(window);
  await expect(inbox.list).toBeFocused();
  const { open } = await ask(sameside, 'inbox.counts', null);
  await window.keyboard.press('Control+a');
  await expect(inbox.bulk).toBeVisible();
  const offer = window.getByRole('button', { name: text.triage.selectWhole(open) });
  if (await offer.isVisible()) {
    await window.keyboard.press('Control+a');
    await expect(inbox.bulk).toContainText(text.triage.selectedWhole(open));
  }
  await window.keyboard.press('e');
  await expect(window.getByText(text.inbox.empty.title.open)).toBeVisible();
  await expect(window.locator('[data-announcer]')).toHaveText(text.triage.did.done(open));
  expect(await ask(sameside, 'inbox.counts', null)).toMatchObject({ open: 0, done: open });
  await window.keyboard.press('z');
  await expect.poll(async () => (await ask(sameside, 'inbox.counts', null)).open).toBe(open);
  await expect(inbox.rows.first()).toBeVisible();
});

test('one who listens to the screen hears where the list stands, its state and every result', async ({ sameside }) => {
  // Catches a list that is silent about positions, a selection nobody hears of, and an action without a word.
  const { window } = sameside;
  const inbox = inboxOf(window);
  const said = window.locator('[data-announcer]');
  await expect(said).toHaveAttribute('aria-live', 'polite');
  await expect(inbox.list).toBeFocused();
  await expect(inbox.list).toHaveAttribute('aria-multiselectable', 'true');
  const { open } = await ask(sameside, 'inbox.counts', null);
  const { rows } = await ask(sameside, 'inbox.page', { scope: newest, before: null, limit: 3 });
  const active = async () => window.locator(`[id="${(await inbox.list.getAttribute('aria-activedescendant')) ?? ''}"]`);
  await window.keyboard.press('j');
  await expect(inbox.selected).toHaveText(rows[1]!.title);
  const second = await active();
  await expect(second).toHaveAttribute('aria-posinset', '2');
  await expect(second).toHaveAttribute('aria-setsize', String(open));
  await expect(second).toHaveRole('option');
  await expect(second).toHaveAccessibleName(new RegExp(rows[1]!.firstVoice));
  // One that nobody opened: an open one counts as read after a moment.
  const third = inbox.list.locator('[aria-posinset="3"]');
  await expect(third).toHaveAccessibleName(new RegExp(`^${text.inbox.unread} ${rows[2]!.firstVoice}`));
  await window.keyboard.press('x');
  await expect(said).toHaveText(text.triage.selected(1));
  await window.keyboard.press('Shift+ArrowDown');
  await expect(said).toHaveText(text.triage.selected(2));
  await expect(inbox.list.getByRole('option', { selected: true })).toHaveCount(2);
  await window.keyboard.press('m');
  await expect(said).toHaveText(text.triage.did.mute(2));
  await window.keyboard.press('z');
  await expect(said).toHaveText(text.frame.undone('Muted', 2));
  await window.keyboard.press('s');
  await expect(said).toHaveText(text.triage.did.pin(1));
  await expect(
    inbox.list.getByRole('option', { selected: true }).getByRole('img', { name: text.inbox.isPinned }),
  ).toHaveCount(1);
  await window.keyboard.press('x');
  await window.keyboard.press('Escape');
  await expect(said).toHaveText(text.triage.noneSelected);
});

test('rows are dragged onto a label, onto a change and onto each other', async ({ sameside }) => {
  // Catches a drop that does nothing, and one that merges without asking.
  const { window } = sameside;
  const inbox = inboxOf(window);
  await expect(inbox.list).toBeFocused();
  const label = await ask(sameside, 'label.create', { name: 'export', colour: 'teal' });
  const titles = await firstTitles(window, 3);
  const item = frameOf(window)
    .section(text.frame.labelsHeading)
    .getByRole('button', { name: /^export/ });
  await inbox.row(titles[1]!).dragTo(item);
  await expect(inbox.row(titles[1]!)).toContainText('export');
  const { rows } = await ask(sameside, 'inbox.page', { scope: newest, before: null, limit: 3 });
  expect(rows.map(({ labelIds }) => labelIds)).toEqual([[], [label.id], []]);

  // What is selected goes with the row that is dragged; the change knows them, and one step takes it back.
  const change = await ask(sameside, 'change.create', { title: 'keep file names' });
  await ask(sameside, 'conversation.act', {
    target: { ids: [rows[0]!.id] },
    action: { type: 'change', changeId: change.id, on: true },
  });
  const changes = frameOf(window)
    .section(text.frame.changesHeading)
    .getByRole('button', { name: /^keep file names/ });
  await inbox.row(titles[1]!).click();
  await inbox.row(titles[2]!).click({ modifiers: ['Control'] });
  await expect(inbox.bulk).toContainText(text.triage.selected(2));
  await inbox.row(titles[2]!).dragTo(changes);
  const asking = async () => {
    const scope = { view: 'open', filter: { type: 'change', id: change.id }, sort: 'newest' } as const;
    const page = await ask(sameside, 'inbox.page', { scope, before: null, limit: 10 });
    return page.rows.map(({ title }) => title);
  };
  await expect.poll(asking).toEqual(titles);
  await expect(changes).toContainText('3');
  await window.keyboard.press('Escape');
  await expect(inbox.bulk).toHaveCount(0);
  await window.keyboard.press('z');
  await expect.poll(asking).toEqual([titles[0]]);

  await inbox.row(titles[2]!).dragTo(inbox.row(titles[0]!));
  await expect(inbox.merge.getByRole('radio')).toHaveCount(2);
  await inbox.merge.getByRole('button', { name: text.frame.cancel }).click();
  await expect(inbox.row(titles[2]!)).toHaveCount(1);
});

test('what one looks at stays in its place when something new arrives above it', async ({ sameside }) => {
  // Catches a list that jumps under the pointer, and new conversations that nobody is told of.
  const { window } = sameside;
  const inbox = inboxOf(window);
  await expect(inbox.list).toBeFocused();
  const { rows } = await ask(sameside, 'inbox.page', { scope: newest, before: null, limit: 50 });
  const watched = inbox.row(rows[12]!.title);
  // Three that are put away first come back as the newest would: above what one looks at.
  await ask(sameside, 'conversation.act', {
    target: { ids: rows.slice(0, 3).map(({ id }) => id) },
    action: { type: 'done' },
  });
  await expect(inbox.row(rows[0]!.title)).toHaveCount(0);
  await inbox.list.evaluate((list) => list.scrollTo({ top: 600 }));
  await expect(watched).toBeVisible();
  const before = (await watched.boundingBox())!.y;
  await ask(sameside, 'undo.last', null);
  const arrived = window.getByRole('button', { name: text.inbox.arrived(3) });
  await expect(arrived).toBeVisible();
  expect(Math.abs((await watched.boundingBox())!.y - before)).toBeLessThan(2);
  await arrived.click();
  await expect(inbox.row(rows[0]!.title)).toBeInViewport();
  await expect(arrived).toHaveCount(0);
});

test('what was done is listed; one thing of it is taken back alone, or all down to it', async ({ sameside }) => {
  // Catches a history that undoes more than it says, or lists what was undone as standing.
  const { window } = sameside;
  const inbox = inboxOf(window);
  await expect(inbox.list).toBeFocused();
  for (const key of ['s', 'e', 'm']) {
    await window.keyboard.press(key);
    await expect(frameOf(window).toast).toBeVisible();
  }
  await expect.poll(async () => (await ask(sameside, 'undo.history', { since: 0 })).length).toBe(3);
  await frameOf(window).footer.getByRole('button', { name: text.frame.history }).click();
  const lines = inbox.history.getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await lines.nth(1).getByRole('button', { name: text.triage.undoOnly }).click();
  await expect(lines.nth(1)).toContainText(text.triage.undoneMark);
  await expect.poll(async () => (await ask(sameside, 'inbox.counts', null)).done).toBe(1);
  await lines.nth(2).getByRole('button', { name: text.triage.undoBack }).click();
  await expect(inbox.history.getByText(text.triage.undoneMark)).toHaveCount(3);
  expect(await ask(sameside, 'inbox.counts', null)).toMatchObject({ done: 0 });
});
