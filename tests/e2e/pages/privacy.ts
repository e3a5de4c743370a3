import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** What somebody can ask for on their profile, the dialog that forgets them, and how long a source keeps messages. */
export function privacyOf(window: Page) {
  const section = window.getByRole('region', { name: text.privacy.heading });
  const forget = window.getByRole('dialog', { name: new RegExp(`^${text.privacy.forget} `) });
  const keep = window.locator('dialog', { has: window.locator('.keep-choices') });
  return {
    section,
    async export(format: 'html' | 'json') {
      await section.getByRole('button', { name: text.privacy.export }).click();
      await window.getByRole('menuitem', { name: text.privacy.formats[format] }).click();
    },
    openForget: section.getByRole('button', { name: text.privacy.forget, exact: true }),
    forget: {
      dialog: forget,
      name: forget.getByRole('textbox'),
      confirm: forget.getByRole('button', { name: text.privacy.forgetButton }),
    },
    openKeep: (source: string) => window.getByRole('button', { name: text.privacy.keepOf(source) }),
    keep: {
      dialog: keep,
      choice: (words: string) => keep.getByRole('radio', { name: words, exact: true }),
      outcome: keep.getByRole('status'),
      save: keep.getByRole('button', { name: text.privacy.keepSave }),
    },
  };
}
