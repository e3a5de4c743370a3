import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';

export interface Choice {
  key: string;
  /** What is typed for it, and its name. */
  name: string;
  face?: ReactNode;
  detail?: string;
  /** Something that is on, off, or on for some of them only. */
  checked?: boolean | 'mixed';
}

interface ChoiceListProps {
  label: string;
  field: string;
  choices: Choice[];
  /** What can be made of the typed words, last in the list. */
  making?: ((words: string) => string | null) | undefined;
  /** Said in place of the list when it is empty. */
  nothing: string;
  onTake: (choice: Choice) => void;
  onMake?: (words: string) => void;
  children?: ReactNode;
}

const making = 'make';

/** Type to filter, arrows to move, Enter to take: a field over a list of choices. */
export function ChoiceList({ label, field, choices, making: makingOf, nothing, ...props }: ChoiceListProps) {
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const wanted = words.trim().toLocaleLowerCase();
  const found = choices.filter((choice) => choice.name.toLocaleLowerCase().includes(wanted));
  const isKnown = choices.some((choice) => choice.name.toLocaleLowerCase() === wanted);
  const made = wanted === '' || isKnown ? null : (makingOf?.(words.trim()) ?? null);
  const shown: Choice[] = made === null ? found : [...found, { key: making, name: made }];
  const at = Math.min(index, shown.length - 1);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const take = (choice: Choice): void => {
    if (choice.key === making) props.onMake?.(words.trim());
    else props.onTake(choice);
    setWords('');
    if (choice.key === making || wanted !== '') setIndex(0);
  };
  const optionId = (choice: Choice | undefined): string | undefined => choice && `${id}-${choice.key}`;
  return (
    <div className="choices">
      <input
        className="field"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={optionId(shown[at])}
        aria-label={field}
        placeholder={field}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0 && shown.length > 0) {
            event.preventDefault();
            setIndex((at + step + shown.length) % shown.length);
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            const choice = shown[at];
            if (choice !== undefined) take(choice);
          }
        }}
      />
      {props.children}
      <div
        ref={list}
        id={id}
        className="choice-list"
        role="listbox"
        aria-label={label}
        aria-multiselectable={choices.some((choice) => choice.checked !== undefined)}
      >
        {shown.map((choice, position) => (
          // The field holds the focus and its keys move through the choices.
          <div
            key={choice.key}
            id={optionId(choice)}
            role="option"
            aria-selected={choice.checked === undefined ? position === at : choice.checked === true}
            className={position === at ? 'choice choice-here' : 'choice'}
            onPointerMove={() => setIndex(position)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(choice)}
          >
            {choice.face ?? <span className="choice-name">{choice.name}</span>}
            {choice.detail === undefined ? null : <span className="menu-detail">{choice.detail}</span>}
            {choice.checked === undefined ? null : (
              <span className="choice-check" aria-hidden="true">
                {choice.checked === true ? <Check size={14} /> : choice.checked === 'mixed' ? '–' : null}
              </span>
            )}
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p className="choice-nothing">{nothing}</p> : null}
    </div>
  );
}
