import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { linkOf } from '../../shared/model/place.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { catchNotifications } from './notifications.ts';
import { launchArguments } from './fixtures.ts';
import { rssFeed, startServer } from './loopback-server.ts';
import { besideOf, clickMenu, expectWindows, openedBy, quickNoteOf, settingsOf } from './pages/desktop.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';

/** Starts the program again with a link, as the system does when somebody clicks one; it passes the link on and ends. */
async function clickLink(sameside: Sameside, ...argv: string[]): Promise<void> {
  const second = spawn(process.env.SAMESIDE_ELECTRON!, [...launchArguments(sameside.profile), ...argv], {
    stdio: 'ignore',
  });
  expect(await new Promise((resolve) => second.once('close', resolve))).toBe(0);
}

/** Presses a key that closes the window; the press itself may find it gone. */
async function closedBy(window: Page, key: string): Promise<void> {
  const closed = window.waitForEvent('close');
  await window.keyboard.press(key).catch(() => undefined);
  await closed;
}

/** Opens the conversation of a row, and answers with its title once it stands open. */
async function openRow(window: Page, index: number): Promise<string> {
  const row = inboxOf(window).rows.nth(index);
  await row.click();
  const title = await inboxOf(window).heading.innerText();
  if ((await row.innerText()).includes(title)) return title;
  await expect(inboxOf(window).heading).not.toHaveText(title);
  return inboxOf(window).heading.innerText();
}

async function anyConversation(sameside: Sameside, index: number): Promise<{ id: number; title: string }> {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 50,
  });
  return rows[index]!;
}

test.describe('links', () => {
  test('open the place that they name in the window that is there', async ({ sameside }) => {
    const { window } = sameside;
    const conversation = await anyConversation(sameside, 20);
    const detail = await ask(sameside, 'conversation.get', { id: conversation.id });
    const report = await ask(sameside, 'report.create', { title: 'What people ask for' });

    await clickLink(sameside, linkOf({ type: 'conversation', id: conversation.id }));
    await expect(inboxOf(window).heading).toHaveText(conversation.title);
    await clickLink(sameside, linkOf({ type: 'report', id: report.id }));
    await expect(reportsOf(window).title).toHaveValue('What people ask for');
    await clickLink(sameside, linkOf({ type: 'message', id: detail.messages.at(-1)!.id }));
    await expect(window.locator('.message-targeted')).toBeVisible();
    await clickLink(sameside, linkOf({ type: 'person', id: detail.messages[0]!.from!.personId }));
    await expect(window.getByRole('main', { name: text.people.profile })).toBeVisible();
    await expectWindows(sameside, 1);
  });

  test('that name nothing here say so, and others do nothing', async ({ sameside }) => {
    // Catches an argument of a stranger that reaches anything but the one parser.
    const { window } = sameside;
    await clickLink(sameside, 'sameside://conversation/999999');
    await expect(frameOf(window).toast).toContainText(text.desktop.missing.conversation);
    await expect(window.getByRole('main', { name: text.conversation.pane })).toBeVisible();
    const before = await inboxOf(window).heading.innerText();
    await clickLink(sameside, 'sameside://settings/1', '--verb', 'stats');
    await clickLink(sameside, 'sameside://conversation/1/../../x');
    expect(await inboxOf(window).heading.innerText()).toBe(before);
    await expectWindows(sameside, 1);
  });

  test('to what is open are copied', async ({ sameside }) => {
    const { app, window } = sameside;
    const title = await openRow(window, 2);
    await clickMenu(sameside, 'Copy its link');
    await expect(frameOf(window).toast).toContainText('sameside://conversation/');
    const link = await app.evaluate(({ clipboard }) => clipboard.readText());
    await frameOf(window).view('notes').click();
    await clickLink(sameside, link);
    await expect(inboxOf(window).heading).toHaveText(title);
  });
});

test.describe('a window of its own', () => {
  test('shows one conversation, with the same keys, and the list follows', async ({ sameside }) => {
    const { window } = sameside;
    const title = await openRow(window, 1);
    const beside = await openedBy(sameside, () => clickMenu(sameside, 'Open in its own window'));
    await expect(besideOf(beside).bar).toContainText(text.desktop.besideKind.conversation);
    await expect(inboxOf(beside).heading).toHaveText(title);
    await expect(beside).toHaveTitle(`${title} · ${text.frame.name}`);
    await expect(frameOf(beside).rail).toHaveCount(0);

    await inboxOf(window).rows.nth(3).click();
    await beside.keyboard.press('e');
    await expect(inboxOf(window).row(title)).toHaveCount(0);
    await expect(inboxOf(beside).heading).toHaveText(title);
    await beside.keyboard.press('z');
    await expect(inboxOf(window).row(title)).toBeVisible();

    // The same thing again is the same window.
    await inboxOf(window).row(title).click();
    await clickMenu(sameside, 'Open in its own window');
    await expectWindows(sameside, 2);
    await besideOf(beside).showInMain.click();
    await expect(inboxOf(window).heading).toHaveText(title);
  });

  test('writes a report in one place at a time', async ({ sameside }) => {
    // Catches two editors that write over each other.
    const { window } = sameside;
    const report = await ask(sameside, 'report.create', { title: 'What people ask for' });
    await clickLink(sameside, linkOf({ type: 'report', id: report.id }));
    await expect(reportsOf(window).title).toHaveValue('What people ask for');
    const beside = await openedBy(sameside, () => clickMenu(sameside, 'Open in its own window'));
    await expect(reportsOf(beside).title).toHaveValue('What people ask for');
    await reportsOf(window).open('What people ask for').click();
    await expect(window.getByText(text.desktop.reportElsewhere)).toBeVisible();
    await reportsOf(beside).title.fill('What people need');
    await expect(reportsOf(window).open('What people need')).toHaveCount(0);
    const closed = beside.waitForEvent('close');
    // The window may be gone before the click is told to have happened.
    await Promise.all([
      closed,
      reportsOf(beside)
        .back.click()
        .catch((error: unknown) => beside.isClosed() || Promise.reject(error)),
    ]);
    await expect(reportsOf(window).title).toHaveValue('What people need');
  });

  test('remembers where it stood', async ({ sameside }) => {
    const { app, window } = sameside;
    await inboxOf(window).rows.nth(1).click();
    const open = (): Promise<Page> => openedBy(sameside, () => clickMenu(sameside, 'Open in its own window'));
    const bounds = { x: 60, y: 70, width: 800, height: 600 };
    await expect(inboxOf(await open()).message.first()).toBeVisible();
    await app.evaluate(({ BrowserWindow }, wanted) => {
      const beside = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('?window='),
      )!;
      beside.setBounds(wanted);
      beside.close();
    }, bounds);
    await expectWindows(sameside, 1);
    await sameside.restart();
    await inboxOf(sameside.window).rows.nth(1).click();
    await open();
    expect(
      await sameside.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().includes('?window='))!
          .getNormalBounds(),
      ),
    ).toEqual(bounds);
  });
});

test.describe('the quick note', () => {
  test('keeps what was typed, and becomes a free note, with the main window closed as well', async ({ sameside }) => {
    const { app, window } = sameside;
    const open = (): Promise<Page> => openedBy(sameside, () => clickMenu(sameside, 'Quick note'));
    const first = await open();
    await expect(quickNoteOf(first).words).toBeFocused();
    await first.keyboard.type('half a thought');
    await closedBy(first, 'Escape');

    const second = await open();
    await expect(quickNoteOf(second).words).toHaveValue('half a thought');
    const mainClosed = window.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => !webContents.getURL().includes('?window='))!
        .close();
    });
    await mainClosed;
    await quickNoteOf(second).words.press('End');
    await second.keyboard.type(', now whole');
    await closedBy(second, 'Control+Enter');
    await sameside.restart();
    const notes = await ask(sameside, 'note.list', { target: null, limit: 10 });
    expect(notes.map(({ body, target }) => ({ body, target }))).toEqual([
      { body: 'half a thought, now whole', target: null },
    ]);
    expect(await ask(sameside, 'quickNote.draft', null)).toEqual({ words: '' });
  });
});

test.describe('where everything stood', () => {
  test('is there again after a power cut', async ({ sameside }) => {
    // Catches state that is written on leaving only, and a list that jumps back to its top.
    const list = (page: Page) => page.locator('.list-column [role=listbox]');
    const { window } = sameside;
    await inboxOf(window).tab('all').click();
    const title = await openRow(window, 4);
    // Further rows come as the end comes into sight.
    await expect
      .poll(() =>
        list(window).evaluate((element) => {
          element.scrollTo({ top: 5200 });
          return element.scrollTop;
        }),
      )
      .toBe(5200);
    await expect
      .poll(async () => JSON.parse((await ask(sameside, 'app.info', null)).restore ?? '{}') as object)
      .toMatchObject({ scroll: { list: 5200 } });

    await sameside.killAndStart();
    await expect(inboxOf(sameside.window).heading).toHaveText(title);
    await expect(inboxOf(sameside.window).tab('all')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => list(sameside.window).evaluate((element) => element.scrollTop)).toBe(5200);
  });

  test('is there after an ordinary end, or not, as one likes', async ({ sameside }) => {
    await frameOf(sameside.window).searchBox.fill('citation');
    await expect(inboxOf(sameside.window).results.getByRole('option').first()).toBeVisible();
    await sameside.restart();
    await expect(frameOf(sameside.window).searchBox).toHaveValue('citation');
    await expect(inboxOf(sameside.window).results.getByRole('option').first()).toBeVisible();

    await ask(sameside, 'desktop.set', { reopen: false });
    await sameside.restart();
    await expect(frameOf(sameside.window).searchBox).toHaveValue('');
    await expect(inboxOf(sameside.window).rows.first()).toBeVisible();
  });
});

test.describe('settings', () => {
  test('change the size of everything, which stays', async ({ sameside }) => {
    const factor = (): Promise<number> =>
      sameside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getZoomFactor());
    const settings = settingsOf(sameside.window);
    await settings.open('appearance');
    await settings.larger.click();
    await expect(settings.size).toHaveText(text.settings.percent(1.1));
    await expect.poll(factor).toBeCloseTo(1.1);
    await clickMenu(sameside, 'Larger');
    await expect(settings.size).toHaveText(text.settings.percent(1.25));
    await sameside.restart();
    await expect.poll(factor).toBeCloseTo(1.25);
    await clickMenu(sameside, 'Normal size');
    await expect.poll(factor).toBe(1);
  });

  test('take shortcuts for the whole system, and say when another program has them', async ({ sameside }) => {
    const { app, window } = sameside;
    await app.evaluate(({ globalShortcut }) => {
      const register = globalShortcut.register.bind(globalShortcut);
      globalShortcut.register = ((accelerator: string, act: () => void) =>
        accelerator !== 'Control+Alt+T' && register(accelerator, act)) as typeof globalShortcut.register;
    });
    const settings = settingsOf(window);
    await settings.open('desktop');
    await settings.shortcut('quickNote').click();
    await window.keyboard.press('Control+Alt+T');
    await expect(settings.panel.getByRole('alert')).toHaveText(text.settings.shortcutState.taken);
    await settings.shortcut('quickNote').click();
    await window.keyboard.press('Escape');
    await expect(settings.dialog).toBeVisible();
    await settings.shortcut('quickNote').click();
    await window.keyboard.press('Control+Alt+Shift+F9');
    await expect(settings.panel.getByRole('alert')).toHaveCount(0);
    const isHeld = (): Promise<boolean> =>
      app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+Shift+F9'));
    await expect.poll(isHeld).toBe(true);
    await settings.clearShortcut('quickNote').click();
    await expect.poll(isHeld).toBe(false);
  });

  test('say what this computer cannot do, and keep what was chosen', async ({ sameside }) => {
    const settings = settingsOf(sameside.window);
    await settings.open('desktop');
    await expect(settings.choice(text.settings.startAtLogin)).toBeDisabled();
    await settings.open('notifications');
    if (await settings.choice(text.settings.notify).isEnabled()) {
      await settings.choice(text.settings.quiet).check();
      await settings.panel.getByLabel(text.settings.quietFrom).fill('19:30');
    }
    const { settings: chosen } = await ask(sameside, 'desktop.get', null);
    await sameside.restart();
    expect((await ask(sameside, 'desktop.get', null)).settings).toEqual(chosen);
  });

  test('keep the program running in the tray, where a second start shows it again', async ({ sameside }) => {
    const { app, window } = sameside;
    await ask(sameside, 'desktop.set', { tray: true });
    const closed = window.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    await closed;
    const opened = app.waitForEvent('window');
    await clickLink(sameside);
    const again = await opened;
    await expect(inboxOf(again).rows.first()).toBeVisible();
  });
});

test.describe('notifications', () => {
  test('tell of what a feed brought, once, and lead there', async ({ sameside }) => {
    // Catches one for each entry, one that forgets where it leads, and one about what was read in the window anyway.
    const { app, window } = sameside;
    const titles = ['First release'];
    const server = await startServer(() => rssFeed(titles));
    try {
      const told = await catchNotifications(sameside);
      const click = (): Promise<unknown> =>
        app.evaluate(() => (globalThis as unknown as { told: Electron.Notification[] }).told.at(-1)!.emit('click'));
      await ask(sameside, 'source.addFeed', { address: `${server.origin}/feed.xml`, allowHost: true });
      await expect.poll(told, { timeout: 20_000 }).toEqual(['First release: Release notes']);
      await click();
      await expect(inboxOf(window).heading).toHaveText('First release');

      titles.push('Second release', 'Third release');
      const source = (await ask(sameside, 'source.list', null)).find(({ name }) => name === 'Release notes')!;
      await ask(sameside, 'source.sync', { id: source.id });
      await expect
        .poll(told, { timeout: 20_000 })
        .toEqual(['First release: Release notes', 'Sameside: 2 new conversations in Release notes']);
      await click();
      await expect(inboxOf(window).rows).toHaveCount(3);

      const { settings } = await ask(sameside, 'desktop.get', null);
      await ask(sameside, 'desktop.set', {
        notifications: { ...settings.notifications, sources: { [source.id]: false } },
      });
      titles.push('Fourth release');
      await ask(sameside, 'source.sync', { id: source.id });
      await expect(inboxOf(window).rows).toHaveCount(4, { timeout: 20_000 });
      expect(await told()).toHaveLength(2);
    } finally {
      await server.close();
    }
  });
});

test.describe('spelling', () => {
  test('marks a wrong word, offers others, and takes it as right when one says so', async ({ sameside }) => {
    const { app, window } = sameside;
    await app.evaluate(({ Menu }) => {
      const shown: Electron.Menu[] = [];
      Object.assign(globalThis, { shown });
      Menu.prototype.popup = function popup(this: Electron.Menu) {
        shown.push(this);
      };
    });
    const lastMenu = (): Promise<string[]> =>
      app.evaluate(() =>
        ((globalThis as unknown as { shown: Electron.Menu[] }).shown.at(-1)?.items ?? []).map(({ label }) => label),
      );
    await clickMenu(sameside, 'New note');
    const field = window.getByRole('textbox', { name: text.notes.body });
    await field.pressSequentially('Their conversaton went on');
    const rightClick = async (): Promise<string[]> => {
      const box = (await field.boundingBox())!;
      await field.click({ button: 'right', position: { x: 80, y: Math.min(12, box.height / 2) } });
      return lastMenu();
    };
    await expect.poll(rightClick).toContain('conversation');
    expect(await lastMenu()).toEqual(expect.arrayContaining(['Add to dictionary', 'Paste']));
    await app.evaluate(() => {
      const menu = (globalThis as unknown as { shown: Electron.Menu[] }).shown.at(-1)!;
      menu.items.find(({ label }) => label === 'Add to dictionary')!.click();
    });
    await expect.poll(rightClick).not.toContain('Add to dictionary');
    await expect.poll(async () => (await ask(sameside, 'desktop.get', null)).ownWords).toBe(1);
    await expect(field).toHaveValue('Their conversaton went on');
  });
});
