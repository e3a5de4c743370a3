import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBundles } from '../bundle/bundle.mjs';
import { withDisplays } from '../setup/display.mjs';
import { runProgram } from '../setup/program.mjs';
import { projectFolder, projectPath } from '../setup/project.mjs';
import { electronEnvironment, ensureElectronReady } from '../setup/ready.mjs';
import { say } from '../setup/say.mjs';
import { offerTestPrograms } from '../setup/system-libraries.mjs';
import { addedCounts, countsLine, playwrightCounts, vitestCounts } from './test-counts.mjs';

/**
 * Runs all tests, or those whose path contains one of the given words: first without a window, then in the real one.
 * The last line of the output counts them.
 */
export default async function test(patterns) {
  const electron = await ensureElectronReady();
  offerTestPrograms();
  await ensureBundles(['cli']);
  const env = electronEnvironment(electron);
  const reports = mkdtempSync(join(tmpdir(), 'sameside-tests-'));
  try {
    const counts = addedCounts(await runVitest(patterns, env, reports), await runPlaywright(patterns, env, reports));
    say(countsLine(counts));
    return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

async function runVitest(patterns, env, reports) {
  const files = testFiles(['build', 'shared', 'electron', 'renderer'], /\.test\.(mjs|tsx?)$/, patterns);
  if (files.length === 0) return vitestCounts({ testResults: [] }, 0);
  const report = join(reports, 'vitest.json');
  const program = [
    projectPath('node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'build/vitest.config.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ];
  const status = await runProgram(process.execPath, [...program, ...(patterns.length > 0 ? files : [])], {
    cwd: projectFolder,
    env,
  });
  return vitestCounts(readReport(report), status);
}

async function runPlaywright(patterns, env, reports) {
  const files = testFiles(['e2e'], /\.spec\.ts$/, patterns);
  if (files.length === 0) return playwrightCounts({ stats: {} }, 0);
  const report = join(reports, 'playwright.json');
  const program = [
    projectPath('node_modules/@playwright/test/cli.js'),
    ...['test', '--config', 'build/playwright.config.ts', '--reporter=list,json'],
  ];
  // Much of a test in the window is waiting: three at a time keep two cores busy.
  const status = await withDisplays(Math.min(3, availableParallelism() + 1), (displays) =>
    runProgram(process.execPath, [...program, ...(patterns.length > 0 ? files : [])], {
      cwd: projectFolder,
      env: {
        ...env,
        ...displays[0],
        SAMESIDE_DISPLAYS: JSON.stringify(displays),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    }),
  );
  return playwrightCounts(readReport(report), status);
}

function testFiles(folders, name, patterns) {
  const files = folders.flatMap((folder) => {
    try {
      return readdirSync(projectPath('tests', folder), { recursive: true }).map((file) => `tests/${folder}/${file}`);
    } catch {
      return [];
    }
  });
  const isWanted = (file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern));
  return files.filter((file) => name.test(file) && isWanted(file)).sort();
}

/** A runner that broke down leaves no report. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
