import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { frameOf } from '../frame.ts';
import { draftsOf } from '../report-drafts.ts';
import { reportExportOf } from '../report-export.ts';
import { reportsOf } from '../reports.ts';
import { escape, type ShownView } from './shown-view.ts';

/** Reports, and one that is written. */
export const reportViews: ShownView[] = [
  {
    name: 'reports',
    async open(window) {
      await frameOf(window).view('reports').click();
      await expect(reportsOf(window).create).toBeVisible();
    },
  },
  {
    name: 'a new report',
    async open(window) {
      await draftsOf(window).begin.click();
      await draftsOf(window).beginning.template(text.drafts.begin.templates.incident[0]!).check();
      await draftsOf(window).beginning.dialog.getByLabel(text.drafts.begin.period).selectOption('own');
      await draftsOf(window).beginning.template(text.drafts.begin.templates.weekly[0]!).check();
      await expect(draftsOf(window).beginning.preview).toContainText('What came up');
    },
    close: escape,
  },
  {
    name: 'recurring reports',
    async open(window) {
      await draftsOf(window).series.open.click();
      await draftsOf(window).series.make.click();
      await expect(draftsOf(window).series.name).toBeFocused();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'report editor',
    async open(window) {
      await reportsOf(window).open('What people ask for').click();
      await expect(reportsOf(window).quote).toBeVisible();
      await expect(reportsOf(window).evidence.first()).toBeVisible();
      await expect(window.locator('.chart-summary')).toHaveCount(2);
    },
  },
  {
    name: 'chart dialog',
    async open(window) {
      await window.locator('.own-block-chart').first().hover();
      await window.locator('.own-block-chart').first().locator('.own-edit').click();
      await expect(window.getByRole('dialog').locator('.chart-summary')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'audiences',
    async open(window) {
      await draftsOf(window).audience.click();
      await draftsOf(window).manageAudiences.click();
      await draftsOf(window).audiences.edit('Leadership').click();
      await expect(draftsOf(window).audiences.name).toBeFocused();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'an earlier draft',
    async open(window) {
      await draftsOf(window).versions.first().click();
      await expect(draftsOf(window).earlier.restore).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'publish dialog',
    async open(window) {
      await reportsOf(window).publish.click();
      await expect(reportsOf(window).publishDialog.getByText(text.publishing.willBe(3, 1))).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'what can be inserted into a report',
    async open(window) {
      // In the middle of the page there may be a block that a press selects.
      await reportsOf(window).heading.first().click();
      await window.keyboard.press('ControlOrMeta+Enter');
      await window.keyboard.type('/');
      await expect(reportsOf(window).insertions).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await expect(reportsOf(window).insertions).toHaveCount(0);
    },
  },
  {
    name: 'find and replace in a report',
    async open(window) {
      await window.keyboard.press('ControlOrMeta+f');
      await window.keyboard.type('clearly');
      await expect(reportsOf(window).findBar).toContainText('1 of 1');
    },
    async close(window) {
      await escape(window);
      await expect(reportsOf(window).findBar).toHaveCount(0);
    },
  },
  {
    name: 'a comment to oneself',
    async open(window) {
      await window.keyboard.press('ControlOrMeta+Alt+m');
      await expect(reportsOf(window).comment).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'export of a report',
    async open(window) {
      await reportsOf(window).export.click();
      await expect(reportExportOf(window).audience).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'preview of a report',
    async open(window) {
      await reportsOf(window).preview.click();
      await reportExportOf(window).format('pdf').check();
      await expect(reportExportOf(window).pages.first()).toHaveAttribute('data-drawn');
    },
    async close(window) {
      await reportExportOf(window).hidePreview.click();
      await escape(window);
      await reportsOf(window).back.click();
    },
  },
];
