import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { test as firstStart, type Sameside } from './fixtures.ts';
import { ask } from './ask.ts';
import { expect, test } from './filled-profile.ts';
import { everyView } from './pages/every-view.ts';
import { clickMenu, openedBy, settingsOf } from './pages/desktop.ts';
import { inboxOf } from './pages/inbox.ts';
import { sourcesOf } from './pages/sources.ts';
import { welcomeOf } from './pages/welcome.ts';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Views that leave something out where there is little room. */
const changesWithRoom = new Set(['inbox', 'report editor', 'notes', 'sources']);

/** What axe finds in the window as it stands, one line a fault; `colours` alone where all else was looked at in another theme. */
async function faults(window: Page, name: string, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  // The legacy way injects no page of its own, which this window would refuse.
  // Of all that is well, one place each is enough to know: naming every one of them takes longer than looking.
  const axe = new AxeBuilder({ page: window }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  // What a dialog covers is out of reach, and was looked at before it.
  if ((await window.locator('dialog[open]').count()) > 0) axe.include('dialog[open]');
  const looking = what === 'all' ? axe.withTags(levels) : axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations, passes } = await looking.analyze();
  expect(passes.length, 'axe looked at the page').toBeGreaterThan(what === 'all' ? 10 : 0);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Looks with everything in the light theme, and at the colours in the dark one. */
async function faultsInBothThemes(sameside: Sameside, window: Page, name: string): Promise<string[]> {
  const found = await faults(window, name);
  await showTheme(sameside, window, 'dark');
  found.push(...(await faults(window, `${name} (dark)`, 'colours')));
  await showTheme(sameside, window, 'light');
  return found;
}

async function showTheme(sameside: Sameside, window: Page, theme: 'light' | 'dark'): Promise<void> {
  await ask(sameside, 'app.setTheme', { theme });
  await expect
    .poll(() => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark');
  // Half way from one to the other nothing has the colours that it is meant to have; a window behind others may stay there.
  await window.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
}

test('nothing keeps anybody out of a small window', async ({ sameside }) => {
  // Catches names that go away together with the words for which there is no room.
  const { app, window } = sameside;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1024, 700));
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1024);
  const found: string[] = [];
  for (const view of everyView) {
    // Opened as well where nothing is looked at: one view leads to the next.
    await view.open(window);
    if (changesWithRoom.has(view.name)) found.push(...(await faults(window, view.name)));
    await view.close?.(window);
  }
  expect(found).toEqual([]);
});

test('nothing keeps anybody out of any view', async ({ sameside }) => {
  // Catches letters too pale to read, controls without a name, and lists that a screen reader cannot follow.
  test.setTimeout(900_000);
  const { window } = sameside;
  await showTheme(sameside, window, 'light');
  const found: string[] = [];
  for (const view of everyView) {
    await view.open(window);
    found.push(...(await faultsInBothThemes(sameside, window, view.name)));
    await view.close?.(window);
  }
  expect(found).toEqual([]);
});

test('nothing keeps anybody out of the settings and the small windows', async ({ sameside }) => {
  // Catches the same in the sections of the settings, and in windows for one thing.
  const { window } = sameside;
  await showTheme(sameside, window, 'light');
  const found: string[] = [];
  const settings = settingsOf(window);
  for (const section of Object.keys(text.settings.section) as (keyof typeof text.settings.section)[]) {
    await settings.open(section);
    found.push(...(await faultsInBothThemes(sameside, window, `settings: ${section}`)));
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
    found.push(...(await faultsInBothThemes(sameside, other, new URL(other.url()).search)));
  }
  expect(found).toEqual([]);
});

firstStart('nothing keeps anybody out of the first start', async ({ sameside }) => {
  // Catches the same where nothing has been imported yet.
  const { window } = sameside;
  await expect(welcomeOf(window).ways).toHaveCount(3);
  await showTheme(sameside, window, 'light');
  const found = await faultsInBothThemes(sameside, window, 'welcome');
  await welcomeOf(window).feed.click();
  await expect(sourcesOf(window).feed.address).toBeFocused();
  found.push(...(await faultsInBothThemes(sameside, window, 'add a feed')));
  expect(found).toEqual([]);
});
