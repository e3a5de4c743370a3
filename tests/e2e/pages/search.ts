import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** What stands under the search box, and the results beside it. */
export function searchOf(window: Page) {
  const results = window.getByRole('region', { name: text.search.results });
  const mistake = window.locator('.search').getByRole('alert');
  return {
    suggestions: window.getByRole('listbox', { name: text.search.suggestions }).getByRole('option'),
    mistake,
    mistakePart: mistake.locator('.search-mistake-part'),
    hits: results.getByRole('listbox', { name: text.search.results }).getByRole('option'),
    chosen: results.getByRole('option', { selected: true }),
    total: results.getByRole('status').first(),
    also: results.locator('.search-also'),
    save: results.getByRole('button', { name: text.search.save }),
    name: window
      .getByRole('dialog', { name: text.search.saveTitle })
      .getByRole('textbox', { name: text.search.saveName }),
  };
}
