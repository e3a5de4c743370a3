/**
 * A window that is typed in, without the window: real steps on a real page's document, saved by the real autosave through the real
 * database worker. It is killed from outside; what it says on the way stands on its standard output, a line of JSON each.
 */
import { writeSync } from 'node:fs';
import { history } from 'prosemirror-history';
import { Selection } from 'prosemirror-state';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { profilePaths } from '../../../electron/services/profile.ts';
import { createAutosave } from '../../../renderer/src/autosave.ts';
import { blockIds } from '../../../renderer/src/features/reports/block-ids.ts';
import { createDraftWriter } from '../../../renderer/src/features/reports/draft-writer.ts';
import { openedState, undoRecorder } from '../../../renderer/src/features/reports/undo-log.ts';
import { draftTiming } from '../../../renderer/src/features/reports/draft-timing.ts';

const [folder, reportId] = process.argv.slice(2) as [string, string];
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const database = await openDatabaseClient(profilePaths(folder));
const id = Number(reportId);
const report = await database.call('report', { id });
let state = openedState(report.document, report.undoLog, [history(), undoRecorder(), blockIds()]);
let typed = 0;
const write = createDraftWriter(report, () => report.updatedAt, {
  save: (whole) => database.call('saveDraft', whole),
  saveChange: (change) => database.call('saveDraftChange', change),
});

const autosave = createAutosave<{ state: typeof state; typed: number }>({
  ...draftTiming,
  save: async (value) => {
    const began = performance.now();
    await write('Typed', value.state);
    say({ saved: value.typed, took: performance.now() - began });
  },
  onState: () => {},
});
say({ ready: true });
for (;;) {
  const wanted = performance.now() + 6;
  await pause(6);
  const change = state.tr.setTime(Date.now());
  change.setSelection(Selection.atEnd(change.doc));
  typed += 1;
  // A paragraph each so often; a number with every word tells which of them are there.
  if (typed % 40 === 0) change.split(change.selection.head);
  change.insertText(` ${typed}`);
  state = state.apply(change);
  autosave.change({ state, typed });
  say({ typed, at: Date.now(), late: Math.max(0, performance.now() - wanted) });
}
