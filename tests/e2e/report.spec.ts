import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import type { CreditWish } from '../../shared/model/credit-wish.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import { writtenWords } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import { saveInto } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { dragOver, inboxOf } from './pages/inbox.ts';
import { reportExportOf } from './pages/report-export.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';
import { jsonOfVerb } from './verb.ts';

/** Opens the first conversation and answers with the first words of its first message, as they stand on one line. */
async function someWords({ window }: Sameside): Promise<string> {
  const inbox = inboxOf(window);
  await expect(inbox.message.first()).toBeVisible();
  const lines = inbox.message.first().locator('[data-start]');
  const words = async (): Promise<string> =>
    (await lines.first().innerText()).split(/[.\n]/)[0]!.split(' ').slice(0, 5).join(' ');
  // A conversation that has just been opened is drawn before its words are.
  await expect.poll(words).not.toBe('');
  return words();
}

/** Keeps words of the first message as evidence, by mouse and key, and answers with what the database has. */
async function keptEvidence(sameside: Sameside, words: string): Promise<Evidence> {
  const { window } = sameside;
  await dragOver(window, inboxOf(window).message.first().locator('.message-text'), words);
  await window.keyboard.press('q');
  await expect(frameOf(window).toast).toContainText(text.conversation.kept);
  const [evidence] = await ask(sameside, 'evidence.list', { query: '', conversationId: null, limit: 10 });
  return evidence!;
}

/** Writes three formats through the dialog, and answers with what a reader of each sees. */
async function exported(sameside: Sameside): Promise<Record<'html' | 'markdown' | 'pdf', string>> {
  const { window, profile } = sameside;
  const folder = path.join(profile, `exports-${Date.now()}`);
  mkdirSync(folder);
  await saveInto(sameside, folder);
  const fileOf = (ending: string): string =>
    path.join(
      folder,
      readdirSync(folder).find((name) => name.endsWith(ending))!,
    );
  await reportExportOf(window).write('html', 'md', 'pdf');
  return {
    html: readFileSync(fileOf('.html'), 'utf8'),
    markdown: readFileSync(fileOf('.md'), 'utf8'),
    pdf: wordsOfPdf(fileOf('.pdf')),
  };
}

/** The words of a PDF on one line, or an empty string on a machine that has no program to read them. */
function wordsOfPdf(file: string): string {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(5000);
  expect(bytes.subarray(-32).toString('latin1')).toContain('%%EOF');
  const { status, stdout } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  return status === 0 ? stdout.replace(/\s+/g, ' ') : '';
}

test.describe('evidence', () => {
  test('is exactly the words that were selected', async ({ sameside }) => {
    // Catches offsets that are off by one, and words that change on their way into the database.
    const words = await someWords(sameside);
    const evidence = await keptEvidence(sameside, words);
    expect(evidence.quote).toBe(words);
    expect(evidence.hash).toBe(createHash('sha256').update(words).digest('hex'));
    expect(evidence.url).toMatch(/^https:\/\/history\.meta\.stackexchange\.com\//);
    const message = inboxOf(sameside.window).message.first();
    await expect(message.locator('mark')).toHaveText(words);

    // The same selection again, over the mark that now stands in the text.
    const part = words.split(' ').slice(1).join(' ');
    expect((await keptEvidence(sameside, part)).quote).toBe(part);

    const shown = await jsonOfVerb<Evidence>(sameside.profile, 'show', 'evidence', String(evidence.id));
    expect(shown).toMatchObject({ quote: words, who: evidence.who });
  });

  test('asks for a selection first, and can be undone', async ({ sameside }) => {
    // Catches evidence of nothing, and a mark that stays after undo.
    const { window } = sameside;
    const words = await someWords(sameside);
    await window.keyboard.press('q');
    await expect(frameOf(window).toast).toContainText(text.conversation.selectFirst);
    await keptEvidence(sameside, words);
    await window.keyboard.press('z');
    await expect(inboxOf(window).message.first().locator('mark')).toHaveCount(0);
    expect(await ask(sameside, 'evidence.list', { query: '', conversationId: null, limit: 10 })).toEqual([]);
  });

  test('can be kept with the mouse alone', async ({ sameside }) => {
    // Catches a button that takes the selection away before it is read.
    const { window } = sameside;
    const words = await someWords(sameside);
    await dragOver(window, inboxOf(window).message.first().locator('.message-text'), words);
    await window.locator('.quote-float').getByRole('button', { name: text.conversation.quote }).click();
    await expect(frameOf(window).toast).toContainText(text.conversation.kept);
    const [evidence] = await ask(sameside, 'evidence.list', { query: '', conversationId: null, limit: 10 });
    expect(evidence!.quote).toBe(words);
  });
});

test.describe('a report', () => {
  test('is written, saved by itself, exported three ways, and is there after a restart', async ({ sameside }) => {
    // Catches words that are lost between the page, the disk and a file, and a name that gets out against its bearer's wish.
    const { window } = sameside;
    const words = await someWords(sameside);
    const evidence = await keptEvidence(sameside, words);
    const chooseWish = (wish: CreditWish): Promise<unknown> =>
      inboxOf(sameside.window).person.getByLabel(text.people.credit, { exact: true }).selectOption(wish);
    await chooseWish('name');
    await expect
      .poll(async () => (await ask(sameside, 'person.get', { id: evidence.personId! })).creditWish)
      .toBe('name');

    let reports = reportsOf(window);
    await window.keyboard.press('g');
    await window.keyboard.press('r');
    await reports.create.click();
    await expect(reports.title).toBeFocused();
    await window.keyboard.type('What people ask for');
    await window.keyboard.press('Enter');
    await reports.style('heading2');
    await window.keyboard.type('The export');
    await window.keyboard.press('Enter');
    await window.keyboard.type('Said clearly & <often>:');
    await reports.evidence.click();
    await expect(reports.quote).toContainText(words);
    await expect(reports.state).toHaveText(text.reports.state.saved);
    const [summary] = await ask(sameside, 'report.list', null);
    expect(summary).toMatchObject({ title: 'What people ask for', evidence: 1 });
    const { document } = await ask(sameside, 'report.get', { id: summary!.id });
    expect(document.content).toMatchObject([
      { type: 'heading', attrs: { level: 2 }, content: [{ text: 'The export' }] },
      { type: 'paragraph', content: [{ text: 'Said clearly & <often>:' }] },
      { type: 'evidence', attrs: { evidenceId: evidence.id } },
      { type: 'paragraph' },
    ]);

    const named = await exported(sameside);
    expect(named.html).toContain('<h1 dir="auto">What people ask for</h1>');
    expect(named.html).toContain('The export');
    expect(named.html).toContain('Said clearly &amp; &lt;often&gt;:');
    expect(named.html).toContain(evidence.url!);
    expect(named.markdown).toContain('# What people ask for');
    expect(named.markdown).toContain('Said clearly \\& \\<often\\>:');
    expect(named.markdown).toContain(`> ${words}`);
    expect(named.markdown).toContain(evidence.url!);
    for (const file of [named.html, named.markdown]) expect(file).toContain(evidence.who);
    if (named.pdf !== '') {
      for (const part of ['What people ask for', 'The export', words, evidence.who]) expect(named.pdf).toContain(part);
    }

    await sameside.restart();
    const inbox = inboxOf(sameside.window);
    reports = reportsOf(sameside.window);
    await expect(reports.title).toHaveValue('What people ask for');
    await frameOf(sameside.window).view('inbox').click();
    await expect(inbox.heading).not.toBeEmpty();
    await chooseWish('anonymous');
    await expect
      .poll(async () => (await ask(sameside, 'person.get', { id: evidence.personId! })).creditWish)
      .toBe('anonymous');
    await frameOf(sameside.window).view('reports').click();
    await expect(reports.title).toHaveValue('What people ask for');
    await expect(reports.heading).toHaveText('The export');
    await expect(reports.body).toContainText('Said clearly & <often>:');
    await expect(reports.quote).toContainText(words);
    await expect(reports.quote).not.toContainText(evidence.who);

    const unnamed = await exported(sameside);
    for (const file of Object.values(unnamed)) expect(file).not.toContain(evidence.who);
    for (const file of [unnamed.html, unnamed.markdown]) expect(file).toContain(words);
  });

  test('keeps what is typed in the last moment, and takes steps back', async ({ sameside }) => {
    // Catches a pause in typing that the closing window does not wait for, and an undo that leaves the page.
    await ask(sameside, 'report.create', { title: 'A draft' });
    await frameOf(sameside.window).view('reports').click();
    const reports = reportsOf(sameside.window);
    await reports.open('A draft').click();
    await reports.body.click();
    await sameside.window.keyboard.type('One thought.');
    await sameside.window.keyboard.press('Enter');
    await reports.style('heading2');
    await sameside.window.keyboard.type('Too much');
    await expect(reports.heading).toHaveText('Too much');
    for (let step = 0; (await reports.heading.count()) > 0 && step < 5; step += 1) {
      await sameside.window.keyboard.press('ControlOrMeta+z');
    }
    await expect(reports.heading).toHaveCount(0);
    await expect(reports.body).toContainText('One thought.');
    await sameside.window.keyboard.press('ControlOrMeta+End');
    await sameside.window.keyboard.type('And the last word');
    await sameside.restart();
    const [summary] = await ask(sameside, 'report.list', null);
    const { document } = await ask(sameside, 'report.get', { id: summary!.id });
    expect(writtenWords(document)).toMatch(/^One thought\.\n?And the last word$/);
  });
});
