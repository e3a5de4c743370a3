import { closeHistory, history, isHistoryTransaction, redo, undo, undoDepth } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import type { ReportUndoLog } from '../../../../shared/model/records.ts';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import { listSplice, type TextSplice } from '../../../../shared/model/text-splice.ts';
import { documentJson, nodeOf } from './documents.ts';
import { reportSchema } from './schema.ts';

/** How much of the steps is kept, characters of JSON; what is older cannot be taken back after a restart. */
const most = 1_000_000;
/** How much of a request all of it may take beside the document. */
const mostWithBase = 5_000_000;

/**
 * One dispatch, as the history saw it. `group` begins what one undo takes back; `aside` is not in the history; `after` follows from
 * an undo or redo by itself. `caret` is where the selection was before.
 */
interface Entry {
  kind: 'do' | 'undo' | 'redo';
  group?: true;
  aside?: true;
  after?: true;
  caret?: [number, number];
  steps: Step[];
  /** The document after it. */
  doc: Node;
  /** About how long its JSON is. */
  size: number;
}

interface Recording {
  base: Node;
  entries: readonly Entry[];
  size: number;
}

const key = new PluginKey<Recording>('undo-log');

/** Writes down what the history has to know to be the same after a restart. It stands behind the history itself. */
export function undoRecorder(begun?: Recording): Plugin<Recording> {
  return new Plugin<Recording>({
    key,
    state: {
      init: (_config, state) => begun ?? { base: state.doc, entries: [], size: 0 },
      apply: (transaction, before, old, state) =>
        transaction.docChanged ? recorded(before, transaction, old, state) : before,
    },
  });
}

function recorded(before: Recording, transaction: Transaction, old: EditorState, state: EditorState): Recording {
  const root = transaction.getMeta('appendedTransaction') as Transaction | undefined;
  const took = undoDepth(state) as number;
  const had = undoDepth(old) as number;
  const isHistory = isHistoryTransaction(transaction);
  const aside = transaction.getMeta('addToHistory') === false;
  const after = root !== undefined && isHistoryTransaction(root);
  const { steps, doc } = transaction;
  const { anchor, head } = old.selection;
  const entry: Entry = isHistory
    ? { kind: took < had ? 'undo' : 'redo', steps: [], doc, size: 20 }
    : {
        kind: 'do',
        ...(took !== had && !aside && !after ? { group: true, caret: [anchor, head] } : {}),
        ...(aside ? { aside: true } : {}),
        ...(after ? { after: true } : {}),
        steps,
        doc,
        size: sizeOf(steps),
      };
  return bounded(joined(before, entry));
}

function sizeOf(steps: readonly Step[]): number {
  // What a step puts in is most of it; the rest is some numbers.
  return steps.reduce((sum, step) => {
    const { slice } = step as { slice?: { size: number } };
    return sum + 80 + 2 * (slice?.size ?? 0);
  }, 0);
}

/** Typing on is one entry, not one a key. */
function joined(recording: Recording, entry: Entry): Recording {
  const last = recording.entries.at(-1);
  const merged =
    last?.kind === 'do' &&
    entry.kind === 'do' &&
    !entry.group &&
    !entry.aside &&
    !entry.after &&
    !last.aside &&
    !last.after &&
    last.steps.length === 1 &&
    entry.steps.length === 1
      ? last.steps[0]!.merge(entry.steps[0]!)
      : null;
  if (merged === null || last === undefined) {
    return { ...recording, entries: [...recording.entries, entry], size: recording.size + entry.size };
  }
  const whole = { ...last, steps: [merged], doc: entry.doc, size: sizeOf([merged]) };
  const size = recording.size - last.size + whole.size;
  return { ...recording, entries: [...recording.entries.slice(0, -1), whole], size };
}

/** Gives up the oldest when there is too much, at a place where nothing that stays takes back what went. */
function bounded(recording: Recording): Recording {
  if (recording.size <= most) return recording;
  const { entries } = recording;
  let gone = 0;
  let cut = 0;
  while (cut < entries.length && recording.size - gone > most / 2) gone += entries[cut++]!.size;
  while (cut < entries.length && !standsAlone(entries.slice(cut))) cut += 1;
  const kept = entries.slice(cut);
  return { base: entries[cut - 1]!.doc, entries: kept, size: kept.reduce((sum, { size }) => sum + size, 0) };
}

function standsAlone(entries: readonly Entry[]): boolean {
  if (entries[0]!.kind !== 'do' || entries[0]!.group !== true) return false;
  let done = 0;
  let undone = 0;
  for (const { kind, group, after } of entries) {
    if (kind === 'do' && group === true && after !== true) {
      done += 1;
      undone = 0;
    } else if (kind === 'undo') {
      done -= 1;
      undone += 1;
    } else if (kind === 'redo') {
      done += 1;
      undone -= 1;
    }
    if (done < 0 || undone < 0) return false;
  }
  return true;
}

/** What is stored beside the document; null where there is nothing to take back, or too much. */
export function undoLogOf(state: EditorState): ReportUndoLog | null {
  const recording = key.getState(state);
  if (recording === undefined || recording.entries.length === 0) return null;
  const base = documentJson(recording.base);
  const steps = `[${recording.entries.map(entryJson).join(',')}]`;
  return base.length + steps.length > mostWithBase ? null : { base, steps };
}

/**
 * How the stored steps differ from those of an earlier state: null where neither has any, undefined where all of it has to be
 * stored anew.
 */
export function undoStepsChange(before: EditorState, state: EditorState): TextSplice | null | undefined {
  const [had, has] = [key.getState(before), key.getState(state)];
  const [some, more] = [had?.entries.length ?? 0, has?.entries.length ?? 0];
  if (some === 0 && more === 0) return null;
  if (had === undefined || has === undefined || some === 0 || more === 0 || had.base !== has.base) return undefined;
  const change = listSplice(had.entries, has.entries, entryJson, { head: '[', foot: ']' });
  const longest = Math.max(change.of, change.start + change.middle.length + change.end);
  return baseLength(has.base) + longest > mostWithBase ? undefined : change;
}

const written = new WeakMap<Entry, string>();

function entryJson(entry: Entry): string {
  const known = written.get(entry);
  if (known !== undefined) return known;
  const { doc: _doc, size: _size, ...rest } = entry;
  const json = JSON.stringify({ ...rest, steps: entry.steps.map((step) => step.toJSON() as unknown) });
  written.set(entry, json);
  return json;
}

const lengths = new WeakMap<Node, number>();

function baseLength(base: Node): number {
  const length = lengths.get(base) ?? documentJson(base).length;
  lengths.set(base, length);
  return length;
}

/**
 * The state to open a report with: its document, and everything that could be taken back or done again when it was left. A log that
 * does not lead to the document (it was changed elsewhere, or is of another version) is left out.
 */
export function openedState(
  document: ReportDocument,
  log: ReportUndoLog | null,
  plugins: readonly Plugin[],
): EditorState {
  const doc = nodeOf(document);
  const fresh = EditorState.create({ doc, plugins: [...plugins] });
  if (log === null) return fresh;
  try {
    const replayed = replay(log);
    if (!replayed.state.doc.eq(doc)) return fresh;
    const { recording } = replayed;
    const withLog = plugins.map((plugin) => (plugin.spec.key === key ? undoRecorder(recording) : plugin));
    // What the history of the replay knows goes over to that of the page.
    const made = replayed.state.reconfigure({ plugins: withLog });
    return made.apply(made.tr.setSelection(Selection.atStart(made.doc)));
  } catch {
    return fresh;
  }
}

function replay(log: ReportUndoLog): { state: EditorState; recording: Recording } {
  const base = nodeOf(JSON.parse(log.base) as ReportDocument);
  const entries = JSON.parse(log.steps) as (Omit<Entry, 'steps' | 'doc' | 'size'> & { steps: unknown[] })[];
  let state = EditorState.create({ doc: base, plugins: [history()] });
  let last: Transaction = state.tr;
  const kept: Entry[] = [];
  const dispatch = (transaction: Transaction): void => {
    state = state.apply(transaction);
    last = transaction;
  };
  const neighbour = state.tr;
  for (const { steps: json, ...entry } of entries) {
    const steps = json.map((step) => Step.fromJSON(reportSchema, step as object));
    if (entry.kind !== 'do') {
      (entry.kind === 'undo' ? undo : redo)(state, dispatch);
    } else {
      if (entry.caret !== undefined) {
        const [anchor, head] = entry.caret;
        const { size } = state.doc.content;
        const between = TextSelection.between(
          state.doc.resolve(Math.min(anchor, size)),
          state.doc.resolve(Math.min(head, size)),
        );
        state = state.apply(state.tr.setSelection(between));
      }
      const transaction = state.tr.setTime(1);
      for (const step of steps) transaction.step(step);
      if (entry.group === true) closeHistory(transaction);
      else transaction.setMeta('appendedTransaction', entry.after === true ? last : neighbour);
      if (entry.aside === true) transaction.setMeta('addToHistory', false);
      const root = last;
      dispatch(transaction);
      // What follows from an undo follows from it, however much followed before.
      if (entry.after === true) last = root;
    }
    kept.push({ ...entry, steps, doc: state.doc, size: entry.kind === 'do' ? sizeOf(steps) : 20 });
  }
  state = state.apply(closeHistory(state.tr));
  return { state, recording: { base, entries: kept, size: kept.reduce((sum, { size }) => sum + size, 0) } };
}
