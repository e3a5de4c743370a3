import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface PickListProps<Row> {
  label: string;
  field: string;
  words: string;
  onWords: (words: string) => void;
  rows: readonly Row[];
  /** Of a row: its key, and what stands in it. */
  row: (row: Row) => { key: string; face: ReactNode };
  /** Said in place of the list when it is empty. */
  nothing: string;
  onTake: (row: Row) => void;
}

/** A field over what is found for its words elsewhere: arrows move, Enter or a click takes. */
export function PickList<Row>({ label, field, words, onWords, rows, row, nothing, onTake }: PickListProps<Row>) {
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const at = Math.min(index, rows.length - 1);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="choices">
      <input
        ref={input}
        className="field"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={rows.length === 0 ? undefined : `${id}-${at}`}
        aria-label={field}
        placeholder={field}
        autoComplete="off"
        maxLength={300}
        value={words}
        onChange={(event) => {
          onWords(event.target.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0 && rows.length > 0) {
            event.preventDefault();
            setIndex((at + step + rows.length) % rows.length);
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            const taken = rows[at];
            if (taken !== undefined) onTake(taken);
          }
        }}
      />
      <div ref={list} id={id} className="choice-list pick-list" role="listbox" aria-label={label}>
        {rows.map((one, position) => {
          const { key, face } = row(one);
          return (
            // The field holds the focus and its keys move through the rows.
            <div
              key={key}
              id={`${id}-${position}`}
              role="option"
              aria-selected={position === at}
              className={position === at ? 'pick pick-here' : 'pick'}
              onPointerMove={() => setIndex(position)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(one)}
            >
              {face}
            </div>
          );
        })}
      </div>
      {rows.length === 0 ? <p className="choice-nothing">{nothing}</p> : null}
    </div>
  );
}
