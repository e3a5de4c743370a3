import { openLink } from '../../../actions/outside.ts';
import { text } from '../../../text.ts';
import { formatDay } from '../../../time.ts';
import type { Attribution } from '../../../../../shared/model/report-content.ts';

type Child = HTMLElement | string | null;

/** An element with its children; null ones are left out. What is text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Words of people: their own direction, their own lines. */
export function words<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  said: string,
): HTMLElementTagNameMap[Name] {
  const made = element(name, className, said);
  made.dir = 'auto';
  return made;
}

export function day(time: number): string {
  return formatDay(time, Date.now());
}

/** Opens an address outside, by mouse; by keyboard the dialog of the block does. */
export function outsideLink(url: string, said: string): HTMLAnchorElement {
  const link = element('a', 'own-link', said);
  link.href = url;
  link.title = url;
  link.tabIndex = -1;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    void openLink(url);
  });
  return link;
}

/** Who said it, where, when, and the way to the original. */
export function attribution({ who, place, date, url }: Attribution): (HTMLElement | string)[] {
  const said = [who, place, day(date)].filter((part) => part !== '').join(' · ');
  return url === null ? [said] : [`${said} · `, outsideLink(url, text.reportBlocks.original)];
}

/** A block that gathers things by itself: what it is called, what stands in it, or why it is empty. */
export function gathered(name: string, time: string | null, entries: HTMLElement[], empty: string): HTMLElement {
  const list = element('ul', 'own-entries', ...entries);
  return element(
    'section',
    'own-card',
    element('header', 'own-lead', element('span', '', name), time === null ? null : element('span', 'own-time', time)),
    ...(entries.length > 0
      ? [list]
      : [element('p', 'own-quiet', empty), element('p', 'own-quiet', text.reportBlocks.emptyLeftOut)]),
  );
}

/** The stretch of time that a block looks at. */
export function periodWords({ since, until }: { since: number; until: number | null }): string {
  return until === null
    ? text.reportBlocks.since(day(since))
    : text.reportBlocks.fromTo(day(since), day(Math.max(since, until - 1)));
}
