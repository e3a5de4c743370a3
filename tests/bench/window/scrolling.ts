import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { rounded } from '../timing.ts';
import type { DevTools } from './devtools.ts';
import type { Side } from './electron-window.ts';
import { ready } from './key-press.ts';
import { press } from './keys.ts';

const rowHeight = 78;
/** Rows scrolled through, and how fast: pixels a second. */
const rows = 2500;
const speed = 6000;
const droppedAim = 0.01;

interface Scrolled {
  /** Milliseconds between animation frames. */
  intervals: number[];
  /** Frames in which a part of the visible list had no row drawn, one frame's way ahead included. */
  blank: number;
  distance: number;
}

/** Wheel scrolling through thousands of rows, beside a plain long page in the empty window. */
export async function measureScrolling(ours: Side, empty: Side, report: Report): Promise<void> {
  const window = await ready(ours);
  const keys = await steppedThrough(window.page);
  const wheel = await scrolled(window.page, '.virtual-list', { distance: rows * rowHeight, speed });
  await window.close();
  const reference = await ready(empty);
  await reference.page.evaluate(`window.fill(${rows + 50})`);
  await pause(1000);
  const plain = await scrolled(reference.page, 'html', { distance: rows * rowHeight, speed });
  await reference.close();
  report.keep('scrolling', { wheel: summary(wheel), keys: summary(keys), plain: summary(plain) });
  addLine(`wheel through ${Math.round(wheel.distance / rowHeight)} rows`, wheel, plain, report);
  addLine(`J held down (30 a second) through ${Math.round(keys.distance / rowHeight)} rows`, keys, plain, report);
}

function addLine(what: string, measured: Scrolled, plain: Scrolled, report: Report): void {
  const dropped = droppedShare(measured.intervals);
  report.add({
    topic: 'window',
    what: `${what}: frames dropped, blank`,
    ours: `${percent(dropped)} of ${measured.intervals.length}, ${measured.blank} blank`,
    beside: `plain long page ${percent(droppedShare(plain.intervals))}`,
    aim: `< ${droppedAim * 100} %, none blank`,
    met: dropped < droppedAim && measured.blank === 0,
  });
}

const percent = (share: number): string => `${rounded(share * 100, 2)} %`;

/** Frames that should have come in between, of all that should have come. */
export function droppedShare(intervals: readonly number[]): number {
  const frame = 1000 / 60;
  const missing = intervals.reduce((sum, interval) => sum + Math.max(0, Math.round(interval / frame) - 1), 0);
  return missing / (intervals.length + missing);
}

function summary({ intervals, blank, distance }: Scrolled) {
  const sorted = intervals.toSorted((a, b) => a - b);
  return {
    frames: intervals.length,
    dropped: droppedShare(intervals),
    blank,
    distance,
    interval: {
      p50: sorted[Math.floor(sorted.length / 2)],
      p99: sorted[Math.floor(sorted.length * 0.99)],
      worst: sorted.at(-1),
    },
  };
}

/** Scrolls down with a wheel inside the element and watches every frame. */
export async function scrolled(
  page: DevTools,
  selector: string,
  { distance, speed }: { distance: number; speed: number },
): Promise<Scrolled> {
  await watchFrames(page, selector);
  const { x, y } = await page.evaluate<{ x: number; y: number }>(
    `(({ left, top, width }) => ({ x: left + width / 2, y: Math.max(top, 0) + 200 }))(document.querySelector('${selector}').getBoundingClientRect())`,
  );
  await page.send('Input.synthesizeScrollGesture', {
    x,
    y,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  return page.evaluate<Scrolled>('window.benchFrames()');
}

/** The key that goes to the next conversation, at the pace at which a keyboard repeats. */
async function steppedThrough(page: DevTools): Promise<Scrolled> {
  await watchFrames(page, '.virtual-list');
  const end = Date.now() + 10_000;
  for (let due = Date.now(); Date.now() < end; due += 33) {
    await press(page, 'j');
    await pause(Math.max(0, due + 33 - Date.now()));
  }
  return page.evaluate<Scrolled>('window.benchFrames()');
}

/**
 * From here on every frame is looked at: how long it took to come, and whether the rows drawn reach over all that is visible
 * after one more step like the last (the compositor may scroll one frame ahead of the page).
 */
async function watchFrames(page: DevTools, selector: string): Promise<void> {
  await page.evaluate(`{
    const list = document.querySelector('${selector}');
    const virtual = list.querySelector('.virtual-space');
    const intervals = [];
    const start = list.scrollTop;
    let [last, lastTop, blank, running] = [null, start, 0, true];
    const isBlank = (step) => {
      const drawn = [...virtual.children].map((row) => row.getBoundingClientRect());
      const { top, bottom } = list.getBoundingClientRect();
      const end = Math.min(bottom, virtual.getBoundingClientRect().bottom);
      const lowest = Math.max(...drawn.map((row) => row.bottom));
      return Math.min(...drawn.map((row) => row.top)) > top || Math.min(lowest, end) < Math.min(bottom + Math.max(0, step), end);
    };
    const look = (now) => {
      if (!running) return;
      if (last !== null) intervals.push(now - last);
      if (virtual !== null && isBlank(list.scrollTop - lastTop)) blank += 1;
      [last, lastTop] = [now, list.scrollTop];
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.benchFrames = () => {
      running = false;
      return { intervals, blank, distance: list.scrollTop - start };
    };
  }`);
}
