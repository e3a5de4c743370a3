import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { reportFormats, type ReportFormat } from '../../shared/model/report-formats.ts';
import { textsOf } from '../electron/export/read-back.ts';
import { ask } from './ask.ts';
import { askedBefore } from './asked-before.ts';
import { saveInto } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';
import { jsonOfVerb } from './verb.ts';

interface Heard {
  conversationId: number;
  messageId: number;
  personId: number;
  name: string;
  quote: string;
  url: string;
}

/** Three people who asked, gave and were heard: one may be named, one not, one was not asked. An earlier report has no answer. */
async function fill(sameside: Sameside): Promise<[Heard, Heard, Heard]> {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 80,
  });
  const heard: Heard[] = [];
  for (const { id } of rows) {
    const [first] = (await ask(sameside, 'conversation.get', { id })).messages;
    const from = first?.from;
    const isNew = from && from.name.length >= 6 && heard.every(({ personId }) => personId !== from.personId);
    if (!first || !isNew || first.text.split('\n')[0]!.length < 60 || first.text.includes(from.name)) continue;
    const { evidence } = await ask(sameside, 'evidence.capture', { messageId: first.id, start: 0, end: 50 });
    const { quote, url } = evidence;
    if (url === null) continue;
    heard.push({ conversationId: id, messageId: first.id, personId: from.personId, name: from.name, quote, url });
    if (heard.length === 3) break;
  }
  const [one, two, three] = heard as [Heard, Heard, Heard];
  for (const { messageId } of heard) {
    await ask(sameside, 'contribution.mark', { messageId, start: 0, end: 50, kind: 'idea' });
  }
  await askedBefore(sameside, [one, two, three]);
  await ask(sameside, 'report.create', { title: 'The whole of it' });
  return [one, two, three];
}

const own = text.reportBlocks;

/** Writes the open report with keys alone: a heading, words, and every block. */
async function composed({ window }: Sameside, [one, two]: [Heard, Heard, Heard]): Promise<void> {
  const reports = reportsOf(window);
  const dialog = window.getByRole('dialog');
  const press = (key: string): Promise<void> => window.keyboard.press(key);
  const type = (words: string): Promise<void> => window.keyboard.type(words);
  const block = (name: string) => reports.body.locator(`.own-block-${name}`);
  const insert = async (words: string): Promise<void> => {
    await reports.insert.focus();
    await press('Enter');
    await window.getByRole('menuitem', { name: words, exact: true }).focus();
    await press('Enter');
  };
  await reports.title.focus();
  await press('Enter');
  await expect(reports.body).toBeFocused();
  await window.getByRole('button', { name: text.reportEditor.style }).focus();
  await press('Enter');
  await window.getByRole('menuitemradio', { name: text.reportEditor.insertions.heading1[0], exact: true }).focus();
  await press('Enter');
  await type('What we heard in March');
  await press('Enter');
  await type('Two things came up again and again.');
  await press('Enter');

  for (const [index, { quote }] of [one, two].entries()) {
    await insert(own.insertions.evidence[0]);
    await dialog.getByRole('combobox').fill(quote.slice(0, 30));
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await press('Enter');
    await expect(block('evidence')).toHaveCount(index + 1);
  }

  await insert(own.insertions.change[0]);
  await type('beside every');
  await press('Enter');
  await expect(block('change')).toContainText(one.name);

  await insert(text.charts.insertion[0]);
  await expect(dialog.getByRole('textbox', { name: text.charts.query })).toBeFocused();
  await type('the');
  await dialog.getByRole('radio', { name: text.charts.groupings.week }).focus();
  await press('ArrowRight');
  await dialog.getByRole('textbox', { name: text.charts.title }).focus();
  await type('How often it came up');
  await expect(dialog.locator('.chart-summary')).toBeVisible();
  await press('Enter');
  await expect(block('chart').locator('.chart-bar').first()).toBeVisible();

  await insert(own.insertions.thanks[0]);
  await dialog.getByRole('radio', { name: own.dialog.periods.own }).focus();
  await press('Space');
  await dialog.getByLabel(own.dialog.from, { exact: true }).fill('2000-01-01');
  await expect(dialog.getByRole('checkbox')).toHaveCount(3);
  await press('Enter');
  await expect(block('thanks').getByRole('listitem').first()).toBeVisible();

  await insert(own.insertions.changed[0]);
  await expect(dialog).toContainText('What we asked for in spring');
  await press('Enter');
  await expect(block('changed')).toContainText('They are redirected now.');

  await insert(own.insertions.unanswered[0]);
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await press('Enter');
  await expect(block('unanswered')).toContainText('What we asked for in spring');

  await insert(own.insertions.voices[0]);
  await press('Enter');
  await type('Some want fewer sources, not more.');
  await press('Enter');
  await press('Enter');
  await expect(block('voices')).toContainText('Some want fewer sources');

  await press('ControlOrMeta+End');
  await insert(own.insertions.assumption[0]);
  await type('newcomers');
  await press('Enter');
  await expect(block('assumption')).toContainText('Only newcomers miss the sources');

  await insert(own.insertions.message_image[0]);
  await dialog.getByRole('combobox').fill(`from:"${one.name}"`);
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await press('Enter');
  await expect(dialog.locator('[type=submit]')).toBeFocused();
  await press('Enter');
  await expect(block('message_image').getByRole('img')).toBeVisible();
  await expect(reports.state).toHaveText(text.reports.state.saved);
}

/** What a reader of a file has before them, without its spaces. */
async function readerOf(format: ReportFormat, file: string): Promise<string> {
  if (format !== 'pdf') return squeezed((await textsOf(format, readFileSync(file))).join('\n'));
  const { status, stdout, stderr } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return squeezed(stdout);
}

function squeezed(words: string): string {
  return words.replace(/[\s>]/g, '');
}

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const byWord = hasOffice
  ? 'the Word file also as LibreOffice reads it'
  : 'the Word file by its XML, LibreOffice is not here';

test(`a report of every block is written by keys, published, and read in every format; ${byWord}`, async ({
  sameside,
}) => {
  // Catches a block that only the mouse can make, one that a format loses, and a name that gets out against its bearer's wish.
  test.setTimeout(420_000);
  const { window, profile } = sameside;
  const people = await fill(sameside);
  const [one, two, three] = people;
  await frameOf(window).view('reports').click();
  await reportsOf(window).open('The whole of it').click();
  await composed(sameside, people);

  const report = (await ask(sameside, 'report.list', null)).find(({ title }) => title === 'The whole of it')!;
  await ask(sameside, 'report.publish', { id: report.id });
  const [edition] = (await ask(sameside, 'edition.ofReport', { reportId: report.id })).editions;

  const folder = path.join(profile, 'out');
  mkdirSync(folder);
  await saveInto(sameside, folder);
  for (const format of reportFormats) {
    const written = await ask(sameside, 'report.export', {
      reportId: report.id,
      editionId: edition!.id,
      audienceId: null,
      naming: null,
      format,
      name: 'The whole of it',
      key: crypto.randomUUID(),
    });
    const words = await readerOf(format, written!.path);
    for (const { quote } of [one, two]) expect(words, format).toContain(squeezed(quote));
    expect(words, format).toContain(squeezed(one.name));
    expect(words, format).toContain(squeezed(one.url));
    for (const { name } of [two, three]) expect(words, format).not.toContain(squeezed(name));
    expect(words, format).not.toContain(squeezed(two.url));
    if (format === 'csv' || format === 'xlsx') continue;
    for (const part of [
      ...['The whole of it', 'What we heard in March', 'Two things came up again and again.', 'Someone in'],
      ...['Sources stand beside every claim', 'How often it came up', 'They are redirected now.'],
      ...['What we asked for in spring', 'Some want fewer sources, not more.', 'Only newcomers miss the sources'],
    ]) {
      expect(words, format).toContain(squeezed(part));
    }
  }
  await jsonOfVerb(profile, 'check', '--zip', path.join(folder, 'The whole of it.zip'));

  // A bar opens just the words that it counts.
  const bar = window.locator('.chart-bar[role="button"]').first();
  await expect(bar).toHaveAccessibleName(/\d{4}: \d+ message/);
  await bar.focus();
  await window.keyboard.press('Enter');
  await expect(frameOf(window).searchBox).toHaveValue(/^the after:\S+ before:\S+$/);

  if (!hasOffice) return;
  const word = path.join(folder, 'The whole of it.docx');
  const office = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${profile}/office`,
      '--headless',
      '--convert-to',
      'txt:Text',
      '--outdir',
      folder,
      word,
    ],
    { encoding: 'utf8' },
  );
  expect(office.status, office.stderr).toBe(0);
  const read = squeezed(readFileSync(path.join(folder, 'The whole of it.txt'), 'utf8'));
  for (const part of ['What we heard in March', one.quote, two.quote, one.name, one.url, 'Only newcomers miss']) {
    expect(read).toContain(squeezed(part));
  }
  for (const { name } of [two, three]) expect(read).not.toContain(squeezed(name));
});
