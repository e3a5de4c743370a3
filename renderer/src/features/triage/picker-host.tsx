import { lazy, Suspense, useEffect, useMemo } from 'react';
import { MenuItems } from '../../components/menu.tsx';
import type { Anchor } from '../../components/popover.tsx';
import { Popover } from '../../components/popover.tsx';
import type { Picker, PickerKind } from '../../stores/triage.ts';
import { closePicker, useTriage } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import { AssignPicker } from './assign-picker.tsx';
import { ChangePicker } from './change-picker.tsx';
import { LabelPicker } from './label-picker.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { triageItems } from './triage-menu.tsx';

// Reading times in words is a large library; it comes when it is needed.
const TimePicker = lazy(() => import('./time-picker.tsx'));

const titles: Record<Exclude<PickerKind, 'merge'>, string> = {
  snooze: text.triage.until.snooze,
  remind: text.triage.until.remind,
  label: text.triage.label,
  assign: text.triage.assign,
  change: text.triage.change,
  menu: text.triage.menu,
};

/** The control that opens this picker by mouse, else the row it is about, else the list. */
function anchorOf({ kind, anchor }: Picker): Anchor {
  const inBar = (bar: string): Element | null =>
    document.querySelector(`.${bar} [data-picker=${kind}]`) ?? document.querySelector(`.${bar} [data-picker=menu]`);
  const list = document.querySelector('.list-column [role=listbox]');
  const row = document.getElementById(list?.getAttribute('aria-activedescendant') ?? '');
  return anchor ?? inBar('bulk-bar') ?? (kind === 'menu' ? row : null) ?? inBar('action-bar') ?? row ?? document.body;
}

/** What floats above the inbox to ask for one thing more. */
export function PickerHost() {
  const picker = useTriage((state) => state.picker);
  useEffect(() => {
    if (picker !== null) return;
    // What had the focus may be gone with the conversation; keys go to the list then.
    if (document.activeElement === document.body) {
      document.querySelector<HTMLElement>('.list-column [role=listbox]')?.focus({ preventScroll: true });
    }
  }, [picker]);
  useEffect(() => closePicker, []);
  if (picker === null) return null;
  if (picker.kind !== 'merge') return <FloatingPicker key={picker.kind} kind={picker.kind} picker={picker} />;
  return 'ids' in picker.target ? <MergeDialog ids={picker.target.ids} /> : null;
}

function FloatingPicker({ kind, picker }: { kind: keyof typeof titles; picker: Picker }) {
  const { target } = picker;
  const anchor = useMemo(() => ({ current: anchorOf(picker) }), [picker]);
  const body =
    kind === 'menu' ? (
      <MenuItems items={triageItems(target, anchor.current)} onDone={closePicker} />
    ) : kind === 'label' ? (
      <LabelPicker target={target} />
    ) : kind === 'assign' ? (
      <AssignPicker target={target} />
    ) : kind === 'change' ? (
      <ChangePicker target={target} />
    ) : (
      <TimePicker kind={kind} target={target} />
    );
  return (
    <Suspense fallback={null}>
      <Popover anchor={anchor} label={titles[kind]} role={kind === 'menu' ? 'menu' : 'dialog'} onClose={closePicker}>
        {body}
      </Popover>
    </Suspense>
  );
}
