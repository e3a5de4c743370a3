import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** What stands around every view: bar, rail, footer, and what floats above them. */
export function frameOf(window: Page) {
  const rail = window.getByRole('navigation', { name: text.frame.navigation });
  return {
    rail,
    view: (name: keyof typeof text.frame.views) =>
      // The headings of the rail's sections are buttons too, and one of them has the name of a view.
      rail
        .getByRole('list')
        .first()
        .getByRole('button', { name: new RegExp(`^${text.frame.views[name]}\\b`) }),
    section: (title: string) => rail.getByRole('region', { name: title }),
    source: (name: string) => rail.getByRole('button', { name: new RegExp(`^${name}\\b`) }),
    footer: window.getByRole('contentinfo', { name: text.frame.status }),
    toast: window.locator('.toast'),
    dialog: window.getByRole('dialog'),
    searchBox: window.getByRole('combobox', { name: text.search.label }),
    settings: window.getByRole('button', { name: text.frame.settings }),
    help: window.getByRole('button', { name: text.frame.help }),
  };
}
