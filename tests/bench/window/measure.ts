import { constants, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { profilePaths } from '../../../electron/services/profile.ts';
import type { FilledFile } from '../filled-file.ts';
import type { BenchOptions } from '../options.ts';
import { shortNumber } from '../options.ts';
import type { Report } from '../report.ts';
import { writeMaildir } from '../synthetic-mail.ts';
import { measureColdStart } from './cold-start.ts';
import { emptyWindow, samesideOn } from './electron-window.ts';
import { measureKeyPress } from './key-press.ts';
import { measureLongReport } from './long-report.ts';
import { measureMainLoop } from './main-loop.ts';
import { measureMemory } from './memory.ts';
import { measureScrolling } from './scrolling.ts';

const imported = 5000;

/** The built app on a copy of a filled file, each figure beside an empty window of the same Electron. */
export async function measureWindow(
  { profile }: FilledFile,
  folder: string,
  options: BenchOptions,
  report: Report,
): Promise<void> {
  console.error(`Opening the window on ${shortNumber(options.sizes.at(-1)!)} messages`);
  const copy = join(folder, 'window');
  mkdirSync(copy, { recursive: true });
  cpSync(profile.database, join(copy, 'sameside.sqlite'), { mode: constants.COPYFILE_FICLONE });
  const ours = samesideOn(copy);
  await measureColdStart(ours, emptyWindow, options.rounds * 2, report);
  await measureKeyPress(ours, emptyWindow, report);
  // From the top of the list, not from where the last window was left.
  const fromTheTop = (): void => rmSync(profilePaths(copy).kept, { recursive: true, force: true });
  fromTheTop();
  await measureScrolling(ours, emptyWindow, report);
  await measureLongReport(profilePaths(copy), ours, report);
  fromTheTop();
  await measureMemory(ours, emptyWindow, report);
  const maildir = join(folder, 'maildir-window');
  writeMaildir(maildir, imported);
  await measureMainLoop(ours, emptyWindow, maildir, report);
}
