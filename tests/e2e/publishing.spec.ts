import { heading, paragraph, type ReportBlock } from '../../shared/model/report-document.ts';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { reportExportOf } from './pages/report-export.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';
import { saveReport } from './saved-report.ts';

const words = text.publishing;

/** A change with a quote, and a report that names it; answers with the words that were kept. */
async function begunReport(sameside: Sameside): Promise<string> {
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 1 });
  const { messages } = await ask(sameside, 'conversation.get', { id: rows[0]!.id });
  const { evidence } = await ask(sameside, 'evidence.capture', { messageId: messages[0]!.id, start: 0, end: 40 });
  const { id: changeId } = await ask(sameside, 'change.create', { title: 'Keep every name' });
  await ask(sameside, 'change.addEvidence', { id: changeId, evidenceIds: [evidence.id] });
  const { id } = await ask(sameside, 'report.create', { title: 'March' });
  const content: ReportBlock[] = [
    heading(2, 'Names', 'h'),
    { type: 'change', attrs: { id: 'c', changeId } },
    paragraph('41 people asked for it.', 'p'),
  ];
  await saveReport(sameside, id, content);
  return evidence.quote;
}

test('a report takes evidence, is checked, published, read again and answered, all by keyboard', async ({
  sameside,
}) => {
  // Catches a drawer that needs the mouse, a publication that says something else than it does, and an answer that is lost.
  const { window } = sameside;
  const { keyboard } = window;
  const quote = await begunReport(sameside);
  const reports = reportsOf(window);
  await frameOf(window).view('reports').click();
  await reports.open('March').click();

  // The claim stands in the same section as no words yet; the change is named, so its quote is suggested.
  await expect(reports.checks.getByRole('button', { name: words.open.figures(1) })).toBeVisible();
  await expect(reports.evidence.first()).toContainText(quote.slice(0, 20));
  await reports.body.getByText('41 people').click();
  await keyboard.press('End');
  await reports.evidenceSearch.focus();
  await keyboard.type('has:nothing');
  await expect(window.getByRole('alert').filter({ hasText: 'has: takes one of' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.type('change:name');
  await expect(reports.evidence).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(reports.quote).toContainText(quote.slice(0, 20));
  await expect(reports.evidence.first()).toContainText(text.reports.inReport);
  await expect(reports.checks).toContainText(words.fine.figures({ quotes: 1, people: 1, figures: 1, pictures: 0 }));

  await keyboard.press('Control+Shift+e');
  await expect(reports.publishDialog).toContainText(words.willBe(1, 1));
  await expect(reports.publishDialog).toContainText('Keep every name');
  await expect(reports.publishDialog.getByRole('button', { name: words.publish })).toBeFocused();
  await keyboard.press('Enter');
  await expect(frameOf(window).toast).toContainText(words.published(1, 1));
  // What was published can go out at once.
  await expect(reportExportOf(window).what).toHaveValue(/^\d+$/);
  await keyboard.press('Escape');
  await expect(reports.editions).toContainText(words.sameAs(1));
  const changes = await ask(sameside, 'change.list', null);
  expect(changes).toMatchObject([{ title: 'Keep every name', state: 'championed' }]);

  // The dialog gives the focus back to the page.
  await keyboard.press('Control+Home');
  await keyboard.type('Now ');
  await expect(reports.editions).toContainText(words.changedSince(1));
  await reports.editions.getByRole('button').focus();
  await keyboard.press('Enter');
  await expect(reports.edition).toContainText('41 people asked for it.');
  await expect(reports.edition).not.toContainText('Now ');
  await expect(window.getByText(/^Unchanged since/)).toBeVisible();

  await reports.answers.getByRole('button', { name: words.addAnswer }).focus();
  await keyboard.press('Enter');
  await keyboard.type('We do it in May.');
  await reports.answerDialog.getByLabel(words.answerTo).selectOption({ label: 'Keep every name' });
  await reports.answerDialog.getByLabel(words.outcome).selectOption('accepted');
  await reports.answerDialog.getByLabel(words.answerBy).focus();
  await keyboard.type('Product');
  await keyboard.press('Enter');
  await expect(reports.answers).toContainText('We do it in May.');
  await expect(window.getByRole('button', { name: words.withdraw })).toHaveCount(0);
  await reports.answers.getByRole('button', { name: words.aboutChange('Keep every name') }).click();
  await expect(window.getByRole('heading', { name: words.answersToReports })).toBeVisible();
  expect(await ask(sameside, 'change.list', null)).toMatchObject([{ state: 'accepted' }]);
});
