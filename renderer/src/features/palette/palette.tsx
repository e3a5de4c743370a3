import {
  ChevronRight,
  FileText,
  Filter,
  GitPullRequestArrow,
  Layers,
  MessageSquareText,
  NotebookPen,
  Radio,
  Search,
  Tag,
  UserRound,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { strokeText } from '../../../../shared/model/key-stroke.ts';
import { useCommand } from '../../commands.ts';
import { KeyCaps } from '../../components/key-caps.tsx';
import { useKeymap, useShownKeys } from '../../keymap.ts';
import type { PaletteStep } from '../../stores/palette.ts';
import { hidePalette, showPalette, usePalette } from '../../stores/palette.ts';
import { text } from '../../text.ts';
import { markedPieces } from '../../marked-pieces.ts';
import type { PaletteEntry, PaletteGroup } from './entry.ts';
import type { RankedEntry } from './ranking.ts';
import { rememberUsed, watchOpened } from './recent.ts';
import { usePaletteGroups, warmPalette } from './use-entries.ts';

const icons: Record<Exclude<PaletteGroup, 'recent'>, typeof ChevronRight> = {
  command: ChevronRight,
  view: Layers,
  saved: Filter,
  label: Tag,
  source: Radio,
  person: UserRound,
  change: GitPullRequestArrow,
  report: FileText,
  note: NotebookPen,
  conversation: MessageSquareText,
  choice: ChevronRight,
  search: Search,
};

/** Opens the palette by its key, and keeps what it lists at hand. */
export function PaletteHost() {
  const { open, step } = usePalette();
  useCommand('palette', () => showPalette());
  useEffect(watchOpened, []);
  useEffect(() => {
    const asked = requestIdleCallback(warmPalette);
    return () => cancelIdleCallback(asked);
  }, []);
  return open ? <Palette key={step} step={step} /> : null;
}

/** Selected words are lost to a field that takes the focus; commands such as keeping them as evidence need them again. */
function selectedRange(): Range | null {
  const selection = window.getSelection();
  return selection === null || selection.isCollapsed || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
}

/** Everything there is, by a few letters. */
function Palette({ step }: { step: PaletteStep | null }) {
  const [words, setWords] = useState('');
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const element = useRef<HTMLDialogElement>(null);
  const [taking, setTaking] = useState<'here' | 'beside' | null>(null);
  const { groups, settled } = usePaletteGroups(words, step);
  const rows = groups.flatMap(({ entries }) => entries);
  // Until somebody moves, the best one is meant, also when a better one comes from the database.
  const at = Math.max(
    0,
    rows.findIndex(({ entry }) => entry.key === chosenKey),
  );
  const active = rows[at]?.entry;
  const id = useId();
  const optionId = (entry: PaletteEntry): string => `${id}-${entry.key}`;

  useLayoutEffect(() => {
    const dialog = element.current!;
    const before = document.activeElement;
    const range = selectedRange();
    dialog.showModal();
    dialog.querySelector('input')!.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      if (range !== null) {
        window.getSelection()?.removeAllRanges();
        window.getSelection()?.addRange(range);
      }
    };
  }, []);

  useLayoutEffect(() => {
    element.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, rows.length]);

  const leave = (): void => (step === null ? hidePalette() : showPalette());
  const take = (entry: PaletteEntry | undefined, beside = false): void => {
    if (entry === undefined) return;
    rememberUsed(entry.key);
    if (entry.step !== undefined) return showPalette(entry.step);
    // Gone before it runs: what it opens takes the focus, and what it acts on has it again.
    flushSync(hidePalette);
    if (beside && entry.beside !== undefined) entry.beside();
    else entry.run();
  };

  // Enter right behind the letters means what they find, not the search that stands there until then.
  const takeActive = useEffectEvent((beside: boolean) => take(active, beside));
  useEffect(() => {
    if (taking !== null && settled) takeActive(taking === 'beside');
  }, [taking, settled]);

  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const stroke = strokeText(event);
    const last = rows.length - 1;
    const page = 8;
    const moves: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + page),
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: last,
    };
    const next = stroke === null ? undefined : moves[stroke];
    if (next !== undefined) setChosenKey(rows[next]?.entry.key ?? null);
    else if (stroke === 'Enter' || stroke === 'Mod+Enter') {
      const beside = stroke === 'Mod+Enter';
      if (active?.group === 'search' && chosenKey === null && !settled) setTaking(beside ? 'beside' : 'here');
      else take(active, beside);
    } else if (stroke === 'Backspace' && words === '' && step !== null) showPalette();
    else if (stroke !== null && useKeymap.getState().keymap.palette.includes(stroke)) hidePalette();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <dialog
      ref={element}
      className="palette"
      aria-label={text.palette.title}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      // Escape right behind another one closes it without asking.
      onClose={hidePalette}
      onClick={(event) => {
        if (event.target === element.current) hidePalette();
      }}
    >
      <div className="palette-field">
        <Search size={17} className="search-icon" />
        {step === null ? null : <span className="palette-step">{text.palette.step[step]}</span>}
        <input
          role="combobox"
          aria-label={step === null ? text.palette.label : text.palette.stepPlaceholder[step]}
          aria-expanded={rows.length > 0}
          aria-controls={id}
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={step === null ? text.palette.placeholder : text.palette.stepPlaceholder[step]}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setChosenKey(null);
            setTaking(null);
          }}
          onKeyDown={keys}
        />
      </div>
      <div id={id} className="palette-list" role="listbox" aria-label={text.palette.results}>
        {groups.map(({ group, entries }) => (
          <div key={group} role="group" aria-label={text.palette.group[group] || text.palette.results}>
            {text.palette.group[group] === '' ? null : (
              <div className="palette-group" aria-hidden="true">
                {text.palette.group[group]}
              </div>
            )}
            {entries.map((row) => (
              <PaletteRow
                key={row.entry.key}
                id={optionId(row.entry)}
                row={row}
                active={row.entry === active}
                onPoint={() => setChosenKey(row.entry.key)}
                onTake={(beside) => take(row.entry, beside)}
              />
            ))}
          </div>
        ))}
      </div>
      {rows.length === 0 ? <p className="palette-none">{text.palette.none}</p> : null}
      <p className="visually-hidden" role="status">
        {text.palette.count(rows.length)}
      </p>
      <footer className="palette-foot" aria-hidden="true">
        <span>
          <KeyCaps keys="ArrowUp" /> <KeyCaps keys="ArrowDown" /> {text.palette.hintMove}
        </span>
        <span>
          <KeyCaps keys="Enter" /> {text.palette.hintRun}
        </span>
        {active?.beside === undefined ? null : (
          <span>
            <KeyCaps keys="Mod+Enter" /> {text.palette.hintBeside}
          </span>
        )}
        {step === null ? null : (
          <span>
            <KeyCaps keys="Backspace" /> {text.palette.hintBack}
          </span>
        )}
      </footer>
    </dialog>
  );
}

interface PaletteRowProps {
  id: string;
  row: RankedEntry;
  active: boolean;
  onPoint: () => void;
  onTake: (beside: boolean) => void;
}

function PaletteRow({ id, row: { entry, letters }, active, onPoint, onTake }: PaletteRowProps) {
  const Icon = icons[entry.group];
  const keys = useShownKeys(entry.command);
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="palette-row"
      onPointerMove={active ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onTake(event.ctrlKey || event.metaKey)}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      <span className="palette-title">
        {markedPieces(
          entry.title,
          letters.map((letter) => [letter, letter + 1]),
        ).map((piece, index) =>
          piece.marked ? <b key={index}>{piece.text}</b> : <span key={index}>{piece.text}</span>,
        )}
      </span>
      {entry.detail === undefined || entry.detail === '' ? null : (
        <span className="palette-detail">{entry.detail}</span>
      )}
      {keys === null ? null : <KeyCaps keys={keys} />}
    </div>
  );
}
