import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { managersOf } from '../managers.ts';
import { escape, type ShownView } from './shown-view.ts';

/** Settings and what they lead to. */
export const settingsViews: ShownView[] = [
  {
    name: 'settings',
    async open(window) {
      await frameOf(window).settings.click();
      await expect(window.getByRole('dialog', { name: text.settings.title })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'labels',
    async open(window) {
      const { open, labels } = managersOf(window);
      await open('manage-labels');
      await expect(labels.names.first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'rules',
    async open(window) {
      const { open, rules } = managersOf(window);
      await open('manage-rules');
      await expect(rules.log.first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'a rule that is written',
    async open(window) {
      const { open, rules, editor } = managersOf(window);
      await open('manage-rules');
      await rules.names.first().click();
      await expect(editor.preview.getByRole('status')).toContainText('match');
      await editor.query.fill('is:nothing');
      await expect(editor.problem).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'help',
    async open(window) {
      await frameOf(window).help.click();
      await expect(window.getByRole('dialog', { name: text.frame.help })).toBeVisible();
    },
    close: escape,
  },
];
