import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { inboxOf } from '../inbox.ts';
import { keyboardOf, paletteOf } from '../palette.ts';
import { peopleOf } from '../people.ts';
import { privacyOf } from '../privacy.ts';
import { searchOf } from '../search.ts';
import { escape, type ShownView } from './shown-view.ts';

async function search(window: Page, words: string): Promise<void> {
  await frameOf(window).searchBox.fill(words);
  await expect(window.getByText(text.search.counting, { exact: true })).toHaveCount(0);
}

/** The palette, the search and its results. */
export const searchViews: ShownView[] = [
  {
    name: 'palette',
    async open(window) {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('semaph');
      await expect(paletteOf(window).rows.first()).toContainText(/semaphore/i);
    },
    close: escape,
  },
  {
    name: 'what a search can be narrowed by',
    async open(window) {
      await frameOf(window).searchBox.focus();
      await expect(searchOf(window).suggestions.first()).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'a mistake in a search',
    async open(window) {
      await search(window, 'is:opne citation ');
      await expect(searchOf(window).mistakePart).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'keys',
    async open(window) {
      await keyboardOf(window).open();
      await keyboardOf(window).change('done').click();
      await window.keyboard.press('j');
      await expect(keyboardOf(window).row('done').getByRole('alert')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'search results',
    async open(window) {
      await search(window, 'citation');
      await expect(inboxOf(window).results.getByRole('option').first()).toBeVisible();
      await window.keyboard.press('Enter');
      await expect(window.locator('.message-targeted')).toBeVisible();
    },
  },
  {
    name: 'a profile beside what was searched',
    async open(window) {
      await search(window, 'semaphore');
      await window.getByRole('tab', { name: text.search.type.person }).click();
      await inboxOf(window).results.getByRole('option').first().click();
      await expect(peopleOf(window).profile.getByLabel(text.people.credit)).toBeVisible();
    },
  },
  {
    name: 'forgetting somebody',
    async open(window) {
      await privacyOf(window).openForget.click();
      await expect(privacyOf(window).forget.name).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'search without results',
    async open(window) {
      await search(window, 'zyzzyva');
      await expect(window.getByText(text.search.none)).toBeVisible();
    },
    async close(window) {
      await frameOf(window).searchBox.press('Escape');
    },
  },
  {
    name: 'an empty list',
    async open(window) {
      await inboxOf(window).tab('snoozed').click();
      await expect(window.getByText(text.inbox.empty.title.snoozed)).toBeVisible();
    },
    async close(window) {
      await inboxOf(window).tab('open').click();
    },
  },
];
