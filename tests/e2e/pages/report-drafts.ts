import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

const { audience, begin, list, history, series, saveTemplate } = text.drafts;

/** What reports begin with, whom they are for, what comes again, and what they were before. */
export function draftsOf(window: Page) {
  const dialog = (name: string | RegExp) => window.getByRole('dialog', { name });
  const beginning = dialog(begin.title);
  const recurring = dialog(series.title);
  const audiences = dialog(audience.heading);
  const column = window.getByRole('region', { name: history.heading });
  const earlier = window.getByRole('dialog', { name: /, (saved|published) / });
  const title = list.more('').trim();
  return {
    begin: window.getByRole('button', { name: begin.open, exact: false }).first(),
    beginning: {
      dialog: beginning,
      template: (name: string) => beginning.getByRole('radio', { name: new RegExp(`^${name}`) }),
      preview: beginning.getByRole('region', { name: begin.preview }),
      send: beginning.getByRole('button', { name: begin.button, exact: true }),
    },
    audience: window.getByRole('button', { name: new RegExp(`^${audience.title}: `) }),
    choice: (name: string) => window.getByRole('menuitemradio', { name, exact: true }),
    manageAudiences: window.getByRole('menuitem', { name: audience.manage }),
    audiences: {
      dialog: audiences,
      edit: (name: string) => audiences.getByRole('button', { name: audience.edit(name) }),
      name: audiences.getByLabel(audience.name, { exact: true }),
    },
    salutation: window.locator('.report-salutation'),
    versions: column.getByRole('button'),
    earlier: {
      dialog: earlier,
      restore: earlier.getByRole('button', { name: history.restore }),
      added: earlier.locator('ins'),
    },
    due: window.getByRole('region', { name: list.due }),
    search: window.getByRole('searchbox', { name: list.search }),
    more: (name: string) => window.getByRole('button', { name: `${title} ${name}` }),
    item: (name: string) => window.getByRole('menuitem', { name }),
    series: {
      open: window.getByRole('button', { name: list.series }),
      dialog: recurring,
      make: recurring.getByRole('button', { name: series.make }),
      name: recurring.getByLabel(series.name, { exact: true }),
      next: recurring.getByLabel(series.next),
    },
    saveTemplate: dialog(saveTemplate.title),
  };
}
