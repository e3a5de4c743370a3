import { create } from 'zustand';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { scopeKey } from '../../../shared/model/list-scope.ts';
import type { Anchor } from '../components/popover.tsx';
import { useNavigation } from './navigation.ts';

/** Which conversations something is done with: those named, or all that a list shows. */
export type ActionTarget = { ids: number[] } | { scope: ListScope };

export type PickerKind = 'snooze' | 'remind' | 'label' | 'assign' | 'change' | 'merge' | 'menu';

/** What floats above the list and asks for one thing more. */
export interface Picker {
  kind: PickerKind;
  target: ActionTarget;
  /** Beside what it opens; null: beside the control of that name, wherever it stands now. */
  anchor: Anchor | null;
}

interface Triage {
  selected: ReadonlySet<number>;
  /** The row from which a range is drawn, and what was selected before the range. */
  pivot: number | null;
  base: ReadonlySet<number>;
  /** Set: all that this list shows is meant, also what has not been read from the database. */
  whole: ListScope | null;
  picker: Picker | null;
}

const none: ReadonlySet<number> = new Set();

/** What is selected in the list, and the picker above it. */
export const useTriage = create<Triage>()(() => ({
  selected: none,
  pivot: null,
  base: none,
  whole: null,
  picker: null,
}));

const set = useTriage.setState;
const get = useTriage.getState;

export function toggleSelected(id: number): void {
  const selected = new Set(get().selected);
  if (!selected.delete(id)) selected.add(id);
  set({ selected, base: selected, pivot: id, whole: null });
}

/** Selects from the pivot to `toId`, beside what was selected before; `fromId` becomes the pivot where there is none. */
export function selectRange(ids: readonly number[], fromId: number, toId: number): void {
  const { pivot, base, selected } = get();
  const start = pivot !== null && ids.includes(pivot) ? pivot : fromId;
  const before = start === pivot ? base : selected;
  const [first, last] = [ids.indexOf(start), ids.indexOf(toId)].sort((a, b) => a - b) as [number, number];
  const range = ids.slice(Math.max(0, first), last + 1);
  set({ selected: new Set([...before, ...range]), base: before, pivot: start, whole: null });
}

export function selectOnly(ids: readonly number[]): void {
  const selected = new Set(ids);
  set({ selected, base: selected, pivot: ids[0] ?? null, whole: null });
}

/** Means all that the list shows, however long it is. */
export function selectWhole(scope: ListScope): void {
  set({ whole: scope });
}

/** False when nothing was selected. */
export function clearSelection(): boolean {
  const { selected, whole } = get();
  if (selected.size === 0 && whole === null) return false;
  set({ selected: none, base: none, pivot: null, whole: null });
  return true;
}

/** What left the list is no longer selected. */
export function forgetSelected(ids: ReadonlySet<number>): void {
  const { selected } = get();
  if (![...selected].some((id) => ids.has(id))) return;
  const kept = new Set([...selected].filter((id) => !ids.has(id)));
  set({ selected: kept, base: kept, ...(kept.size === 0 ? { pivot: null } : {}) });
}

export function openPicker(kind: PickerKind, target: ActionTarget, anchor: Anchor | null = null): void {
  set({ picker: { kind, target, anchor } });
}

export function closePicker(): void {
  set({ picker: null });
}

useNavigation.subscribe((now, before) => {
  const moved = now.scope !== before.scope && scopeKey(now.scope) !== scopeKey(before.scope);
  if (moved || now.view !== before.view || now.searching !== before.searching) clearSelection();
});
