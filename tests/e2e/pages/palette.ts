import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** The box that finds every command and every place. */
export function paletteOf(window: Page) {
  const dialog = window.getByRole('dialog', { name: text.palette.title });
  const rows = dialog.getByRole('option');
  return {
    dialog,
    field: dialog.getByRole('combobox'),
    rows,
    row: (title: string) => rows.filter({ hasText: title }),
    chosen: dialog.getByRole('option', { selected: true }),
    group: (name: keyof typeof text.palette.group) => dialog.getByRole('group', { name: text.palette.group[name] }),
    said: dialog.getByRole('status'),
  };
}
