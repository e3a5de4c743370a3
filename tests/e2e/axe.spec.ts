import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { test as firstStart } from './fixtures.ts';
import { ask } from './ask.ts';
import { fillProfile } from './full-profile.ts';
import { everyView } from './pages/every-view.ts';
import { clickMenu, openedBy, settingsOf } from './pages/desktop.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { sourcesOf } from './pages/sources.ts';
import { welcomeOf } from './pages/welcome.ts';
import { expect, test } from './sample-inbox.ts';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Views that leave something out where there is little room. */
const changesWithRoom = new Set(['inbox', 'report editor', 'notes', 'sources']);

/** What axe finds in the window as it stands, one line a fault; `colours` alone where all else was looked at in another theme. */
async function faults(window: Page, name: string, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  // The legacy way injects no page of its own, which this window would refuse.
  const axe = new AxeBuilder({ page: window }).setLegacyMode(true);
  const looking = what === 'all' ? axe.withTags(levels) : axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations, passes } = await looking.analyze();
  expect(passes.length, 'axe looked at the page').toBeGreaterThan(what === 'all' ? 10 : 0);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

async function chooseTheme(window: Page, theme: 'light' | 'dark'): Promise<void> {
  await frameOf(window).settings.click();
  await window.getByRole('radio', { name: text.settings.themes[theme] }).check({ force: true });
  await expect(window.locator(`html[data-theme=${theme}]`)).toHaveCount(1);
  await window.keyboard.press('Escape');
}

test('nothing keeps anybody out of a small window', async ({ sameside }) => {
  // Catches names that go away together with the words for which there is no room.
  const { app, window } = sameside;
  await fillProfile(sameside);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1024, 700));
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1024);
  const found: string[] = [];
  for (const view of everyView) {
    await view.open(window);
    if (changesWithRoom.has(view.name)) found.push(...(await faults(window, view.name)));
    await view.close?.(window);
  }
  expect(found).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  const what = theme === 'light' ? 'all' : 'colours';
  test(`nothing keeps anybody out of any view (${theme})`, async ({ sameside }) => {
    // Catches letters too pale to read, controls without a name, and lists that a screen reader cannot follow.
    const { window } = sameside;
    await fillProfile(sameside);
    await chooseTheme(window, theme);
    const found: string[] = [];
    for (const view of everyView) {
      await view.open(window);
      found.push(...(await faults(window, view.name, what)));
      await view.close?.(window);
    }
    expect(found).toEqual([]);
  });

  test(`nothing keeps anybody out of the settings and the small windows (${theme})`, async ({ sameside }) => {
    // Catches the same in the sections of the settings, and in windows for one thing.
    const { window } = sameside;
    await fillProfile(sameside);
    await chooseTheme(window, theme);
    const found: string[] = [];
    const settings = settingsOf(window);
    for (const section of Object.keys(text.settings.section) as (keyof typeof text.settings.section)[]) {
      await settings.open(section);
      found.push(...(await faults(window, `settings: ${section}`, what)));
    }
    await window.keyboard.press('Escape');
    const [row] = await ask(sameside, 'report.list', null);
    await inboxOf(window).rows.first().click();
    const open = [
      () => clickMenu(sameside, 'Open in its own window'),
      () => ask(sameside, 'window.open', { place: { type: 'report', id: row!.id } }),
      () => clickMenu(sameside, 'Quick note'),
    ];
    for (const act of open) {
      const other = await openedBy(sameside, act);
      await expect(other.getByRole('main').first()).toBeVisible();
      await expect(other.locator('.state-loading')).toHaveCount(0);
      found.push(...(await faults(other, new URL(other.url()).search, what)));
    }
    expect(found).toEqual([]);
  });

  firstStart(`nothing keeps anybody out of the first start (${theme})`, async ({ sameside }) => {
    // Catches the same where nothing has been imported yet.
    const { window } = sameside;
    await expect(welcomeOf(window).ways).toHaveCount(3);
    await chooseTheme(window, theme);
    const found = await faults(window, 'welcome', what);
    await welcomeOf(window).feed.click();
    await expect(sourcesOf(window).feed.address).toBeFocused();
    found.push(...(await faults(window, 'add a feed', what)));
    expect(found).toEqual([]);
  });
}
