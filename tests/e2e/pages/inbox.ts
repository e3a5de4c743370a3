import type { Locator, Page } from '@playwright/test';
import type { InboxView } from '../../../shared/model/conversation.ts';
import { text } from '../../../renderer/src/text.ts';

/** The list of conversations, the open one, and the person beside it. */
export function inboxOf(window: Page) {
  const list = window.getByRole('listbox', { name: text.inbox.list });
  const pane = window.getByRole('main', { name: text.conversation.pane });
  const rows = list.getByRole('option');
  const titleOf = (row: Locator): Locator => row.locator('.row-title');
  return {
    list,
    rows,
    titleOf,
    row: (title: string) => rows.filter({ has: window.locator('.row-title').getByText(title, { exact: true }) }),
    selected: titleOf(list.getByRole('option', { selected: true })),
    tab: (view: InboxView) => window.getByRole('tab', { name: new RegExp(`^${text.inbox.tab[view]}\\b`) }),
    pane,
    heading: pane.getByRole('heading', { level: 1 }),
    practices: pane.getByRole('list', { name: text.conversation.practiceList }),
    messages: pane.getByRole('region', { name: text.conversation.messages }),
    message: pane.getByRole('article'),
    action: (name: string) =>
      pane.getByRole('toolbar', { name: text.conversation.actions }).getByRole('button', { name }),
    snooze: window.getByRole('dialog', { name: text.triage.until.snooze }),
    remind: window.getByRole('dialog', { name: text.triage.until.remind }),
    labels: window.getByRole('dialog', { name: text.triage.label }),
    assign: window.getByRole('dialog', { name: text.triage.assign }),
    change: window.getByRole('dialog', { name: text.triage.change }),
    merge: window.getByRole('dialog', { name: text.triage.merge }),
    menu: window.getByRole('menu', { name: text.triage.menu }),
    history: window.getByRole('dialog', { name: text.triage.history }),
    bulk: window.getByRole('toolbar', { name: text.triage.bulk }),
    notes: pane.getByRole('region', { name: text.notes.heading }),
    person: window.getByRole('complementary', { name: text.people.pane }),
    results: window.getByRole('listbox', { name: text.search.results }),
  };
}

/** Titles of the first conversations in the list, in order, once they are there. */
export async function firstTitles(window: Page, count: number): Promise<string[]> {
  const { list } = inboxOf(window);
  const titleAt = (position: number): Promise<string> =>
    list.locator(`[aria-posinset="${position}"] .row-title`).innerText();
  return Promise.all(Array.from({ length: count }, (_, index) => titleAt(index + 1)));
}

/** Selects words of a message with the mouse, from their first letter to their last. They must stand on one line. */
export async function dragOver(window: Page, part: Locator, words: string): Promise<void> {
  const box = await part.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const [first, ...others] = range.getClientRects();
      if (first === undefined || others.length > 0) throw new Error('These words do not stand on one line.');
      return { left: first.left, right: first.right, middle: first.top + first.height / 2 };
    }
    throw new Error('These words are not there.');
  }, words);
  await window.mouse.move(box.left + 1, box.middle);
  await window.mouse.down();
  await window.mouse.move((box.left + box.right) / 2, box.middle);
  await window.mouse.move(box.right - 1, box.middle);
  await window.mouse.up();
}
