import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { rounded } from '../timing.ts';
import { ready, typedWord } from './key-press.ts';
import type { ElectronWindow, Side } from './electron-window.ts';
import { press } from './keys.ts';
import { scrolled } from './scrolling.ts';

const aim = 2;
const minute = 60_000;

/** All processes of each side together after a minute of use. Shared pages count once (PSS); Linux only. */
export async function measureMemory(ours: Side, empty: Side, report: Report): Promise<void> {
  if (process.platform !== 'linux') return;
  const used = await memoryAfter(ours, async (window) => {
    for (let press_ = 0; press_ < 20; press_ += 1) {
      await press(window.page, 'j');
      await pause(200);
    }
    await typedWord(window, 'export');
    await scrolled(window.page, '.virtual-list', { distance: 20_000, speed: 4000 });
  });
  const reference = await memoryAfter(empty, async (window) => {
    await press(window.page, 'j');
    await pause(200);
  });
  report.keep('memory', { sameside: used, empty: reference });
  const ratio = used.total / reference.total;
  report.add({
    topic: 'window',
    what: 'memory of all processes after a minute of use (PSS)',
    ours: megabytes(used.total),
    beside: `empty window ${megabytes(reference.total)}`,
    ratio: `${rounded(ratio, 2)}x`,
    aim: `<= ${aim}x`,
    met: ratio <= aim,
  });
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

interface Memory {
  total: number;
  processes: { what: string; bytes: number }[];
}

async function memoryAfter(side: Side, use: (window: ElectronWindow) => Promise<void>): Promise<Memory> {
  const window = await ready(side);
  try {
    const end = Date.now() + minute;
    while (Date.now() < end) await use(window);
    await pause(5000);
    const processes = familyOf(window.pid).map((pid) => ({ what: roleOf(pid), bytes: proportionalBytes(pid) }));
    return { total: processes.reduce((sum, { bytes }) => sum + bytes, 0), processes };
  } finally {
    await window.close();
  }
}

/** A process and all that descend from it. */
function familyOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const status = read(`/proc/${name}/stat`);
    // The name before the state may hold anything but ends with the last bracket.
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const family = [root];
  for (const one of family) family.push(...[...parents].filter(([, parent]) => parent === one).map(([pid]) => pid));
  return family;
}

function roleOf(pid: number): string {
  return /--type=(\S+)/.exec(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))?.[1] ?? 'main';
}

function proportionalBytes(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
