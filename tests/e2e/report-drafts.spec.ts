import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { draftsOf } from './pages/report-drafts.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';

/** A change that somebody asks for, with their words. */
async function askedChange(sameside: Sameside): Promise<void> {
  await expect(inboxOf(sameside.window).message.first()).toBeVisible();
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 1,
  });
  const { messages } = await ask(sameside, 'conversation.get', { id: rows[0]!.id });
  const { evidence } = await ask(sameside, 'evidence.capture', { messageId: messages[0]!.id, start: 0, end: 40 });
  const change = await ask(sameside, 'change.create', { title: 'Exports keep every file name' });
  await ask(sameside, 'change.addEvidence', { id: change.id, evidenceIds: [evidence.id] });
}

/** Arrows down through an open menu to what stands there, and takes it. */
async function takeItem(sameside: Sameside, name: string): Promise<void> {
  const { window } = sameside;
  const item = draftsOf(window).choice(name).or(draftsOf(window).item(name));
  await expect(item).toBeVisible();
  await expect(async () => {
    await window.keyboard.press('ArrowDown');
    await expect(item).toBeFocused({ timeout: 50 });
  }).toPass();
  await window.keyboard.press('Enter');
}

const weekly = text.drafts.begin.templates.weekly[0]!;

test('a report begins filled, is told to an audience, taken back to an earlier draft, and comes again', async ({
  sameside,
}) => {
  // Catches a template that fills nothing in the window, an audience that is not kept, a history that loses words when it
  // brings others back, and a recurring report that stays due after it was begun. By keyboard throughout.
  const { window } = sameside;
  const [drafts, reports] = [draftsOf(window), reportsOf(window)];
  await askedChange(sameside);
  await window.keyboard.press('g');
  await window.keyboard.press('r');
  await drafts.begin.focus();
  await window.keyboard.press('Enter');
  await expect(drafts.beginning.template(text.drafts.begin.templates.empty[0]!)).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(drafts.beginning.template(weekly)).toBeChecked();
  await drafts.beginning.dialog.getByLabel(text.drafts.begin.period).selectOption('this-week');
  await expect(drafts.beginning.preview).toContainText('Exports keep every file name');
  await drafts.beginning.template(weekly).focus();
  await window.keyboard.press('Enter');
  await expect(reports.title).toHaveValue(/^Weekly digest, \d/);
  await expect(reports.heading.filter({ hasText: 'Exports keep every file name' })).toBeVisible();
  await expect(reports.quote).toHaveCount(1);

  await drafts.audience.focus();
  await window.keyboard.press('Enter');
  await takeItem(sameside, 'Leadership');
  await expect(drafts.salutation).toHaveText('Dear colleagues,');
  const [summary] = await ask(sameside, 'report.list', null);
  expect(summary).toMatchObject({ audienceId: 2 });

  await ask(sameside, 'version.keep', { reportId: summary!.id });
  await reports.body.locator('p').first().click();
  await window.keyboard.press('End');
  await window.keyboard.type(' These words came later.');
  await expect(reports.state).toHaveText(text.reports.state.saved);
  await drafts.versions.first().focus();
  await window.keyboard.press('Enter');
  await expect(drafts.earlier.added).toContainText('These words came later.');
  await drafts.earlier.restore.focus();
  await window.keyboard.press('Enter');
  await expect(frameOf(window).toast).toContainText(text.drafts.history.restored(1));
  await expect(reports.body).not.toContainText('These words came later.');
  await frameOf(window).toast.getByRole('button', { name: text.drafts.history.undo }).click();
  await expect(reports.body).toContainText('These words came later.');
  await expect(reports.state).toHaveText(text.reports.state.saved);
  await expect.poll(async () => (await ask(sameside, 'version.list', { reportId: summary!.id })).length).toBe(2);

  await reports.back.click();
  await drafts.more('Weekly digest').focus();
  await window.keyboard.press('Enter');
  await takeItem(sameside, text.drafts.saveTemplate.open);
  await drafts.saveTemplate.getByRole('textbox').fill('Our week');
  await window.keyboard.press('Enter');
  await expect(drafts.saveTemplate).toHaveCount(0);

  await drafts.series.open.focus();
  await window.keyboard.press('Enter');
  await drafts.series.make.focus();
  await window.keyboard.press('Enter');
  await drafts.series.name.fill('Monday digest');
  await drafts.series.dialog.getByLabel(text.drafts.series.template).selectOption('Our week');
  await drafts.series.next.fill('2026-01-05');
  await window.keyboard.press('Enter');
  await expect(drafts.series.dialog.getByRole('listitem')).toContainText('Monday digest');
  await window.keyboard.press('Escape');
  await expect(drafts.due).toContainText('Monday digest');
  await window.keyboard.press('j');
  await window.keyboard.press('Enter');
  await expect(reports.title).toHaveValue(/^Monday digest, 29 December 2025 – /);
  // What was heard today is of the time after that.
  await expect(reports.body).toContainText('Nothing new was asked for in this time.');
  await reports.back.click();
  await expect(drafts.due).toHaveCount(0);

  await drafts.search.fill('monday');
  await expect(reports.open('Monday digest')).toBeVisible();
  await expect(reports.open('Weekly digest')).toHaveCount(0);
  await drafts.more('Monday digest').focus();
  await window.keyboard.press('Enter');
  await takeItem(sameside, text.drafts.list.duplicate);
  await expect(reports.title).toHaveValue(/\(copy\)$/);
  await reports.back.click();
  await drafts.more('Monday digest').first().focus();
  await window.keyboard.press('Enter');
  await takeItem(sameside, text.reports.delete);
  await expect(frameOf(window).toast).toContainText(text.reports.deleted);
  await frameOf(window).toast.getByRole('button').first().click();
  await expect.poll(async () => (await ask(sameside, 'report.list', null)).length).toBe(3);
});
