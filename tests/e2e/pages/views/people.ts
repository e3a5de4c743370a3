import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { peopleOf } from '../people.ts';
import { escape, type ShownView } from './shown-view.ts';

/** People and their profiles. */
export const peopleViews: ShownView[] = [
  {
    name: 'people',
    async open(window) {
      await frameOf(window).view('people').click();
      await peopleOf(window).row('Reader With Many Facts').first().click();
      await expect(peopleOf(window).profile.getByText('May be quoted')).toBeVisible();
    },
  },
  {
    name: 'join dialog',
    async open(window) {
      await peopleOf(window).join.click();
      await peopleOf(window).joinDialog.getByRole('combobox').fill('reader');
      await peopleOf(window).joinDialog.getByRole('option').first().click();
      await expect(peopleOf(window).joinDialog.getByRole('radio')).toHaveCount(2);
    },
    close: escape,
  },
  {
    name: 'split dialog',
    async open(window) {
      await peopleOf(window).split.click();
      await expect(peopleOf(window).splitDialog.getByRole('checkbox')).toHaveCount(2);
    },
    close: escape,
  },
  {
    name: 'where somebody works',
    async open(window) {
      await peopleOf(window).affiliations.add.click();
      await expect(peopleOf(window).affiliations.dialog.getByLabel(text.people.organisation)).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'consent for quoting',
    async open(window) {
      await peopleOf(window).consent.add.click();
      await expect(peopleOf(window).consent.dialog.getByRole('radio').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'who could be the same person',
    async open(window) {
      await peopleOf(window).tab('joining').click();
      await expect(peopleOf(window).suggestions.first()).toBeVisible();
    },
  },
  {
    name: 'nobody marked as wrong',
    async open(window) {
      await peopleOf(window).tab('wrong').click();
      await expect(window.getByText(text.people.none.wrong)).toBeVisible();
    },
    async close(window) {
      await peopleOf(window).tab('all').click();
    },
  },
];
