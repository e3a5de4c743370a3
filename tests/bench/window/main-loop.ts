import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { rounded, timingOf } from '../timing.ts';
import type { ElectronWindow, Side } from './electron-window.ts';
import { expectations, timesOf } from './keys.ts';

const aim = 16;

interface Delay {
  p50: number;
  p99: number;
  worst: number;
}

/** How late the main process gets to what waits for it, while nothing happens, during triage, and during an import with triage. */
export async function measureMainLoop(ours: Side, empty: Side, maildir: string, report: Report): Promise<void> {
  const reference = await whileDoing(empty, (window) => timesOf(window.page, keys(60), expectations.word, 100));
  const triage = await whileDoing(ours, (window) => timesOf(window.page, keys(60), expectations.conversation, 100));
  const importing = await whileDoing(ours, (window) => importedUnderTriage(window, maildir));
  report.keep('mainLoop', { empty: reference, triage, importing });
  for (const [what, { delay }] of [
    ['during triage', triage],
    ['during an import and triage', importing],
  ] as const) {
    report.add({
      topic: 'window',
      what: `main process late, ${what}, p99 / worst`,
      ours: `${rounded(delay.p99, 1)} / ${rounded(delay.worst, 1)} ms`,
      beside: `empty window ${rounded(reference.delay.p99, 1)} / ${rounded(reference.delay.worst, 1)} ms`,
      aim: `worst <= ${aim} ms`,
      met: delay.worst <= aim,
    });
  }
  const { times, firstProgress } = importing.done;
  report.add({
    topic: 'window',
    what: 'key J during an import, painted',
    ours: `${times.p50} / ${times.p95} ms`,
    beside: `without an import ${timingOf(triage.done.times).p50} / ${timingOf(triage.done.times).p95} ms`,
    aim: '',
  });
  report.add({
    topic: 'window',
    what: 'progress of an import is shown',
    ours: `after ${Math.round(firstProgress)} ms`,
    aim: '<= 200 ms',
    met: firstProgress <= 200,
  });
}

const keys = (count: number): string[] => Array.from({ length: count }, () => 'j');

async function whileDoing<Done>(
  side: Side,
  action: (window: ElectronWindow) => Promise<Done>,
): Promise<{ delay: Delay; done: Done }> {
  const window = await side.launch({ inspect: true });
  const main = window.main!;
  try {
    // Starting and the first page are not part of it.
    await pause(6000);
    await main.evaluate(
      "{ globalThis.benchDelay = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 }); benchDelay.enable(); }",
    );
    const done = await action(window);
    const [p50, p99, worst] = await main.evaluate<[number, number, number]>(
      '[benchDelay.percentile(50), benchDelay.percentile(99), benchDelay.max]',
    );
    return { delay: { p50: p50 / 1e6, p99: p99 / 1e6, worst: worst / 1e6 }, done };
  } finally {
    await window.close();
  }
}

async function importedUnderTriage({ page }: ElectronWindow, maildir: string) {
  const firstProgress = await page.evaluate<number>(`new Promise((resolve) => {
    const started = performance.now();
    const shown = () => document.querySelector('[role=progressbar], progress, .job-line') !== null;
    const look = () => (shown() || performance.now() - started > 5000 ? resolve(performance.now() - started) : requestAnimationFrame(look));
    void window.sameside.request('import.paths', { paths: [${JSON.stringify(maildir)}] });
    look();
  })`);
  const isRunning =
    "window.sameside.request('job.list', null).then(({ data }) => data.some((job) => job.state === 'running'))";
  const times: number[] = [];
  let unseen = 0;
  while (await page.evaluate<boolean>(isRunning)) {
    const found = await timesOf(page, keys(10), expectations.conversation, 100);
    times.push(...found.times);
    unseen += found.unseen;
  }
  return { times: timingOf(times), unseen, firstProgress };
}
