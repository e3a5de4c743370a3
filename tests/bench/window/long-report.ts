import { setTimeout as pause } from 'node:timers/promises';
import { createApi } from '../../../electron/db/api.ts';
import { openWritable } from '../../../electron/db/open.ts';
import { rows } from '../../../electron/db/statements.ts';
import type { ProfilePaths } from '../../../electron/services/profile.ts';
import { evidenceBlock, heading, paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import type { Report } from '../report.ts';
import { rounded, timingOf } from '../timing.ts';
import type { DevTools } from './devtools.ts';
import type { Side } from './electron-window.ts';
import { ready } from './key-press.ts';
import { press, timesOf } from './keys.ts';
import { droppedShare } from './scrolling.ts';

const pages = 100;
const quotes = 500;
const wordsAPage = 480;
const openAim = 1000;
const droppedAim = 0.01;
/** Of a screen with sixty a second, milliseconds. */
const frameTime = 16;
/** Keys while frames are watched, and how fast they come, milliseconds: somebody in a hurry. */
const keys = 240;
const pace = 60;
const words =
  'the export keeps every name that people gave their files and says which of them it could not write '.split(' ');

/** A report of a hundred pages with five hundred quotes: how soon it stands there, and how typing in the middle of it feels. */
export async function measureLongReport(profile: ProfilePaths, ours: Side, report: Report): Promise<void> {
  writeLongReport(profile);
  const window = await ready(ours);
  try {
    const opened: number[] = [];
    for (let round = 0; round < 5; round += 1) opened.push(await openedIn(window.page));
    await intoTheMiddle(window.page);
    const busy = await busyTime(window.page);
    const frames = await typedFrames(window.page);
    const busyEach = ((await busyTime(window.page)) - busy) / keys;
    const painted = await timesOf(window.page, [...'kalomi vorhamni'.replace(' ', '')], caretMoved, 150);
    const opening = timingOf(opened);
    const dropped = droppedShare(frames);
    const typing = timingOf(painted.times);
    report.keep('longReport', {
      opened,
      typing: painted,
      busyEach,
      dropped,
      frames: frames.length,
      worst: Math.max(...frames),
    });
    report.add({
      topic: 'window',
      what: `report of ${pages} pages with ${quotes} quotes: opened and painted`,
      ours: `${rounded(opening.p50, 0)} ms, the first ${rounded(opened[0]!, 0)}, worst ${rounded(Math.max(...opened), 0)}`,
      beside: '',
      aim: `< ${openAim} ms`,
      met: opening.p50 < openAim,
    });
    report.add({
      topic: 'window',
      what: `the same: ${keys} keys, one each ${pace} ms: frames dropped; a letter painted`,
      ours: `${rounded(dropped * 100, 2)} % of ${frames.length}, worst ${rounded(Math.max(...frames), 0)} ms; ${rounded(typing.p50, 1)} / ${rounded(typing.p95, 1)} ms`,
      beside: '',
      aim: `< ${droppedAim * 100} %`,
      met: dropped < droppedAim,
    });
    report.add({
      topic: 'window',
      what: 'the same: processor time of its thread a key, everything counted',
      ours: `${rounded(busyEach, 1)} ms`,
      beside: '',
      aim: `< ${frameTime} ms`,
      met: busyEach < frameTime,
    });
  } finally {
    await window.close();
  }
}

function writeLongReport(profile: ProfilePaths): void {
  const database = openWritable(profile.database, profile.backups);
  try {
    const api = createApi(database);
    const evidence = rows<{ id: number }>(database, 'SELECT id FROM messages ORDER BY id LIMIT ?', quotes).map(
      ({ id }) => api.captureEvidence({ messageId: id, start: 0, end: 40 }).evidence.id,
    );
    const content: ReportBlock[] = [];
    let count = 0;
    const id = (): string => `block-${(count += 1)}`;
    for (let page = 0; page < pages; page += 1) {
      content.push(heading(page % 5 === 0 ? 1 : 2, `Part ${page + 1}`, id()));
      for (let part = 0; part < 8; part += 1) {
        const sentence = Array.from(
          { length: wordsAPage / 8 },
          (_, index) => words[(page + part * 7 + index) % words.length],
        );
        content.push(paragraph(sentence.join(' '), id()));
        if (part < 5) content.push(evidenceBlock(evidence[(page * 5 + part) % evidence.length]!, id()));
      }
    }
    const { id: reportId } = api.createReport({ title: 'Long' });
    api.saveReport({ id: reportId, title: 'Long', document: { version: 2, content }, undoLog: null });
  } finally {
    database.close();
  }
}

/** From the press on its card until all of it stands on the page and was painted; leaves it open. */
async function openedIn(page: DevTools): Promise<number> {
  await page.evaluate("void document.querySelector('.outline-back')?.click()");
  await pause(300);
  if (!(await page.evaluate<boolean>("document.querySelector('.report-open') !== null"))) {
    await press(page, 'g');
    await press(page, 'r');
  }
  for (let looks = 0; !(await page.evaluate<boolean>("document.querySelector('.report-open') !== null")); looks += 1) {
    if (looks > 200) throw new Error('the list of reports was not shown');
    await pause(50);
  }
  await pause(500);
  return page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    [...document.querySelectorAll('.report-open')].find((one) => one.textContent.startsWith('Long')).click();
    const look = () => {
      const quotes = document.querySelectorAll('.report-body .report-quote').length;
      if (quotes < ${quotes}) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  })`);
}

/** The caret behind a paragraph in the middle of the report. */
async function intoTheMiddle(page: DevTools): Promise<void> {
  const place = await page.evaluate<{ x: number; y: number }>(`(async () => {
    const all = document.querySelectorAll('.report-body > p');
    const middle = all[Math.floor(all.length / 2)];
    middle.scrollIntoView({ block: 'center' });
    await new Promise((r) => setTimeout(r, 800));
    const { right, bottom } = middle.getBoundingClientRect();
    return { x: right - 4, y: bottom - 8 };
  })()`);
  for (const type of ['mousePressed', 'mouseReleased']) {
    await page.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
  }
  await pause(500);
}

/** Processor time that the page's thread took until now, milliseconds: the same however busy the machine is with other things. */
async function busyTime(page: DevTools): Promise<number> {
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = (await page.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

/** Milliseconds between frames while letters come at a steady pace, longer than it takes to save several times. */
async function typedFrames(page: DevTools): Promise<number[]> {
  await page.evaluate(`{
    const intervals = [];
    let [last, running] = [null, true];
    const look = (now) => {
      if (!running) return;
      if (last !== null) intervals.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.benchTyped = () => { running = false; return intervals; };
  }`);
  for (let at = 0, due = Date.now(); at < keys; at += 1, due += pace) {
    await press(page, 'abcdefgh'[at % 8]!);
    await pause(Math.max(0, due + pace - Date.now()));
  }
  return page.evaluate<number[]>('window.benchTyped()');
}

const caret = 'getSelection().anchorNode?.textContent.length + ":" + getSelection().anchorOffset';
const caretMoved = { before: caret, isShown: `before !== ${caret}` };
