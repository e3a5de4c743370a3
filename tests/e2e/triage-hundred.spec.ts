import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { expect, test } from './sample-inbox.ts';

const { did } = text.triage;

/** Looked at often: there are thousands of moments to wait for. */
const soon = { intervals: [15, 15, 30, 60, 120] };

/** Everything that triage can change, as the database has it. */
async function stored(sameside: Sameside) {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'all', filter: null, sort: 'newest' },
    before: null,
    limit: 200,
  });
  const [counts, labels, changes] = await Promise.all([
    ask(sameside, 'inbox.counts', null),
    ask(sameside, 'label.list', null),
    ask(sameside, 'change.list', null),
  ]);
  return { rows, counts, labels, changes: changes.map(({ updatedAt: _, ...change }) => change) };
}

/** All read and listened to: opening a conversation counts as reading, which is no action that undoing takes back. */
async function readAll(sameside: Sameside): Promise<void> {
  const target = { scope: { view: 'all', filter: null, sort: 'newest' } } as const;
  await ask(sameside, 'conversation.act', { target, action: { type: 'read' } });
  const action = { type: 'practice', practice: 'listening', on: true } as const;
  await ask(sameside, 'conversation.act', { target, action });
}

/** Types into what the key opened, and takes what was typed. */
async function pick(
  window: Page,
  key: string,
  picker: 'snooze' | 'remind' | 'labels' | 'assign' | 'change',
  words = '',
) {
  const field = inboxOf(window)[picker].locator('.field');
  await window.keyboard.press(key);
  await expect(field).toBeFocused();
  await window.keyboard.type(words);
  await window.keyboard.press('Enter');
  if (picker === 'labels') await window.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
}

interface Step {
  /** How many conversations it is about. */
  count: number;
  run(window: Page): Promise<void>;
  /** What is said of it, as far as it is the same each time. */
  said: string;
}

async function selectOn(window: Page, count: number): Promise<void> {
  await window.keyboard.press('x');
  for (let at = 1; at < count; at += 1) await window.keyboard.press('Shift+J');
  await expect(inboxOf(window).bulk).toContainText(text.triage.selected(count));
}

const key = (name: string) => (window: Page) => window.keyboard.press(name);

/** A mix of all that one does of a morning. */
const steps: Step[] = [
  { count: 1, run: key('e'), said: did.done(1) },
  { count: 1, run: (window) => pick(window, 'h', 'snooze', 'tomorrow 9'), said: did.snooze('tomorrow 09:00')(1) },
  { count: 1, run: key('u'), said: did.unread(1) },
  { count: 1, run: (window) => pick(window, 'l', 'labels', 'export'), said: did.label('export')(1) },
  { count: 1, run: key('m'), said: did.mute(1) },
  { count: 1, run: (window) => pick(window, 'i', 'assign'), said: did.assign('me')(1) },
  { count: 1, run: (window) => pick(window, 'b', 'remind', 'in 2 weeks'), said: 'Reminder set for' },
  { count: 1, run: (window) => pick(window, 'c', 'change', 'keep file names'), said: did.change('keep file names')(1) },
  {
    count: 1,
    async run(window) {
      await window.keyboard.press('Shift+F10');
      await expect(inboxOf(window).menu).toBeVisible();
      await window.keyboard.press('End');
      await window.keyboard.press('Enter');
    },
    said: did.practice(text.inbox.practices.voicing)(1),
  },
  {
    count: 1,
    async run(window) {
      await window.keyboard.press('h');
      await expect(inboxOf(window).snooze.locator('.field')).toBeFocused();
      await window.keyboard.press('ArrowUp');
      await window.keyboard.press('Enter');
    },
    said: did.snooze(text.triage.untilTheyAnswer)(1),
  },
  {
    count: 3,
    async run(window) {
      await selectOn(window, 3);
      await window.keyboard.press('e');
    },
    said: did.done(3),
  },
  {
    count: 4,
    async run(window) {
      await selectOn(window, 4);
      await pick(window, 'l', 'labels', 'export');
    },
    said: did.label('export')(4),
  },
  {
    count: 2,
    async run(window) {
      await selectOn(window, 2);
      await window.keyboard.press('Shift+M');
      await expect(inboxOf(window).merge.getByRole('button', { name: text.triage.mergeButton(2) })).toBeFocused();
      await window.keyboard.press('Enter');
    },
    said: did.merge(2),
  },
];
/** Now and then: what is pinned goes to the top of the list, and the way back down is long. */
const pinning: Step = { count: 1, run: key('s'), said: did.pin(1) };

test('a hundred conversations are triaged by keyboard alone; each action is undone and redone, and all of it undone', async ({
  sameside,
}) => {
  // Catches an action that undo takes back only in part, counts that drift, and keys that land on another conversation.
  test.setTimeout(600_000);
  const { window } = sameside;
  const inbox = inboxOf(window);
  const said = window.locator('[data-announcer]');
  const now = () => stored(sameside);
  await expect(inbox.rows.first()).toBeVisible();
  await expect(inbox.list).toBeFocused();
  await readAll(sameside);
  await expect(window.locator('.row-unread')).toHaveCount(0);
  const start = await now();
  const { actionId: before } = (await ask(sameside, 'undo.next', null))!;

  // A label and a change are made where they are needed first.
  await pick(window, 'l', 'labels', 'export');
  await expect(said).toHaveText(did.label('export')(1));
  await pick(window, 'c', 'change', 'keep file names');
  await expect(said).toHaveText(did.change('keep file names')(1));

  const triaged = new Set<number>();
  for (let round = 0; triaged.size < 100; round += 1) {
    const { count, run, said: words } = round % 20 === 10 ? pinning : steps[round % steps.length]!;
    await goToFresh(sameside, triaged, count);
    const earlier = await now();
    await run(window);
    await expect(said).toContainText(words);
    await expect
      .poll(async () => (await ask(sameside, 'undo.next', null))!.count, { message: words, ...soon })
      .toBe(count);
    const later = await now();
    expect(later, words).not.toEqual(earlier);
    await window.keyboard.press('z');
    await expect.poll(now, { message: `${words}: undone`, ...soon }).toEqual(earlier);
    await window.keyboard.press('Shift+Z');
    await expect.poll(now, { message: `${words}: done again`, ...soon }).toEqual(later);
    await window.keyboard.press('Escape');
    await expect(inbox.bulk).toHaveCount(0);
  }

  await window.keyboard.press('y');
  await expect(inbox.history.getByRole('listitem').first()).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(inbox.history).toHaveCount(0);
  for (;;) {
    const next = await ask(sameside, 'undo.next', null);
    if (next?.actionId === before) break;
    await window.keyboard.press('z');
    await expect.poll(async () => (await ask(sameside, 'undo.next', null))?.actionId, soon).not.toBe(next?.actionId);
  }
  expect(await now()).toEqual(start);
  await expect(inbox.tab('open')).toHaveText(`${text.inbox.tab.open} ${start.counts.open}`);
  await expect(frameOf(window).section(text.frame.labelsHeading)).toHaveCount(0);
});

/** Moves with J and K to open conversations that were not triaged yet, so many in a row; they count as triaged from here. */
async function goToFresh(sameside: Sameside, triaged: Set<number>, count: number): Promise<void> {
  const { window } = sameside;
  const inbox = inboxOf(window);
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 200,
  });
  // From where the list stands, the next ones that are fresh; each press is seen before the next one.
  const active = async (): Promise<string> => (await inbox.list.getAttribute('aria-activedescendant')) ?? '';
  const step = async (): Promise<void> => {
    const before = await active();
    await window.keyboard.press('j');
    await expect.poll(active, soon).not.toBe(before);
  };
  // What was pinned or undone stands at its new place in the window too before the way is counted from it.
  let from = -1;
  await expect
    .poll(async () => {
      const [here, place] = await inbox.list.evaluate((list) => {
        const name = list.getAttribute('aria-activedescendant') ?? '';
        return [name, document.getElementById(name)?.getAttribute('aria-posinset')];
      });
      if (here === '') await window.keyboard.press('j');
      from = rows.findIndex(({ id }) => `conversations-${id}` === here);
      return from !== -1 && place === String(from + 1);
    }, soon)
    .toBe(true);
  const goal = rows.findIndex((_, index) => {
    const next = rows.slice(index, index + count);
    return index >= from && next.length === count && next.every(({ id }) => !triaged.has(id));
  });
  const wanted = rows.slice(goal, goal + count);
  for (const { id } of wanted) triaged.add(id);
  while ((await active()) !== `conversations-${wanted[0]!.id}`) await step();
  await expect(inbox.heading).toHaveText(wanted[0]!.title);
}
