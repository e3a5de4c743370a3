import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { chooseFiles, refuseQuestions } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { expect, test } from './fixtures.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { startServer } from './loopback-server.ts';
import { inboxOf } from './pages/inbox.ts';
import { welcomeOf } from './pages/welcome.ts';
import { frameStyle } from '../../shared/model/frame-style.ts';

const fixture = path.resolve(import.meta.dirname, '../fixtures/hostile/hostile.eml');
const overrides = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Imports the hostile message, whose addresses then lead to the server, and shows it formatted. */
async function shownFormatted(sameside: Sameside, server: LoopbackServer) {
  const { window, profile } = sameside;
  const file = path.join(profile, 'hostile.eml');
  writeFileSync(file, readFileSync(fixture, 'utf8').replaceAll('http://tracker.example.org', server.origin));
  await window.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    addEventListener('message', (event) => heard.push(event.data));
  });
  await chooseFiles(sameside, [file]);
  await welcomeOf(window).files.click();
  const { message, heading } = inboxOf(window);
  await expect(heading).toHaveText('A message that means no good');
  await message.getByRole('button', { name: text.conversation.formatted }).click();
  const frame = message.frameLocator('iframe');
  await expect(frame.getByText('These words may be read.')).toBeVisible();
  return frame;
}

/** What the log says was refused: a good page does not even try. */
function refusals({ profile }: Sameside): unknown[] {
  const log = readFileSync(path.join(profile, 'logs/sameside.log'), 'utf8').trimEnd().split('\n');
  return log.map((line) => JSON.parse(line) as { event: string }).filter(({ event }) => event.includes('refused'));
}

let server: LoopbackServer;
test.beforeAll(async () => {
  server = await startServer(() => '');
});
test.afterAll(() => server.close());

test('a hostile message is shown and does nothing', async ({ sameside }) => {
  // Catches any way out of the frame: a script, a request, a navigation, a form, a cover over the window.
  const { app, window } = sameside;
  const opened: string[] = [];
  window.on('dialog', (dialog) => opened.push(dialog.message()));
  const frame = await shownFormatted(sameside, server);

  await expect(frame.getByText('A cover over everything')).toHaveCSS('position', 'static');
  await expect(frame.getByText('Cell', { exact: true })).toBeVisible();
  const dangerous =
    'script, body style, link, base, form, input, iframe, frame, object, embed, svg, math, video, audio, area, template, [style], [onclick], [onload], [srcset], [ping]';
  await expect(frame.locator(dangerous)).toHaveCount(0);
  const styles = await frame.locator('style').evaluateAll((all) => all.map((style) => style.textContent));
  expect(styles).toEqual([frameStyle]);
  await expect(frame.locator('img[src]')).toHaveCount(0);
  for (const words of ['run me', 'run me too', 'open me', 'read me', 'go home']) {
    await frame.getByText(words, { exact: true }).click();
  }
  for (const words of ['More', 'Send now', 'Moving']) await frame.getByText(words).click();

  // Everything above has had its turn when the window answers once more and has painted twice.
  await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const page = await window.evaluate(() => ({
    heard: (globalThis as unknown as { heard: unknown[] }).heard,
    ran: 'ran' in globalThis,
    address: location.href,
  }));
  expect(page).toEqual({ heard: [], ran: false, address: 'app://bundle/index.html' });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(opened).toEqual([]);
  expect(server.asked).toEqual([]);
  expect(server.connections()).toBe(0);
  expect(refusals(sameside)).toEqual([]);
});

test('its plain text is words only, and its links say where they lead', async ({ sameside }) => {
  // Catches code shown as words, and an address that hides behind another one.
  const { message } = inboxOf(sameside.window);
  await shownFormatted(sameside, server);
  await message.getByRole('button', { name: text.conversation.formatted }).click();
  const words = message.locator('.message-text');
  await expect(words).toContainText('These words may be read.');
  await expect(words).toContainText('https://other.example.org/login');
  await expect(words).not.toContainText('postMessage');
  await expect(words).not.toContainText('@font-face');
  await expect(words).not.toContainText('javascript:');
  expect(server.asked).toEqual([]);
});

test('a click on a link names its real host, and goes nowhere without a yes', async ({ sameside }) => {
  // Catches a link that leads elsewhere than it reads, and one that takes the window along.
  const { window } = sameside;
  const questions = await refuseQuestions(sameside);
  const frame = await shownFormatted(sameside, server);
  await frame.getByText('https://bank.example.org/').click();
  await expect.poll(questions).toEqual(['Open other.example.org in your browser?']);
  expect(window.url()).toBe('app://bundle/index.html');
  await expect(frame.getByText('These words may be read.')).toBeVisible();
  expect(server.asked).toEqual([]);
});

test('a name and a file name cannot turn the letters around', async ({ sameside }) => {
  // Catches a stranger who shows as somebody else by characters that nobody sees.
  const { window } = sameside;
  await shownFormatted(sameside, server);
  const { person, message, rows } = inboxOf(window);
  await expect(person.getByRole('heading', { level: 2 }).first()).toHaveText('Reader eno');
  await expect(message.locator('.message-name')).toHaveText('Reader eno');
  await expect(rows.first()).toContainText('Reader eno');
  await expect(message.getByRole('list', { name: text.conversation.attachments })).toContainText('photognp.exe');
  expect(await window.evaluate(() => document.body.innerHTML)).not.toMatch(overrides);
  const { rows: stored } = await ask(sameside, 'inbox.page', {
    scope: { view: 'all', filter: null, sort: 'newest' },
    before: null,
    limit: 1,
  });
  expect(JSON.stringify(await ask(sameside, 'conversation.get', { id: stored[0]!.id }))).not.toMatch(overrides);
});
