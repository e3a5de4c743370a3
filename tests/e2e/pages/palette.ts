import type { Page } from '@playwright/test';
import type { CommandName } from '../../../shared/model/commands.ts';
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

/** The section of the settings with all keys. */
export function keyboardOf(window: Page) {
  const dialog = window.getByRole('dialog', { name: text.settings.title });
  const row = (name: CommandName) =>
    dialog.getByRole('listitem').filter({ has: window.getByText(text.commands.name[name], { exact: true }) });
  return {
    async open(): Promise<void> {
      await window.keyboard.press('Control+,');
      await dialog.getByRole('tab', { name: text.settings.section.keyboard }).click();
    },
    row,
    change: (name: CommandName) => row(name).locator('.key-button'),
  };
}
