import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import type { ReportFormat } from '../../../shared/model/report-formats.ts';
import { reportsOf } from './reports.ts';

/** The dialog that writes a report to a file, and shows what it will be. */
export function reportExportOf(window: Page) {
  const words = text.reportExport;
  const dialog = window.getByRole('dialog', { name: words.title });
  const save = dialog.getByRole('button', { name: words.save, exact: true });
  const format = (one: ReportFormat) => dialog.getByRole('radio', { name: new RegExp(`^${words.formats[one].name}`) });
  const state = dialog.locator('.export-state');
  const preview = dialog.getByRole('region', { name: /^Preview:/ });
  return {
    dialog,
    save,
    format,
    state,
    preview,
    pages: preview.locator('.pdf-page'),
    page: preview.frameLocator('iframe'),
    words: preview.locator('.preview-text'),
    audience: dialog.getByLabel(words.audience),
    what: dialog.getByLabel(words.what, { exact: true }),
    unnamed: dialog.getByLabel(words.unnamed),
    fileName: dialog.getByLabel(words.fileName),
    copy: dialog.getByRole('button', { name: words.copy, exact: true }),
    close: dialog.getByRole('button', { name: text.frame.close }),
    hidePreview: dialog.getByRole('button', { name: words.hidePreview }),
    reveal: dialog.getByRole('button', { name: words.reveal }),
    /** Writes the open report in each format, one after the other, under its title. */
    async write(...formats: readonly ReportFormat[]): Promise<void> {
      await reportsOf(window).export.click();
      for (const one of formats) {
        await format(one).check();
        await save.click();
        await expect(state).toContainText(new RegExp(`^${words.done('').trim()}.*\\.${one}`), { timeout: 60_000 });
      }
      await dialog.getByRole('button', { name: text.frame.close }).click();
      await expect(dialog).toHaveCount(0);
    },
  };
}
