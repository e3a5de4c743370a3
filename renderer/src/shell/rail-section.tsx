import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { toggleFolded, usePreferences } from '../stores/preferences.ts';
import { formatNumber } from '../text/count.ts';
import { text } from '../text.ts';

/** A part of the rail under a heading that folds it away; folded ones stay so. */
export function RailSection({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const folded = usePreferences((state) => state.folded.includes(name));
  const id = useId();
  return (
    <section className={`rail-${name}`} aria-label={title}>
      <h2 className="rail-heading">
        <button type="button" aria-expanded={!folded} aria-controls={id} onClick={() => toggleFolded(name)}>
          {folded ? <ChevronRight size={12} /> : <ChevronDown size={12} />}
          {title}
        </button>
      </h2>
      <ul id={id} hidden={folded}>
        {folded ? null : children}
      </ul>
    </section>
  );
}

interface RailItemProps extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  icon: ReactNode;
  name: string;
  here: boolean;
  count?: number | undefined;
  /** What is counted, for those who hear it. */
  counted?: string;
  /** Something is wrong here; the place itself says what. */
  alert?: boolean;
}

/** A place to go to, with how much waits there. */
export function RailItem({ icon, name, here, count = 0, counted, alert = false, ...rest }: RailItemProps) {
  return (
    <li>
      <button type="button" className="rail-item" aria-current={here ? 'page' : undefined} title={name} {...rest}>
        {icon}
        <span className="rail-name">{name}</span>
        {alert ? <span className="rail-alert" aria-hidden="true" /> : null}
        {count > 0 ? (
          <span className="rail-count">
            {formatNumber(count)}
            <span className="visually-hidden"> {counted ?? text.frame.open}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}
