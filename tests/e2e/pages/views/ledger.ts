import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { ledgerOf } from '../giving.ts';
import { peopleOf } from '../people.ts';
import { escape, type ShownView } from './shown-view.ts';

/** What is owed and what was given back. */
export const ledgerViews: ShownView[] = [
  {
    name: 'credit that is owed',
    async open(window) {
      await frameOf(window).view('people').click();
      await ledgerOf(window).tab('owed').click();
      await expect(ledgerOf(window).owed.first()).toHaveAttribute('aria-selected', 'true');
      await expect(ledgerOf(window).thank.first()).toBeVisible();
    },
  },
  {
    name: 'export of the ledger',
    async open(window) {
      await ledgerOf(window).export.click();
      await ledgerOf(window).dialog.getByRole('radio', { name: text.giving.formats['all-contributors'] }).check();
      await expect(ledgerOf(window).dialog.getByLabel(text.giving.project)).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'credit that was given',
    async open(window) {
      await ledgerOf(window).tab('credited').click();
      await expect(ledgerOf(window).credit.first()).toBeVisible();
    },
    async close(window) {
      await peopleOf(window).tab('all').click();
    },
  },
];
