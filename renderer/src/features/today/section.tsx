import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Section } from '../../../../shared/model/today.ts';
import { text } from '../../text.ts';

export type SectionName = keyof typeof text.today.section;

interface SectionProps<Item> {
  name: SectionName;
  section: Section<Item>;
  /** Where the rest of it stands. */
  onMore?: () => void;
  keyOf: (item: Item) => string | number;
  renderItem: (item: Item) => ReactNode;
}

/** One kind of thing that needs us; nothing while there is none. */
export function TodaySection<Item>({ name, section, onMore, keyOf, renderItem }: SectionProps<Item>) {
  const id = useId();
  if (section.items.length === 0) return null;
  return (
    <section className="today-section" aria-labelledby={id}>
      <div className="today-head">
        <h2 id={id}>{text.today.section[name]}</h2>
        <p>{text.today.hint[name]}</p>
        {section.more && onMore !== undefined ? (
          <button type="button" className="link-button" onClick={onMore}>
            {text.today.more}
          </button>
        ) : null}
      </div>
      <ul className="today-list">
        {section.items.map((item) => (
          <li key={keyOf(item)} className="today-row" data-row>
            {renderItem(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ThingProps {
  /** Stands before the words: an avatar or an icon. */
  sign?: ReactNode;
  title: string;
  words?: string;
  /** When, or since when. */
  time?: string;
  /** Later than it should be. */
  late?: boolean;
  onOpen: () => void;
  /** What can be done with it here. */
  children?: ReactNode;
}

/** One thing: pressing it goes to where it stands. */
export function TodayThing({ sign, title, words, time, late = false, onOpen, children }: ThingProps) {
  return (
    <>
      <button type="button" className="today-thing" data-stop onClick={onOpen}>
        {sign}
        <span className="today-words">
          <span className="today-title">{title}</span>
          {words === undefined || words === '' ? null : <span className="today-detail">{words}</span>}
        </span>
        {time === undefined ? null : <span className={late ? 'today-time today-late' : 'today-time'}>{time}</span>}
      </button>
      {children === undefined ? null : <span className="today-tools">{children}</span>}
    </>
  );
}
