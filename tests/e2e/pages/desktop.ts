import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import type { Sameside } from '../fixtures.ts';
import { expect } from '../fixtures.ts';
import { frameOf } from './frame.ts';

/** The settings, with one section open. */
export function settingsOf(window: Page) {
  const dialog = window.getByRole('dialog', { name: text.settings.title });
  return {
    dialog,
    async open(section: keyof typeof text.settings.section) {
      if (!(await dialog.isVisible())) await frameOf(window).settings.click();
      await dialog.getByRole('tab', { name: text.settings.section[section], exact: true }).click();
    },
    panel: dialog.getByRole('tabpanel'),
    choice: (label: string) => dialog.getByRole('checkbox', { name: label, exact: true }),
    size: dialog.locator('output'),
    larger: dialog.getByRole('button', { name: text.settings.larger }),
    shortcut: (name: keyof typeof text.settings.shortcut) =>
      dialog.getByRole('button', { name: new RegExp(`^${text.settings.shortcut[name]}: `) }),
    clearShortcut: (name: keyof typeof text.settings.shortcut) =>
      dialog.getByRole('button', { name: text.settings.shortcutClear(text.settings.shortcut[name]) }),
  };
}

/** The window for one thing. */
export function besideOf(window: Page) {
  return {
    bar: window.locator('.beside-bar'),
    showInMain: window.getByRole('button', { name: text.desktop.showInMain }),
    copyLink: window.getByRole('button', { name: text.desktop.copyLink, exact: true }),
  };
}

export function quickNoteOf(window: Page) {
  const main = window.getByRole('main', { name: text.desktop.quickNote });
  return {
    words: main.getByRole('textbox', { name: text.desktop.quickNoteBody }),
    state: main.getByRole('status'),
    save: main.getByRole('button', { name: text.desktop.quickNoteSave }),
  };
}

/** What a click on an item of the application menu does. */
export async function clickMenu({ app }: Sameside, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((item) => item.submenu?.items ?? []);
    items.find((item) => item.label === wanted)!.click();
  }, label);
}

/** The window that opens while something is done. */
export async function openedBy(sameside: Sameside, act: () => Promise<unknown>): Promise<Page> {
  const opened = sameside.app.waitForEvent('window');
  await act();
  const window = await opened;
  await window.waitForLoadState('domcontentloaded');
  return window;
}

/** Waits until so many windows are open. */
export async function expectWindows({ app }: Sameside, count: number): Promise<void> {
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(count);
}
