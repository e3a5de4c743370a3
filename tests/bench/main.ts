import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledFile } from './filled-file.ts';
import { measureImport } from './import-speed.ts';
import { optionsOf, usage, type BenchOptions } from './options.ts';
import { measureQuestions } from './questions/measure.ts';
import { createReport } from './report.ts';
import { surroundings } from './surroundings.ts';
import { measureWindow } from './window/measure.ts';

/**
 * `npm run bench [-- OPTIONS]`: import, the questions of the inbox, and the window, each beside something else in the same run:
 * notmuch, mu, a smaller file, an empty window. Absolute times are of this machine; ratios are what counts.
 */
async function bench(options: BenchOptions): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'sameside-bench-'));
  const folder = options.keep ?? temporary;
  mkdirSync(folder, { recursive: true });
  const report = createReport();
  report.keep('surroundings', surroundings());
  report.keep('options', options);
  const started = performance.now();
  const wanted = (topic: (typeof options.topics)[number]): boolean => options.topics.includes(topic);
  try {
    if (wanted('import')) await measureImport(options, temporary, report);
    if (wanted('questions')) await measureQuestions(options, folder, report);
    if (wanted('window'))
      await measureWindow(await filledFile(options.sizes.at(-1)!, folder), temporary, options, report);
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    report.keep('end', { seconds: Math.round((performance.now() - started) / 1000), load: loadavg() });
    writeFileSync(options.out, report.json());
    console.log(report.table());
    console.log(`\n${Math.round((performance.now() - started) / 60_000)} minutes. All figures: ${options.out}`);
  }
}

const options = optionsOf(process.argv.slice(2));
if (options === null) console.log(usage);
else await bench(options);
