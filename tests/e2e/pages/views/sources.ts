import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { privacyOf } from '../privacy.ts';
import { sourcesOf } from '../sources.ts';
import { escape, type ShownView } from './shown-view.ts';

/** Notes and sources. */
export const sourcesViews: ShownView[] = [
  {
    name: 'notes',
    async open(window) {
      await frameOf(window).view('notes').click();
      await window.getByRole('listbox', { name: text.notes.list }).getByRole('option').first().click();
      await expect(window.getByRole('main', { name: text.notes.editor }).getByRole('textbox')).toBeVisible();
    },
  },
  {
    name: 'sources',
    async open(window) {
      await frameOf(window).view('sources').click();
      await expect(sourcesOf(window).card('list.mbox')).toBeVisible();
    },
  },
  {
    name: 'how long a source keeps messages',
    async open(window) {
      await privacyOf(window).openKeep('list.mbox').click();
      await privacyOf(window).keep.choice('1 year').check();
      await expect(privacyOf(window).keep.outcome).not.toHaveText(text.privacy.keepCounting);
    },
    close: escape,
  },
  {
    name: 'import result',
    async open(window) {
      await sourcesOf(window)
        .recent.getByRole('button', { name: text.sources.detailsOf('list.mbox') })
        .click();
      await expect(sourcesOf(window).result('list.mbox')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'add a feed',
    async open(window) {
      await sourcesOf(window).addFeed.click();
      await sourcesOf(window).feed.address.fill('not an address');
      await sourcesOf(window).feed.add.click();
      await expect(sourcesOf(window).feed.problem).toBeVisible();
    },
    close: escape,
  },
];
