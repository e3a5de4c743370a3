import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import type { Sameside } from './fixtures.ts';
import { test as firstStart } from './fixtures.ts';
import { test as filled } from './filled-profile.ts';
import { everyView } from './pages/every-view.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { reportsOf } from './pages/reports.ts';
import { welcomeOf } from './pages/welcome.ts';
import { expect, test } from './sample-inbox.ts';

/** The smallest window that the program allows, and a small screen. */
const sizes = [
  { width: 1024, height: 700 },
  { width: 960, height: 640 },
];

/** Makes the page so large, whatever frame the system draws around it. */
async function resize({ app, window }: Sameside, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [main] = BrowserWindow.getAllWindows();
    main!.setContentSize(wanted.width, wanted.height);
  }, size);
  await expect.poll(() => window.evaluate(() => ({ width: innerWidth, height: innerHeight }))).toEqual(size);
}

/** Parts that stand further to the side than what shows them, and controls that are cut off, one line each. */
function faults(window: Page, name: string): Promise<string[]> {
  return window.evaluate((view) => {
    const found: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.localName}.${[...element.classList].join('.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.visually-hidden, [hidden]') === null;
    const page = document.scrollingElement!;
    if (page.scrollWidth > page.clientWidth) found.push(`${view}: the page is ${page.scrollWidth} wide`);
    if (page.scrollHeight > page.clientHeight) found.push(`${view}: the page is ${page.scrollHeight} high`);

    for (const part of document.querySelectorAll('body *')) {
      const tooWide = part.scrollWidth - part.clientWidth;
      const { overflowX, textOverflow } = getComputedStyle(part);
      if (overflowX === 'visible' || textOverflow === 'ellipsis' || tooWide <= 1 || part.clientWidth <= 1) continue;
      if (isShown(part) && part.localName !== 'textarea') {
        found.push(`${view}: ${nameOf(part)} is ${tooWide} px wider than it shows`);
      }
    }

    for (const control of document.querySelectorAll('button, input, textarea, select, a[href], [role=tab]')) {
      if (!isShown(control)) continue;
      const box = control.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`${view}: ${nameOf(control)} stands outside`);
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        const style = getComputedStyle(around);
        const frame = around.getBoundingClientRect();
        const isCut =
          (style.overflowX !== 'visible' && (box.right > frame.right + 1 || box.left < frame.left - 1)) ||
          (['hidden', 'clip'].includes(style.overflowY) && (box.bottom > frame.bottom + 1 || box.top < frame.top - 1));
        if (isCut && style.textOverflow !== 'ellipsis')
          found.push(`${view}: ${nameOf(control)} is cut off by ${nameOf(around)}`);
        if (style.position === 'fixed') break;
        // What is scrolled out of sight may be cut off further out.
        if (['auto', 'scroll'].includes(style.overflowY)) break;
      }
    }
    return found;
  }, name);
}

filled('every view fits a small window', async ({ sameside }) => {
  // Catches columns that push each other out of the window, and buttons that nobody can reach.
  const { window } = sameside;
  const found: string[] = [];
  for (const size of sizes) {
    await resize(sameside, size);
    for (const view of everyView) {
      await view.open(window);
      found.push(...(await faults(window, `${view.name} at ${size.width}`)));
      if (view.name === 'inbox') await expectWayAround(sameside);
      if (view.name === 'report editor') {
        for (const control of [reportsOf(window).export, reportsOf(window).insert, reportsOf(window).title]) {
          await expect(control).toBeInViewport({ ratio: 0.9 });
        }
      }
      await view.close?.(window);
    }
  }
  expect(found).toEqual([]);
});

test('the person beside a conversation can still be reached', async ({ sameside }) => {
  // Catches a pane that is simply gone where there is no room for it.
  const { window } = sameside;
  const { person, pane, message } = inboxOf(window);
  await resize(sameside, sizes[0]!);
  await expect(message.first()).toBeVisible();
  await expect(person).toBeHidden();
  await pane.getByRole('button', { name: text.conversation.person }).click();
  await expect(person.getByLabel(text.people.credit, { exact: true })).toBeInViewport();
  expect(await faults(window, 'person')).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(person).toBeHidden();
});

firstStart('the first start fits a small window', async ({ sameside }) => {
  // Catches a way on that lies below the edge.
  const welcome = welcomeOf(sameside.window);
  for (const size of sizes) {
    await resize(sameside, size);
    for (const way of [welcome.files, welcome.folder, welcome.feed, welcome.sample]) {
      await expect(way).toBeInViewport({ ratio: 0.99 });
    }
    expect(await faults(sameside.window, `welcome at ${size.width}`)).toEqual([]);
  }
});

/** Whatever is open, these are always in sight. */
async function expectWayAround({ window }: Sameside): Promise<void> {
  const { rail, searchBox, footer, settings, help } = frameOf(window);
  const { action, heading, tab } = inboxOf(window);
  const actions = [text.conversation.done, text.conversation.snooze, text.conversation.quote, text.conversation.note];
  for (const control of [rail, searchBox, footer, settings, help, heading, tab('open'), tab('all')]) {
    await expect(control).toBeInViewport({ ratio: 0.99 });
  }
  for (const name of [...actions, text.conversation.markUnread])
    await expect(action(name)).toBeInViewport({ ratio: 0.99 });
}
