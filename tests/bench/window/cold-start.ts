import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { median, rounded } from '../timing.ts';
import type { Side } from './electron-window.ts';

const aim = 1.5;
const patience = 60_000;
const pageTimes = `[
  performance.timeOrigin,
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  performance.getEntriesByName('usable')[0]?.startTime ?? null,
]`;

interface Start {
  /** The page's first paint of any words, milliseconds after launch. */
  firstPaint: number;
  /** The first rows stand on the screen; null for the empty window. */
  usable: number | null;
}

/** Alternating starts; the first of each side warms the file cache and does not count. */
export async function measureColdStart(ours: Side, empty: Side, rounds: number, report: Report): Promise<void> {
  const starts: Record<Side['name'], Start[]> = { sameside: [], empty: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const side of [ours, empty]) {
      const start = await startedOnce(side);
      if (round >= 0) starts[side.name].push(start);
    }
  }
  report.keep('coldStart', starts);
  const usable = median(starts.sameside.map((start) => start.usable!));
  const painted = median(starts.sameside.map((start) => start.firstPaint));
  const reference = median(starts.empty.map((start) => start.firstPaint));
  const ratio = usable / reference;
  report.add({
    topic: 'window',
    what: `cold start to a usable inbox, median of ${rounds}`,
    ours: `${Math.round(usable)} ms (first words ${Math.round(painted)} ms)`,
    beside: `empty window ${Math.round(reference)} ms`,
    ratio: `${rounded(ratio, 2)}x`,
    aim: `<= ${aim}x`,
    met: ratio <= aim,
  });
}

/** Times come from the page itself, so that nobody has to look while it starts. */
async function startedOnce(side: Side): Promise<Start> {
  const window = await side.launch();
  try {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const [origin, painted, marked] = await window.page.evaluate<[number, number | null, number | null]>(pageTimes);
      if (painted !== null && (marked !== null || side.name === 'empty')) {
        const since = origin - window.launchedAt;
        // A frame is on the screen somewhat later than its page knows.
        return { firstPaint: painted + since, usable: marked === null ? null : Math.max(marked, painted) + since };
      }
      await pause(100);
    }
    throw new Error(`${side.name}: nothing was painted`);
  } finally {
    await window.close();
  }
}
