import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { reportsOf } from '../reports.ts';
import { escape, type ShownView } from './shown-view.ts';

const { dialog: ofBlocks } = text.reportBlocks;
/** Dialogs of blocks of our own, and what stands in each once it is whole. */
const ownBlockDialogs = [
  ['evidence', ofBlocks.addAlso],
  ['change', ofBlocks.openChange],
  ['thanks', ofBlocks.thanksHint],
  ['changed', 'What has shipped of it'],
  ['unanswered', 'What several people ask for'],
  ['voices', ofBlocks.voicesInside],
  ['assumption', 'Only one site is affected.'],
] as const;

/** What was published, and a report with every block. */
export const editionViews: ShownView[] = [
  {
    name: 'what was published',
    async open(window) {
      await reportsOf(window).open('What was published').click();
      await reportsOf(window).editions.getByRole('button').click();
      await expect(reportsOf(window).edition).toBeVisible();
      await expect(reportsOf(window).answers.getByText('We read it.')).toBeVisible();
    },
  },
  {
    name: 'answer to a report',
    async open(window) {
      await reportsOf(window).answers.getByRole('button', { name: text.publishing.addAnswer }).click();
      await expect(reportsOf(window).answerDialog.getByRole('textbox').first()).toBeFocused();
    },
    async close(window) {
      await escape(window);
      await reportsOf(window).back.click();
    },
  },
  {
    name: 'blocks of a report',
    async open(window) {
      const reports = reportsOf(window);
      await reports.open('A report with every block').click();
      await expect(reports.block('unanswered').first()).toContainText('What several people ask for');
      await expect(reports.block('evidence').last()).toContainText(text.reportBlocks.missing.evidence);
    },
  },
  ...ownBlockDialogs.map(([type, ready]): ShownView => ({
    name: `dialog of ${type}`,
    async open(window) {
      await reportsOf(window).openBlock(type);
      await expect(window.getByRole('dialog')).toContainText(ready);
    },
    close: escape,
  })),
  {
    name: 'dialog of a message as a picture',
    async open(window) {
      await reportsOf(window).openBlock('message_image');
      await expect(reportsOf(window).keep).toBeEnabled();
    },
    async close(window) {
      await escape(window);
      await reportsOf(window).back.click();
    },
  },
];
