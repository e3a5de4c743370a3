/** States of a document, for undo. */
export interface History<State> {
  past: State[];
  present: State;
  future: State[];
  /** What the last change was about and when; typing on in the same place soon after is one step. */
  group: { key: string; time: number } | null;
}

/** Changes of the same kind less than this apart are undone together, milliseconds. */
const together = 1200;
const longest = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], group: null };
}

/** Takes a new state. `key` names what is being typed in; null for a change that is a step of its own. */
export function changed<State>(history: History<State>, next: State, key: string | null, now: number): History<State> {
  if (next === history.present) return history;
  const group = key === null ? null : { key, time: now };
  const goesOn = history.group !== null && history.group.key === key && now - history.group.time < together;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present: next, future: [], group };
}

export function undone<State>(history: History<State>): History<State> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    group: null,
  };
}

export function redone<State>(history: History<State>): History<State> {
  const next = history.future[0];
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: history.future.slice(1), group: null };
}
