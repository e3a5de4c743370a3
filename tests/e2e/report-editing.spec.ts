import { text } from '../../renderer/src/text.ts';
import { heading, paragraph, type ReportDocument } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { draftsOf } from './pages/report-drafts.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';
import { saveReport } from './saved-report.ts';

/** A new report with the caret on its page. */
async function begun(sameside: Sameside): Promise<void> {
  await ask(sameside, 'report.create', { title: 'A draft' });
  await frameOf(sameside.window).view('reports').click();
  await reportsOf(sameside.window).open('A draft').click();
  await reportsOf(sameside.window).body.click();
}

async function stored(sameside: Sameside): Promise<ReportDocument> {
  await expect(reportsOf(sameside.window).state).toHaveText(text.reports.state.saved);
  const [summary] = await ask(sameside, 'report.list', null);
  return (await ask(sameside, 'report.get', { id: summary!.id })).document;
}

test('a page is written with the keyboard alone, and what was done can be undone after a restart', async ({
  sameside,
}) => {
  // Catches signs that stay signs, lists that one cannot get out of, a menu that takes the wrong line, and undo that forgets.
  const { window } = sameside;
  await begun(sameside);
  const { keyboard } = window;
  const type = async (...lines: string[]): Promise<void> => {
    for (const line of lines) {
      await keyboard.type(line);
      await keyboard.press('Enter');
    }
  };
  await type('# What came up', 'Some **bold** and *slanted* words with `code` and [a link](https://example.org/).');
  await type('- one', 'two');
  await keyboard.press('Tab');
  await type('deeper', '', '');
  await type('> They said so', '');
  await keyboard.type('/tab');
  await expect(window.getByRole('listbox', { name: text.reportEditor.insert })).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.type('Who');
  await keyboard.press('Tab');
  await keyboard.type('Where');
  await keyboard.press('ControlOrMeta+Enter');
  await keyboard.type('The end of it');
  const types = async (): Promise<string[]> => (await stored(sameside)).content.map(({ type: name }) => name);
  await expect.poll(types).toEqual(['heading', 'paragraph', 'bullet_list', 'blockquote', 'table', 'paragraph']);
  const [, marked] = (await stored(sameside)).content;
  expect(JSON.stringify(marked)).toContain('"href":"https://example.org/"');

  await keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await stored(sameside)).content.at(-1)?.type).toBe('table');
  await sameside.restart();
  const reports = reportsOf(sameside.window);
  await reports.body.focus();
  await sameside.window.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await stored(sameside)).content.at(-1)?.type).toBe('paragraph');
  await sameside.window.keyboard.press('ControlOrMeta+y');
  await expect.poll(async () => (await stored(sameside)).content.at(-1)?.type).toBe('table');
});

test('in a long report, what one goes to comes into sight and nothing else moves', async ({ sameside }) => {
  // Catches blocks out of sight that keys, the outline and the search do not reach, and a window that is scrolled with its bars.
  const { window } = sameside;
  const { id, title } = await ask(sameside, 'report.create', { title: 'A long one' });
  const words = 'the export keeps every name that people gave their files '.repeat(6).trim();
  const content = Array.from({ length: 300 }, (_, at) =>
    at % 5 === 0
      ? heading(1, `Part ${at / 5}`, `block-${at}`)
      : paragraph(at === 151 ? `Only here: needle. ${words}` : words, `block-${at}`),
  );
  await saveReport(sameside, id, content);
  await frameOf(window).view('reports').click();
  const reports = reportsOf(window);
  await reports.open(title).click();
  await reports.body.focus();
  const { keyboard } = window;
  await keyboard.press('ControlOrMeta+End');
  await keyboard.type(' At last.');
  const last = reports.body.locator('p').last();
  await expect(last).toHaveText(`${words} At last.`);
  await expect(last).toBeInViewport({ ratio: 1 });
  await keyboard.press('ControlOrMeta+Home');
  await expect(reports.heading.first()).toBeInViewport();

  await window
    .getByRole('navigation', { name: text.reports.outline })
    .getByRole('button', { name: 'Part 55', exact: true })
    .click();
  await expect(reports.body.getByRole('heading', { name: 'Part 55', exact: true })).toBeInViewport();
  await keyboard.press('ControlOrMeta+f');
  await reports.findBar.getByLabel(text.reportEditor.find.find, { exact: true }).fill('needle');
  await expect(reports.body.getByText('needle', { exact: true })).toBeInViewport();
  await keyboard.press('Escape');
  expect(await window.evaluate(() => globalThis.document.scrollingElement!.scrollTop)).toBe(0);

  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('ControlOrMeta+Shift+End');
  await keyboard.type('Nothing');
  await expect(reports.body).toHaveText('Nothing');
  await keyboard.press('ControlOrMeta+z');
  await expect(reports.body.locator('p')).toHaveCount(240);
  expect((await stored(sameside)).content.slice(0, 299)).toEqual(content.slice(0, 299));
});

test('words are found and replaced, linked, and commented on for oneself', async ({ sameside }) => {
  // Catches keys that open the palette or the search of the window instead, a replacement that leaves no way back to the words
  // before it, and a comment that is not kept with its words.
  const { window } = sameside;
  await begun(sameside);
  await window.keyboard.type('The export loses names. An export should not.');
  await window.keyboard.press('ControlOrMeta+f');
  const bar = window.getByRole('search', { name: text.reportEditor.find.label });
  await window.keyboard.type('export');
  await expect(bar.getByRole('status')).toHaveText(/of 2$/);
  await bar.getByLabel(text.reportEditor.find.replace).fill('archive');
  await bar.getByRole('button', { name: text.reportEditor.find.replaceAll }).click();
  await window.keyboard.press('Escape');
  await expect(reportsOf(window).body).toContainText('The archive loses names. An archive should not.');
  const [report] = await ask(sameside, 'report.list', null);
  const versions = await ask(sameside, 'version.list', { reportId: report!.id });
  const before = await ask(sameside, 'version.get', { id: versions[0]!.id });
  expect(JSON.stringify(before.document)).toContain('The export loses names. An export should not.');
  await expect(draftsOf(window).versions).toHaveCount(versions.length);

  await reportsOf(window).body.focus();
  await window.keyboard.press('ControlOrMeta+End');
  await window.keyboard.press('Shift+Home');
  await window.keyboard.press('ControlOrMeta+k');
  const link = window.getByRole('textbox', { name: text.reportEditor.link.address });
  await link.fill('javascript:alert(1)');
  await link.press('Enter');
  await expect(window.getByText(text.reportEditor.link.wrong)).toBeVisible();
  await link.fill('example.org/names');
  await link.press('Enter');
  await expect(reportsOf(window).body.getByRole('link')).toHaveAttribute('href', 'https://example.org/names');

  await window.keyboard.press('Shift+Home');
  await window.keyboard.press('ControlOrMeta+Alt+m');
  await window.getByRole('textbox', { name: text.reportEditor.comment.label }).fill('Is this so?');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('region', { name: text.reportEditor.comment.list })).toContainText('Is this so?');
  await expect.poll(async () => JSON.stringify(await stored(sameside))).toContain('"words":"Is this so?"');
});

test('what is pasted runs nothing, loads nothing and keeps only what a report knows; a picture is kept', async ({
  sameside,
}) => {
  // Catches hostile HTML on the page, a picture from elsewhere that is fetched, and one that is gone after a restart.
  const { window } = sameside;
  await begun(sameside);
  const asked: string[] = [];
  window.on('request', (request) => asked.push(request.url()));
  const paste = (html: string): Promise<void> =>
    reportsOf(window).body.evaluate((body, markup) => {
      const data = new DataTransfer();
      data.setData('text/html', markup);
      data.setData('text/plain', 'plain');
      body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
  await paste(
    '<h2 onclick="alert(1)">Pasted</h2><img src="https://example.org/a.png" onerror="document.title=1"><script>document.title=1</script>' +
      '<p style="color:red">some <b>bold</b> <a href="javascript:alert(1)">words</a></p><ul><li>point</li></ul>' +
      '<table><tr><th>a</th></tr><tr><td>b</td></tr></table><div data-pm-slice="0 0 []"><svg><script>1</script></svg></div>',
  );
  await expect(reportsOf(window).heading).toHaveText('Pasted');
  await expect(reportsOf(window).body.locator('img, script, svg, [onclick], [style]')).toHaveCount(0);
  await expect(reportsOf(window).body.getByRole('link')).toHaveCount(0);
  expect(asked.filter((url) => !url.startsWith('app:'))).toEqual([]);

  await reportsOf(window).body.evaluate((body) => {
    // One transparent pixel.
    const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'pixel.png', { type: 'image/png' }));
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const picture = reportsOf(window).body.locator('.page-picture img');
  await expect(picture).toHaveJSProperty('naturalWidth', 1);
  await expect.poll(async () => JSON.stringify(await stored(sameside))).toContain('"type":"image"');
  await sameside.restart();
  await expect(reportsOf(sameside.window).body.locator('.page-picture img')).toHaveJSProperty('naturalWidth', 1);
});

test('a window that is killed while somebody types loses the last second at most', async ({ sameside }) => {
  // Catches a draft that is only written in pauses, and one that does not open again.
  await begun(sameside);
  for (let round = 0; round < 3; round += 1) {
    const { body, state } = reportsOf(sameside.window);
    await body.click();
    await sameside.window.keyboard.press('ControlOrMeta+End');
    await sameside.window.keyboard.type(`round ${round} `);
    await expect(state).toHaveText(text.reports.state.saved);
    // Typed on without a pause: some of it is written before it ends.
    await sameside.window.keyboard.type('and more words that nobody paused in ', { delay: 40 });
    await sameside.killAndStart();
    await expect(reportsOf(sameside.window).body).toContainText(`round ${round} and more`);
  }
});

test('a report that is open loses the name of somebody who is forgotten, and does not save it back', async ({
  sameside,
}) => {
  // Catches a page that goes on with the words it was opened with, and writes them over those that were taken out.
  const { window } = sameside;
  const reports = reportsOf(window);
  const { people } = await ask(sameside, 'people.page', { tab: 'all', query: '', before: null, limit: 50 });
  const { id, name } = people.find((one) => /^\p{L}+ \p{L}+$/u.test(one.name)) ?? people[0]!;
  await begun(sameside);
  await window.keyboard.type(`Kept. ${name} said it first.`);
  expect(JSON.stringify(await stored(sameside))).toContain(name);
  await ask(sameside, 'person.forget', { id, name });
  await expect(frameOf(window).toast).toContainText(text.reportEditor.changedMeanwhile);
  await expect(reports.body).toContainText('Kept.');
  await expect(reports.body).not.toContainText(name);
  await reports.body.click();
  await window.keyboard.press('ControlOrMeta+End');
  await window.keyboard.type(' And more.');
  await expect.poll(async () => JSON.stringify(await stored(sameside))).toContain('And more.');
  expect(JSON.stringify(await stored(sameside))).not.toContain(name);
});
