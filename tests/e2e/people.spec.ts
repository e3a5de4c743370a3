import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { expect, test as base } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { peopleOf } from './pages/people.ts';
import { jsonOfVerb } from './verb.ts';

const day = 86_400_000;

/** One mail of a plainly synthetic list. */
function mail(index: number, from: string, at: number, answers: number | null, words: string): string {
  const date = new Date(at).toUTCString().replace('GMT', '+0000');
  return [
    `From list@example.org ${new Date(at).toUTCString()}`,
    `From: ${from}`,
    'To: list@example.org',
    `Subject: ${answers === null ? '' : 'Re: '}Matter ${answers ?? index}`,
    `Date: ${date}`,
    `Message-ID: <people-${index}@example.org>`,
    ...(answers === null ? [] : [`References: <people-${answers}@example.org>`]),
    '',
    words,
    '',
    '',
  ].join('\n');
}

const first = 'Reader Seventeen <reader-seventeen@example.org>';
const again = 'Reader Seventeen <reader-seventeen@example.net>';
const other = 'Writer Eighteen <writer-eighteen@example.org>';
const silent = 'Tester Nineteen <tester-nineteen@example.org>';

/** The same reader under two addresses, one who came back, one who fell silent, one who spoke once. */
const mailbox = (now: number): string =>
  [
    mail(0, silent, now - 900 * day, null, 'Could the manual have an index?'),
    mail(1, silent, now - 890 * day, null, 'The second chapter is hard to find.'),
    mail(2, first, now - 700 * day, null, 'Where are the old exports kept?'),
    mail(3, first, now - 40 * day, null, 'The exports lose my notes.'),
    mail(4, other, now - 39 * day, 3, 'The same happens here with every export.'),
    mail(5, again, now - 2 * day, null, 'Please keep notes in the export.'),
  ].join('');

const test = base.extend({
  profile: async ({ profile }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sameside-people-'));
    const file = path.join(folder, 'list.mbox');
    writeFileSync(file, mailbox(Date.now()));
    await jsonOfVerb(profile, 'import', file);
    // Settles what is kept about people, so that the tests begin with whole lists.
    await jsonOfVerb(profile, 'person', 'list');
    rmSync(folder, { recursive: true, force: true });
    await use(profile);
  },
});

test('two addresses of one person are suggested, joined by a key, split again, and each step undone', async ({
  sameside,
}) => {
  // Catches a suggestion that stays after the join, names that do not follow in the list, and a split or undo that leaves half of it.
  const { window } = sameside;
  const people = peopleOf(window);
  await expect(inboxOf(window).rows.first()).toBeVisible();
  await window.keyboard.press('g');
  await window.keyboard.press('p');
  await expect(people.row('Reader Seventeen')).toHaveCount(2);

  await people.tab('joining').click();
  await expect(people.suggestions).toHaveCount(1);
  await expect(people.suggestions).toContainText('Same handle and same name: reader-seventeen');
  await window.keyboard.press('j');
  await window.keyboard.press('Shift+X');
  await expect(people.suggestions).toHaveCount(0);
  await expect(frameOf(window).toast).toContainText(text.people.keptApart);
  await window.keyboard.press('z');
  await expect(people.suggestions).toHaveCount(1);
  await window.keyboard.press('j');
  await window.keyboard.press('Shift+M');
  await expect(people.suggestions).toHaveCount(0);

  await people.tab('all').click();
  await expect(people.row('Reader Seventeen')).toHaveCount(1);
  await people.row('Reader Seventeen').click();
  await expect(people.identities).toHaveCount(2);
  await expect(people.profile).toContainText('Where are the old exports kept?');

  await people.split.click();
  await people.splitDialog.getByRole('button', { name: text.people.splitButton }).click();
  await expect(people.row('Reader Seventeen')).toHaveCount(2);
  await expect(people.identities).toHaveCount(1);
  // Who was split is not suggested again.
  await people.tab('joining').click();
  await expect(window.getByText(text.people.joining.empty)).toBeVisible();
  await window.keyboard.press('z');
  await people.tab('all').click();
  await expect(people.row('Reader Seventeen')).toHaveCount(1);
  await window.keyboard.press('z');
  await expect(people.row('Reader Seventeen')).toHaveCount(2);
});

test('people are found as one types and by how they were heard, and their profile is kept', async ({ sameside }) => {
  // Catches a tab that shows the wrong people, a filter that misses organisations, and an edit that is not stored or not undone.
  const { window } = sameside;
  const people = peopleOf(window);
  await expect(inboxOf(window).rows.first()).toBeVisible();
  await window.keyboard.press('g');
  await window.keyboard.press('p');
  await expect(people.rows).toHaveCount(4);
  await people.tab('first-time').click();
  await expect(people.rows).toHaveCount(2);
  await people.tab('silent').click();
  await expect(people.rows).toHaveText([/Tester Nineteen/]);
  await people.tab('returning').click();
  await expect(people.rows).toHaveText([/Reader Seventeen/]);
  await people.tab('wrong').click();
  await expect(window.getByText(text.people.none.wrong)).toBeVisible();

  await people.tab('all').click();
  await people.filter.fill('wri');
  await expect(people.rows).toHaveText([/Writer Eighteen/]);
  await people.filter.press('Enter');
  await expect(people.heading('Writer Eighteen')).toBeVisible();

  await people.affiliations.add.click();
  await people.affiliations.dialog.getByLabel(text.people.organisation).fill('The archive');
  await people.affiliations.dialog.getByLabel(text.people.from).fill('2024-03');
  await window.keyboard.press('Enter');
  await expect(people.profile).toContainText('since March 2024');
  await people.filter.fill('archive');
  await expect(people.rows).toHaveText([/The archive/]);

  await people.consent.add.click();
  await people.consent.dialog.getByRole('radio', { name: text.people.granted }).check();
  await people.consent.dialog.getByLabel(text.people.consentWords).fill('Yes, quote me.');
  await people.consent.dialog.getByLabel(text.people.consentMessage).selectOption({ index: 1 });
  await people.consent.dialog.getByRole('button', { name: text.people.save }).click();
  await expect(people.profile).toContainText('Yes, quote me.');

  await people.more.click();
  await window.getByRole('menuitem', { name: text.people.rename }).click();
  await people.dialog(text.people.rename).getByLabel(text.people.name).fill('Writer Twenty');
  await window.keyboard.press('Enter');
  await expect(people.heading('Writer Twenty')).toBeVisible();
  await people.filter.fill('twenty');
  await expect(people.rows).toHaveText([/Writer Twenty/]);

  await people.more.click();
  await window.getByRole('menuitem', { name: text.people.markWrong }).click();
  await people.dialog(text.people.markWrong).getByLabel(text.people.wrongWords).fill('These are two colleagues.');
  await window.keyboard.press('Enter');
  await expect(people.profile).toContainText('These are two colleagues.');
  await people.tab('wrong').click();
  await expect(people.rows).toHaveText([/These are two colleagues/]);
  await people.profile.focus();
  await window.keyboard.press('z');
  await expect(people.rows).toHaveCount(0);
});

test('a conversation dropped on somebody is kept with them, and the pane leads to the profile', async ({
  sameside,
}) => {
  // Catches a drop that is not taken, and a way from the conversation to the profile that ends at somebody else.
  const { window } = sameside;
  const inbox = inboxOf(window);
  const people = peopleOf(window);
  await expect(inbox.rows.first()).toBeVisible();
  await inbox.rows.filter({ hasText: 'Matter 5' }).click();
  const pane = window.getByRole('complementary', { name: text.people.pane });
  await expect(pane).toContainText('reader-seventeen@example.net');
  await inbox.rows.filter({ hasText: 'Matter 0' }).dragTo(pane);
  await expect(frameOf(window).toast).toContainText(text.people.concerningAdded(1, 'Reader Seventeen'));
  await pane.getByRole('button', { name: text.people.openProfile }).click();
  await expect(people.heading('Reader Seventeen')).toBeVisible();
  await expect(people.profile.getByRole('button', { name: /Matter 0/ })).toBeVisible();
  await window.keyboard.press('z');
  await expect(people.profile.getByText(text.people.noConcerning)).toBeVisible();
  const found = await ask(sameside, 'people.page', { tab: 'all', query: 'seventeen', before: null, limit: 10 });
  expect(found.people).toHaveLength(2);
});
