import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { inboxOf } from '../inbox.ts';
import { escape, type ShownView } from './shown-view.ts';

async function chooseOrder(window: Page, words: string): Promise<void> {
  await window.getByRole('button', { name: new RegExp(`^${text.inbox.order}`) }).click();
  await window.getByRole('menuitemradio', { name: words }).click();
}

/** The inbox, and what opens on its list. */
export const inboxViews: ShownView[] = [
  {
    name: 'inbox',
    async open(window) {
      await frameOf(window).view('inbox').click();
      const inbox = inboxOf(window);
      await inbox.rows.first().click();
      await expect(inbox.message.first()).toBeVisible();
    },
  },
  {
    name: 'snooze popover',
    async open(window) {
      await window.keyboard.press('h');
      await expect(inboxOf(window).snooze.getByRole('textbox')).toBeFocused();
    },
    close: escape,
  },
  ...(
    [
      ['reminder', 'b', 'remind'],
      ['label picker', 'l', 'labels'],
      ['change picker', 'c', 'change'],
      ['assign picker', 'i', 'assign'],
    ] as const
  ).map(([name, key, picker]): ShownView => ({
    name,
    async open(window) {
      await window.keyboard.press(key);
      await expect(inboxOf(window)[picker].locator('input').first()).toBeFocused();
    },
    close: escape,
  })),
  {
    name: 'bulk bar',
    async open(window) {
      await window.keyboard.press('x');
      await window.keyboard.press('Shift+J');
      await expect(inboxOf(window).bulk).toContainText(text.triage.selected(2));
    },
  },
  {
    name: 'menu of actions',
    async open(window) {
      await window.keyboard.press('Shift+F10');
      await expect(inboxOf(window).menu).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'merge',
    async open(window) {
      await window.keyboard.press('Shift+M');
      await expect(inboxOf(window).merge.getByRole('radio')).toHaveCount(2);
    },
    async close(window) {
      await escape(window);
      await expect(inboxOf(window).merge).toHaveCount(0);
      await escape(window);
      await expect(inboxOf(window).bulk).toHaveCount(0);
    },
  },
  {
    name: 'order of the list',
    async open(window) {
      await window.getByRole('button', { name: new RegExp(`^${text.inbox.order}`) }).click();
      await expect(window.getByRole('menu', { name: text.inbox.order })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'compact rows by relationship',
    async open(window) {
      await chooseOrder(window, text.inbox.density.compact);
      await chooseOrder(window, text.inbox.sort.relation);
      await expect(window.locator('.row-compact').first()).toBeVisible();
    },
    async close(window) {
      await chooseOrder(window, text.inbox.density.comfortable);
      await chooseOrder(window, text.inbox.sort.newest);
      await inboxOf(window).rows.first().click();
    },
  },
  {
    name: 'history',
    async open(window) {
      await window.keyboard.press('y');
      await expect(inboxOf(window).history.getByRole('listitem').first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'note on a conversation',
    async open(window) {
      await window.keyboard.press('n');
      await expect(inboxOf(window).notes.getByRole('textbox')).toBeFocused();
    },
    close: escape,
  },
];
