import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { evidenceBlock, heading, paragraph } from '../../shared/model/report-document.ts';
import type { ReportFormat } from '../../shared/model/report-formats.ts';
import { ask } from './ask.ts';
import { saveInto } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { reportExportOf } from './pages/report-export.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';
import { jsonOfVerb } from './verb.ts';
import { saveReport } from './saved-report.ts';

const title = 'What people & <others> ask for';
const headings = ['The export', 'Names that get lost', 'A third matter'];

/** A report with words of two people, one of whom may be named; answers with what has to come out, and what must not. */
async function writtenReport(sameside: Sameside) {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 30,
  });
  const quoted: { id: number; quote: string; who: string; personId: number; url: string }[] = [];
  for (const { id } of rows) {
    const { messages } = await ask(sameside, 'conversation.get', { id });
    const { id: messageId } = messages[0]!;
    const { evidence } = await ask(sameside, 'evidence.capture', { messageId, start: 0, end: 40 });
    const isOther = quoted.every(
      ({ personId, who }) => personId !== evidence.personId && !evidence.quote.includes(who),
    );
    if (evidence.personId !== null && evidence.url !== null && isOther) {
      quoted.push({ ...evidence, personId: evidence.personId, url: evidence.url });
    }
    if (quoted.length === 2) break;
  }
  const [named, unnamed] = quoted as [(typeof quoted)[0], (typeof quoted)[0]];
  await ask(sameside, 'person.setCreditWish', { id: named.personId, wish: 'name' });
  await ask(sameside, 'person.setCreditWish', { id: unnamed.personId, wish: 'anonymous' });
  const content = [
    ...[heading(1, headings[0]!, 'a'), paragraph('Said clearly & <often>.', 'b'), evidenceBlock(named.id, 'c')],
    ...[heading(1, headings[1]!, 'd'), evidenceBlock(unnamed.id, 'e'), heading(2, headings[2]!, 'f')],
  ];
  const { id } = await ask(sameside, 'report.create', { title });
  await saveReport(sameside, id, content);
  return { id, named, unnamed };
}

/** The words of a file as its readers have them, on one line. */
function wordsOf(file: string): string {
  const flat = (words: string): string => words.replace(/\s+/g, ' ');
  if (!file.endsWith('.pdf')) {
    const plain = readFileSync(file, 'utf8');
    if (file.endsWith('.md')) return flat(plain.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
    if (file.endsWith('.html')) {
      return flat(
        plain
          .replace(/<style>[\s\S]*?<\/style>/g, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&'),
      );
    }
    if (file.endsWith('.eml')) {
      return flat(
        Buffer.from(
          plain
            .replace(/=\r\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
      );
    }
    return flat(plain);
  }
  const { status, stdout, stderr } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return flat(stdout);
}

/** Programs that read PDF files; without them the words of pages stay unread. */
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

async function openReport({ window }: Sameside): Promise<void> {
  await frameOf(window).view('reports').click();
  await reportsOf(window).open('What people').click();
  await expect(reportsOf(window).quote).toHaveCount(2);
}

test.describe('a report goes out', () => {
  test('in every format, with names as wished, and to nobody by name', async ({ sameside }) => {
    // Catches a format that loses words or links, and a name that gets out against its bearer's wish.
    const { window, profile } = sameside;
    const { id, named, unnamed } = await writtenReport(sameside);
    const formats: ReportFormat[] = ['pdf', 'html', 'md', 'txt', 'eml'];
    const folder = path.join(profile, 'out');
    mkdirSync(folder);
    await saveInto(sameside, folder);
    await openReport(sameside);
    await reportExportOf(window).write(...formats);
    expect(readdirSync(folder).sort()).toEqual(
      formats.map((format) => `What people & -others- ask for.${format}`).sort(),
    );
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.pdf') && !hasPoppler) continue;
      const words = wordsOf(path.join(folder, name));
      const squeezed = words.replace(/\s+/g, '');
      for (const part of [title, ...headings, 'Said clearly & <often>.', named.who])
        expect(words, name).toContain(part);
      for (const part of [named.quote, unnamed.quote, named.url]) {
        expect(squeezed, name).toContain(part.replace(/\s+/g, ''));
      }
      for (const part of [unnamed.who, unnamed.url]) expect(words, name).not.toContain(part);
    }

    // Nobody by name: from the dialog, and the same from the command line.
    const dialog = reportExportOf(window);
    await reportsOf(window).export.click();
    await dialog.unnamed.check();
    await dialog.format('txt').check();
    await dialog.fileName.fill('unnamed');
    await dialog.save.click();
    await expect(dialog.state).toContainText('unnamed.txt');
    await dialog.close.click();
    const byVerb = path.join(folder, 'verb.txt');
    await jsonOfVerb(profile, 'export', 'report', String(id), '--format', 'txt', '--out', byVerb, '--unnamed');
    for (const file of [path.join(folder, 'unnamed.txt'), byVerb]) {
      expect(wordsOf(file)).toContain(headings[0]);
      for (const { who, url } of [named, unnamed]) {
        expect(wordsOf(file)).not.toContain(who);
        expect(wordsOf(file)).not.toContain(url);
      }
    }
  });

  test('as a PDF that programs can read: tagged, with a title, a language, bookmarks and its own fonts', async ({
    sameside,
  }) => {
    // Catches a PDF that a screen reader cannot follow, or that looks different on another machine.
    const { window, profile } = sameside;
    await writtenReport(sameside);
    await saveInto(sameside, profile);
    await openReport(sameside);
    await reportExportOf(window).write('pdf');
    const file = path.join(profile, 'What people & -others- ask for.pdf');
    const bytes = readFileSync(file, 'latin1');
    for (const part of ['/StructTreeRoot', '/MarkInfo', '/Lang (en-GB)', '/Outlines', '/DisplayDocTitle true']) {
      expect(bytes, part).toContain(part);
    }
    expect(bytes).not.toContain('Mozilla');
    test.skip(!hasPoppler, 'pdfinfo is not installed');
    const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout;
    expect(info).toMatch(/^Title:\s+What people & <others> ask for$/m);
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const line of fonts) expect(line).toMatch(/ yes (?:yes|no) +yes +\d+ +0$/);
    // Semibold letters are letters as well, and no drawings of them.
    for (const line of fonts) expect(line).not.toContain('Type 3');
    expect(fonts.join('\n')).toContain('SemiBold');
  });

  test('is seen before it goes, in each format, and lies on the clipboard', async ({ sameside }) => {
    // Catches a preview that the page's own policy blocks, and one that shows something else than the file.
    const { app, window } = sameside;
    const { named, unnamed } = await writtenReport(sameside);
    await openReport(sameside);
    const dialog = reportExportOf(window);
    await reportsOf(window).body.click();
    await window.keyboard.press('ControlOrMeta+Shift+p');
    await dialog.format('pdf').check();
    await expect(dialog.pages.first()).toHaveAttribute('data-drawn');
    await expect(dialog.pages.first()).toContainText(headings[0]!);
    await dialog.format('html').check();
    await expect(dialog.page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(dialog.page.getByRole('blockquote')).toHaveCount(2);
    await expect(dialog.page.locator('body')).toContainText(named.who);
    expect(await dialog.page.locator('h1').evaluate((one) => getComputedStyle(one).fontFamily)).toContain(
      'Source Serif',
    );
    await dialog.unnamed.check();
    await expect(dialog.page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(dialog.page.locator('body')).not.toContainText(named.who);
    await dialog.unnamed.uncheck();
    await dialog.format('md').check();
    await expect(dialog.words).toContainText('## The export');
    await dialog.format('docx').check();
    await expect(dialog.page.getByRole('heading', { name: headings[0]! })).toBeVisible();
    await dialog.format('csv').check();
    await expect(dialog.preview.getByRole('row')).toHaveCount(3);
    await expect(dialog.preview.getByRole('cell', { name: named.who })).toBeVisible();
    await dialog.format('eml').check();
    await expect(dialog.page.getByRole('heading', { level: 1 })).toHaveText(title);
    await dialog.audience.selectOption({ label: 'Outside the company' });
    await expect(dialog.unnamed).toBeDisabled();
    await expect(dialog.page.locator('body')).toContainText('Hello everyone,');
    await dialog.audience.selectOption('');
    await dialog.copy.click();
    await expect(frameOf(window).toast).toHaveText(new RegExp(text.reportExport.copied));
    const copied = await app.evaluate(async ({ clipboard }) => ({
      plain: await clipboard.readText(),
      formats:
        'availableFormats' in clipboard
          ? (clipboard as { availableFormats(): string[] }).availableFormats()
          : ['text/html'],
    }));
    expect(copied.plain).toContain(headings[1]);
    expect(copied.plain).not.toContain(unnamed.who);
    expect(copied.formats).toContain('text/html');
  });

  test('can be stopped, and leaves nothing then', async ({ sameside }) => {
    // Catches half a file under the final name.
    const { app, window, profile } = sameside;
    await writtenReport(sameside);
    const folder = path.join(profile, 'stopped');
    mkdirSync(folder);
    // The system's dialog answers when the export was stopped already.
    await app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = (() =>
          new Promise((resolve) => {
            Object.assign(globalThis, { chooseFile: () => resolve({ canceled: false, filePath }) });
          })) as typeof dialog.showSaveDialog;
      },
      path.join(folder, 'report.pdf'),
    );
    await openReport(sameside);
    const dialog = reportExportOf(window);
    await reportsOf(window).export.click();
    await dialog.format('pdf').check();
    await dialog.save.click();
    await expect.poll(() => app.evaluate(() => 'chooseFile' in globalThis)).toBe(true);
    await dialog.state.getByRole('button', { name: text.reportExport.stop }).click();
    await app.evaluate(() => (globalThis as unknown as { chooseFile(): void }).chooseFile());
    await expect(dialog.state).toHaveText(text.reportExport.stopped);
    expect(readdirSync(folder)).toEqual([]);
  });
});
