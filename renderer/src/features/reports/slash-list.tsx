import { useEffect, useRef } from 'react';
import { text } from '../../text.ts';
import { CaretFloat } from './caret-float.tsx';
import type { ReportDesk } from './insertion.ts';
import { insertions } from './insertions.ts';
import { insertionsFor, slashListId, slashOptionId, slashState, takeInsertion } from './slash.ts';
import { usePageState } from './use-page.ts';

/** The list that `/` opens. The page keeps the focus; its keys move through the list. */
export function SlashList({ desk }: { desk: ReportDesk }) {
  const shown = usePageState(desk.page, (state) => JSON.stringify(slashState(state)));
  const open = JSON.parse(shown) as ReturnType<typeof slashState>;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  if (open === null) return null;
  const found = insertionsFor(insertions, open.query);
  return (
    <CaretFloat page={desk.page} at={open.from}>
      <div
        ref={list}
        id={slashListId}
        className="slash-list"
        role="listbox"
        // It scrolls.
        tabIndex={0}
        aria-label={text.reportEditor.insert}
      >
        {found.map((insertion, index) => (
          <div
            key={insertion.key}
            id={slashOptionId(insertion)}
            role="option"
            aria-selected={index === open.index}
            className={index === open.index ? 'slash-item slash-here' : 'slash-item'}
            onClick={() => takeInsertion(desk.page.view, () => insertion.run(desk))}
          >
            <insertion.icon size={16} />
            <span>{insertion.words}</span>
            <span className="slash-hint">{insertion.hint}</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="choice-nothing">{text.reportEditor.nothingFound}</p> : null}
    </CaretFloat>
  );
}
