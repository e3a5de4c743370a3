import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** The list of reports and the one that is being written. */
export function reportsOf(window: Page) {
  const list = window.getByRole('main', { name: text.reports.heading });
  const drawer = window.getByRole('complementary', { name: text.reports.evidence });
  const page = window.getByRole('group', { name: text.reports.page });
  const toolbar = window.getByRole('toolbar', { name: text.reports.toolbar });
  return {
    list,
    create: window.getByRole('button', { name: text.reports.create }),
    open: (title: string) => list.getByRole('button', { name: new RegExp(`^${title}\\b`) }),
    back: window.getByRole('button', { name: text.reports.back }),
    page,
    title: page.getByRole('textbox', { name: text.reports.titleField }),
    addHeading: toolbar.getByRole('button', { name: text.reports.addHeading }),
    addText: toolbar.getByRole('button', { name: text.reports.addText }),
    heading: page.getByRole('textbox', { name: new RegExp(`^${text.reports.level(2)},`) }),
    words: page.getByRole('textbox', { name: new RegExp(`^${text.reports.kinds.text},`) }),
    quote: page.locator('blockquote'),
    state: toolbar.getByRole('status'),
    drawer,
    evidence: drawer.getByRole('listitem').getByRole('button'),
    export: toolbar.getByRole('button', { name: text.reports.export }),
    format: (name: keyof typeof text.reports.formats) =>
      window.getByRole('menuitem', { name: text.reports.formats[name] }),
  };
}
