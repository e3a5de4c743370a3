import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import type { ChangeState } from '../../../shared/model/change.ts';

/** The board of changes, and the page of one of them. */
export function changesOf(window: Page) {
  const dialog = window.getByRole('dialog');
  const telling = window.getByRole('region', { name: text.changes.loop });
  return {
    tab: (name: keyof typeof text.changes.tab) => window.getByRole('tab', { name: text.changes.tab[name] }),
    card: (title: string) => window.locator('.change-card-open', { hasText: title }),
    column: (state: ChangeState) => window.locator(`[data-column="${state}"]`),
    list: window.getByRole('listbox', { name: text.changes.heading }),
    page: (title: string) => window.getByRole('main', { name: title }),
    add: window.getByRole('button', { name: /^Add “/ }),
    quotes: window.locator('.change-quote'),
    champion: window.getByRole('button', { name: text.changes.champion }),
    move: window.getByRole('button', { name: text.changes.moveIt }),
    item: (name: string) => window.getByRole('menuitem', { name }),
    dialog,
    words: dialog.getByRole('textbox').first(),
    submit: dialog.getByRole('button', { name: text.changes.move.button }),
    telling,
    back: window.getByRole('button', { name: text.changes.back }),
    voice: (name: string) => telling.getByRole('listitem').filter({ hasText: name }),
  };
}
