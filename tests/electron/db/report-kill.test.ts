import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { history } from 'prosemirror-history';
import { openedState, undoLogOf, undoRecorder } from '../../../renderer/src/features/reports/undo-log.ts';
import { createApi } from '../../../electron/db/api.ts';
import { openWritable } from '../../../electron/db/open.ts';
import { documentFault } from '../../../shared/model/document-fault.ts';
import { writtenWords } from '../../../shared/model/report-document.ts';
import { temporaryProfile } from '../profile.ts';

const kills = 50;
/** How long somebody types before the power goes, milliseconds: each time another while. */
const whileTyping = (round: number): number => 150 + ((round * 389) % 1100);

interface Said {
  ready?: true;
  typed?: number;
  at?: number;
  late?: number;
  saved?: number;
  took?: number;
}

/** Types until it is killed, and answers with what was said until then. */
async function typedUntilKilled(
  folder: string,
  id: number,
  forSo: number,
): Promise<{ said: Said[]; killedAt: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'typist.ts'), folder, String(id)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said: Said[] = [];
  let begin = (): void => {};
  const ready = new Promise<void>((resolve) => (begin = resolve));
  const lines = createInterface(child.stdout).on('line', (line) => {
    const one = JSON.parse(line) as Said;
    said.push(one);
    if (one.ready === true) begin();
  });
  const closed = once(lines, 'close');
  await Promise.race([ready, exited.then(() => expect.fail('it ended before it was ready'))]);
  await pause(forSo);
  const killedAt = Date.now();
  child.kill('SIGKILL');
  await exited;
  await closed;
  return { said, killedAt };
}

describe('a report that is typed while the power goes, fifty times', () => {
  it(
    'is whole each time, has all that was saved, and loses no more than the last second',
    { timeout: 900_000 },
    async () => {
      // Catches a save that waits for a pause which never comes, one that is half done, and steps that do not fit their document.
      const { folder, database: file, backups } = temporaryProfile();
      const first = openWritable(file, backups);
      const { id } = createApi(first).createReport({ title: 'Typed' });
      first.close();
      let before = 0;
      for (let round = 0; round < kills; round += 1) {
        const { said, killedAt } = await typedUntilKilled(folder, id, whileTyping(round));
        const opened = openWritable(file, backups);
        const { document, undoLog } = createApi(opened).report({ id });
        opened.close();
        expect(documentFault(document)).toBeNull();
        const replayed = openedState(document, undoLog, [history(), undoRecorder()]);
        expect(replayed.doc.textContent.length).toBeGreaterThanOrEqual(before);
        // Without this the undo of a killed window could be lost each time, and nobody would see.
        if (undoLog !== null) expect(undoLogOf(replayed)?.steps.length ?? 0).toBeGreaterThan(0);

        const words = writtenWords(document).split(/\s+/).map(Number);
        const last = lastOf(words);
        const acknowledged = Math.max(0, ...said.flatMap(({ saved }) => saved ?? []));
        expect(last).toBeGreaterThanOrEqual(acknowledged);
        // A machine that is busy with others is late with everything: that is no fault of the program.
        const lateness = said.reduce((sum, { late = 0, at = 0 }) => (at > killedAt - 4000 ? sum + late : sum), 0);
        const slowest = Math.max(0, ...said.flatMap(({ took }) => took ?? []));
        const lost = said.find(({ typed = 0 }) => typed > last);
        if (lost !== undefined) expect(killedAt - lost.at!).toBeLessThan(1000 + lateness + 2 * slowest);
        before = replayed.doc.textContent.length;
      }
    },
  );
});

/** Each round counts from one again: the numbers of the last run, in order and without a gap. */
function lastOf(numbers: readonly number[]): number {
  const start = numbers.lastIndexOf(1);
  const run = start === -1 ? [] : numbers.slice(start);
  run.forEach((number, index) => expect(number).toBe(index + 1));
  return run.length;
}
