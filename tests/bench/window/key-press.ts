import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { rounded, timingOf, type Timing } from '../timing.ts';
import type { ElectronWindow, Side } from './electron-window.ts';
import { expectations, press, timesOf } from './keys.ts';

/** Two frames more than an empty page, milliseconds. */
const aim = 33;
const pace = 200;
/** Each is typed letter by letter; the results of every letter count. */
const typed = ['kalomi', 'export', 'digest', 'vorhamni', 'stagan', 'report'];

type Pressed = Timing & { unseen: number };

/** Key press until its result is painted, beside a key that changes one word of an empty page, in alternating rounds. */
export async function measureKeyPress(ours: Side, empty: Side, report: Report): Promise<void> {
  const times = { selection: [], conversation: [], done: [], typing: [], word: [] } as Record<string, number[]>;
  const unseen: Record<string, number> = {};
  const collect = (name: string, found: { times: number[]; unseen: number }): void => {
    times[name]!.push(...found.times);
    unseen[name] = (unseen[name] ?? 0) + found.unseen;
  };
  for (let round = 0; round < 2; round += 1) {
    const window = await ready(ours);
    try {
      await timesOf(window.page, repeated('j', 5), expectations.conversation, pace);
      collect('conversation', await timesOf(window.page, repeated('j', 40), expectations.conversation, pace));
      collect('selection', await timesOf(window.page, repeated('k', 20), expectations.selection, pace));
      collect('done', await timesOf(window.page, repeated('e', 20), expectations.conversation, pace));
      for (const word of typed) collect('typing', await typedWord(window, word));
    } finally {
      await window.close();
    }
    const reference = await ready(empty);
    try {
      await timesOf(reference.page, repeated('j', 5), expectations.word, pace);
      collect('word', await timesOf(reference.page, repeated('j', 80), expectations.word, pace));
    } finally {
      await reference.close();
    }
  }
  const timings: Record<string, Pressed> = Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, { ...timingOf(list), unseen: unseen[name] ?? 0 }]),
  );
  report.keep('keyPress', timings);
  addLines(timings, report);
}

function addLines({ word, ...ours }: Record<string, Pressed>, report: Report): void {
  const names: Record<string, string> = {
    selection: 'key K: the selection',
    conversation: 'key J: the selection and the conversation',
    done: 'key E: done, and the next conversation',
    typing: 'a letter in the search box: the results',
  };
  for (const [name, timing] of Object.entries(ours)) {
    const more = { p50: timing.p50 - word!.p50, p95: timing.p95 - word!.p95 };
    report.add({
      topic: 'window',
      what: `${names[name]}, painted`,
      ours: `${rounded(timing.p50, 1)} / ${rounded(timing.p95, 1)} ms${timing.unseen > 0 ? `, ${timing.unseen} not seen` : ''}`,
      beside: `empty page ${rounded(word!.p50, 1)} / ${rounded(word!.p95, 1)} ms`,
      ratio: `+${rounded(more.p50, 1)} / +${rounded(more.p95, 1)} ms`,
      aim: `<= +${aim} ms`,
      met: more.p95 <= aim && timing.unseen === 0,
    });
  }
}

const repeated = (key: string, count: number): string[] => Array.from({ length: count }, () => key);

/** Types a word into the search box; the first letter opens the results and is not compared with any before. */
export async function typedWord({ page }: ElectronWindow, word: string): Promise<{ times: number[]; unseen: number }> {
  await press(page, '/');
  await pause(pace);
  const found = await timesOf(page, [...word], expectations.results, pace);
  await press(page, 'Escape');
  await pause(pace);
  return found;
}

/** A window that has settled after its start. */
export async function ready(side: Side): Promise<ElectronWindow> {
  const window = await side.launch();
  const sign =
    side.name === 'sameside'
      ? "performance.getEntriesByName('usable').length"
      : 'document.body?.childElementCount ?? 0';
  try {
    for (let looks = 0; (await window.page.evaluate<number>(sign)) === 0; looks += 1) {
      if (looks > 600) throw new Error(`${side.name}: nothing was painted`);
      await pause(100);
    }
    await pause(1500);
    return window;
  } catch (error) {
    await window.close();
    throw error;
  }
}
