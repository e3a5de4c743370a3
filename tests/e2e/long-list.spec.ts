import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { mailboxOf } from './mailbox.ts';
import { inboxOf } from './pages/inbox.ts';
import { expect, test as sample } from './sample-inbox.ts';
import { jsonOfVerb } from './verb.ts';

/** Beside the sample inbox so many conversations, of four messages each, that a list of them has more pages than are read again at once. */
const added = 800;

const test = sample.extend({
  profile: async ({ profile }, use) => {
    const mailbox = path.join(profile, 'long.mbox');
    writeFileSync(mailbox, mailboxOf(added * 4));
    await jsonOfVerb(profile, 'import', mailbox);
    await use(profile);
  },
});

test('a long list keeps its end in sight while things change above, below and within', async ({ sameside }) => {
  // Catches a list that falls back to its first page, jumps, or shows rows as they were when only parts of it are read again.
  const { window } = sameside;
  const inbox = inboxOf(window);
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const { open } = await ask(sameside, 'inbox.counts', null);
  const chosen = inbox.list.getByRole('option', { selected: true });
  await expect(inbox.list).toBeFocused();
  await expect(async () => {
    await window.keyboard.press('End');
    expect(await chosen.getAttribute('aria-posinset')).toBe(String(open));
  }).toPass({ intervals: [100] });
  const last = await inbox.titleOf(chosen).innerText();
  await expect(inbox.heading).toHaveText(last);
  const top = () => inbox.list.evaluate((list) => list.scrollTop);
  const before = await top();

  // Something changes in sight: another one does it, as a rule or a second window would.
  const id = Number((await chosen.getAttribute('id'))!.replace(/\D+/, ''));
  const label = await ask(sameside, 'label.create', { name: 'export', colour: 'teal' });
  const act = (ids: number[], action: Parameters<typeof ask<'conversation.act'>>[2]['action']) =>
    ask(sameside, 'conversation.act', { target: { ids }, action });
  await act([id], { type: 'label', labelId: label.id, on: true });
  await expect(chosen).toContainText('export');
  await expect(chosen).toHaveAttribute('aria-posinset', String(open));

  // Two far above go: what one looks at stays where it is, and the list is two shorter.
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 20 });
  const gone = [rows[3]!, rows[11]!];
  await act(
    gone.map((row) => row.id),
    { type: 'done' },
  );
  await expect(inbox.tab('open')).toContainText(text.inbox.tabCount(open - 2));
  await expect(inbox.titleOf(chosen)).toHaveText(last);
  await expect(chosen).toBeInViewport();
  await expect(chosen).toHaveAttribute('aria-setsize', String(open - 2));
  await expect(chosen).toHaveAttribute('aria-posinset', String(open - 2));
  expect(await top()).toBeLessThanOrEqual(before);

  // Up there they are gone as well, and come back to their places.
  await window.keyboard.press('Home');
  await expect(chosen).toHaveAttribute('aria-posinset', '1');
  await expect(inbox.row(gone[0]!.title)).toHaveCount(0);
  await ask(sameside, 'undo.last', null);
  await expect(inbox.row(gone[0]!.title)).toHaveAttribute('aria-posinset', '4');
  await expect(inbox.row(gone[1]!.title)).toHaveAttribute('aria-posinset', '12');
  await window.keyboard.press('End');
  await expect(chosen).toHaveAttribute('aria-posinset', String(open));
  await expect(inbox.titleOf(chosen)).toHaveText(last);
});
