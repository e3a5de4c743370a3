import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import { paletteOf } from './palette.ts';

/** The sections of the settings that look after labels and rules. */
export function managersOf(window: Page) {
  const settings = window.getByRole('dialog', { name: text.settings.title });
  const labels = settings.getByRole('region', { name: text.labels.title, exact: true });
  const rules = settings.getByRole('region', { name: text.rules.title, exact: true });
  const editor = settings.getByRole('form', { name: new RegExp(`^(${text.rules.newTitle}|${text.rules.editTitle})$`) });
  const effect = (place: number) => editor.getByRole('combobox', { name: text.rules.effect(place) });
  return {
    settings,
    /** Goes there by the palette, as one does without a mouse. */
    async open(command: 'manage-labels' | 'manage-rules'): Promise<void> {
      await window.keyboard.press('Control+k');
      await window.keyboard.type(text.commands.name[command]);
      await paletteOf(window).row(text.commands.name[command]).first().waitFor();
      await window.keyboard.press('Enter');
      await settings.waitFor();
    },
    labels: {
      section: labels,
      names: labels.getByRole('list', { name: text.labels.list }).locator('.label-chip'),
      line: (name: string) => labels.getByRole('listitem').filter({ hasText: name }),
      newName: labels.getByRole('textbox', { name: text.labels.makeField }),
      edit: (name: string) => labels.getByRole('button', { name: text.labels.editOf(name) }),
      name: (name: string) => labels.getByRole('textbox', { name: text.labels.nameField(name) }),
      colour: (colour: keyof typeof text.triage.colours) =>
        labels.getByRole('listitem').getByRole('radio', { name: text.triage.colours[colour] }),
      delete: (name: string) => labels.getByRole('button', { name: text.labels.deleteOf(name) }),
      question: labels.getByRole('alert'),
      confirm: labels.getByRole('button', { name: text.labels.delete, exact: true }),
    },
    rules: {
      section: rules,
      make: rules.getByRole('button', { name: text.rules.make }),
      names: rules.getByRole('list', { name: text.rules.list }).locator('.rule-edit'),
      run: (name: string) => rules.getByRole('button', { name: text.rules.runOf(name) }),
      up: (name: string) => rules.getByRole('button', { name: text.rules.up(name) }),
      onArrival: (name: string) => rules.getByRole('checkbox', { name: text.rules.onArrivalOf(name) }),
      log: rules.getByRole('list', { name: text.rules.log }).getByRole('listitem'),
      undo: rules.getByRole('list', { name: text.rules.log }).getByRole('button'),
    },
    editor: {
      form: editor,
      name: editor.getByLabel(text.rules.name, { exact: true }),
      query: editor.getByLabel(text.rules.when),
      problem: editor.getByRole('alert'),
      effect,
      label: editor.getByRole('combobox', { name: text.rules.which.label }),
      add: editor.getByRole('button', { name: text.rules.addEffect }),
      preview: editor.getByRole('region', { name: text.rules.preview }),
      save: editor.getByRole('button', { name: text.rules.save }),
    },
    running: {
      pane: (name: string) => settings.getByRole('region', { name: text.rules.runTitle(name) }),
      preview: settings.getByRole('region', { name: text.rules.preview }),
      run: settings.getByRole('button', { name: text.rules.runButton }),
    },
  };
}
