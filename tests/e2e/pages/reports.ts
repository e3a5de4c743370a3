import { expect, type Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

type OwnBlock = keyof typeof text.reportBlocks.insertions;

/** The list of reports and the one that is being written. */
export function reportsOf(window: Page) {
  const list = window.getByRole('main', { name: text.reports.heading });
  const drawer = window.getByRole('complementary', { name: text.reports.evidence });
  const body = window.getByRole('textbox', { name: text.reports.page });
  const desk = window.locator('.desk');
  const toolbar = desk.getByRole('toolbar', { name: text.reports.toolbar });
  return {
    list,
    create: window.getByRole('button', { name: text.reports.create }),
    open: (title: string) => list.getByRole('button', { name: new RegExp(`^${title}\\b`) }),
    back: window.getByRole('button', { name: text.reports.back }),
    body,
    title: window.getByRole('textbox', { name: text.reports.titleField }),
    /** Makes the block that the caret stands in another kind of text, by the menu. */
    style: async (kind: keyof typeof text.reportEditor.insertions): Promise<void> => {
      await toolbar.getByRole('button', { name: text.reportEditor.style }).click();
      await window.getByRole('menuitemradio', { name: text.reportEditor.insertions[kind][0], exact: true }).click();
    },
    insertions: window.getByRole('listbox', { name: text.reportEditor.insert }),
    findBar: window.getByRole('search', { name: text.reportEditor.find.label }),
    comment: window.getByRole('textbox', { name: text.reportEditor.comment.label }),
    insert: toolbar.getByRole('button', { name: text.reportEditor.insert }),
    heading: body.getByRole('heading'),
    quote: body.locator('.report-quote'),
    /** A block of our own. */
    block: (type: OwnBlock) => body.locator(`.own-block-${type}`),
    /** Opens the dialog of the first block of a kind with the mouse. */
    openBlock: async (type: OwnBlock): Promise<void> => {
      const block = body.locator(`.own-block-${type}`).first();
      await block.hover();
      await block.locator('.own-edit').click();
    },
    /** What the dialog of a block is kept with. */
    keep: window.getByRole('dialog').locator('[type=submit]'),
    /** Opens the dialog of an insertion with keys alone. */
    insertByKeys: async (type: OwnBlock): Promise<void> => {
      await window.keyboard.type(`/${text.reportBlocks.insertions[type][0].toLowerCase()}`);
      await expect(window.locator('.slash-here')).toContainText(text.reportBlocks.insertions[type][0]);
      await window.keyboard.press('Enter');
    },
    state: desk.getByRole('status'),
    drawer,
    evidence: drawer.getByRole('option'),
    evidenceSearch: drawer.getByRole('combobox', { name: text.reports.evidenceSearch }),
    checks: window.getByRole('region', { name: text.publishing.checks, exact: true }),
    publish: desk.getByRole('button', { name: text.publishing.publish, exact: false }),
    publishDialog: window.getByRole('dialog', { name: text.publishing.publishTitle }),
    editions: window.getByRole('region', { name: text.publishing.editions, exact: true }),
    /** What was published, as it is read. */
    edition: window.getByRole('document', { name: text.publishing.readOnly }),
    answers: window.getByRole('complementary', { name: text.publishing.companySaid }),
    answerDialog: window.getByRole('dialog', { name: text.publishing.addAnswer }),
    export: desk.getByRole('button', { name: text.reportExport.open, exact: true }),
    preview: desk.getByRole('button', { name: text.reportExport.preview }),
  };
}
