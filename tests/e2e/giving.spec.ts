import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { saveInto } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { conversationOf } from './pages/conversation.ts';
import { frameOf } from './pages/frame.ts';
import { givingOf, ledgerOf } from './pages/giving.ts';
import { inboxOf } from './pages/inbox.ts';
import { expect, test } from './sample-inbox.ts';

/** A question of somebody with an answer of somebody else that was accepted. */
async function answeredQuestion(sameside: Sameside) {
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 100 });
  for (const { id, title } of rows) {
    const { accepted } = await ask(sameside, 'giving.inConversation', { id });
    const { messages } = await ask(sameside, 'conversation.get', { id });
    const [question] = messages;
    const answer = messages.find((message) => message.id === accepted[0]);
    const words = /^\w+ \w+ \w+/.exec(question!.text)?.[0];
    if (answer?.from == null || question?.from == null || words === undefined) continue;
    if (answer.from.personId !== question.from.personId) return { id, title, question, answer, words };
  }
  throw new Error('no conversation of the sample has what is needed');
}

test('what somebody gave is marked, confirmed, thanked for as they wish, promised and kept by keyboard, and all of it undone', async ({
  sameside,
  profile,
}) => {
  // Catches marks that point beside the words, names that go out unasked, keys that do nothing, and what undo leaves behind.
  const { window } = sameside;
  const giving = givingOf(window);
  const ledger = ledgerOf(window);
  const { toast } = frameOf(window);
  const { id, title, question, answer, words } = await answeredQuestion(sameside);
  const state = () => ask(sameside, 'giving.inConversation', { id });
  await ask(sameside, 'person.setCreditWish', { id: question.from!.personId, wish: 'handle' });
  await ask(sameside, 'place.open', { type: 'conversation', id });
  await expect(inboxOf(window).heading).toHaveText(title);
  await expect(giving.message(question.id)).toBeVisible();

  await giving.select(question.id, words);
  await window.keyboard.press('v');
  await expect(giving.picker.getByRole('combobox')).toBeFocused();
  await window.keyboard.type('idea');
  await window.keyboard.press('Enter');
  await expect(giving.chip(giving.message(question.id), 'idea')).toBeVisible();
  await expect(giving.marked).toHaveText(words);
  expect((await state()).contributions).toMatchObject([{ kind: 'idea', quote: words, credited: false }]);
  await expect(giving.between).toContainText(words);

  await expect(giving.hint.first()).toBeVisible();
  await giving.focus(answer.id);
  await window.keyboard.press('d');
  await expect(giving.chip(giving.message(answer.id), 'answer')).toBeVisible();

  // From the list of what is owed the same key leads to the words, with the form open.
  await frameOf(window).view('people').click();
  await ledger.tab('owed').click();
  await expect(ledger.owed.first()).toContainText(words);
  await window.keyboard.press('t');
  await expect(giving.thanks.getByRole('checkbox')).toBeChecked();
  await expect(giving.thanks.getByRole('textbox').first()).toBeFocused();
  await window.keyboard.type('Thank you for the idea');
  await window.keyboard.press('Control+Enter');
  await expect(giving.credit).toContainText(text.giving.namedAsThen(question.from!.name));

  await giving.focus(answer.id);
  await window.keyboard.press('t');
  await expect(giving.question.getByRole('textbox')).toHaveValue(/May we name you\?/);
  await giving.question.getByRole('button', { name: text.giving.askDone }).click();
  await expect(giving.question).toContainText('Asked on');
  await giving.thanks.getByRole('button', { name: text.giving.keepCredit }).click();
  await expect(giving.credit).toHaveCount(2);
  await expect(giving.credit.last()).toContainText(text.giving.namedAsThen('Someone in Sample inbox'));
  expect((await state()).contributions.every(({ credited }) => credited)).toBe(true);

  await giving.focus(question.id);
  await window.keyboard.press('p');
  await expect(giving.promise.getByRole('textbox').first()).toBeFocused();
  await window.keyboard.type('We will ask the moderators');
  await window.keyboard.press('Enter');
  await expect(giving.promised('open')).toContainText('We will ask the moderators');
  await expect(inboxOf(window).practices).toContainText(text.conversation.promiseMade);
  await window.keyboard.press('n');
  await expect(giving.lookAgain).toContainText('We will ask the moderators');
  await window.keyboard.press('Escape');
  await giving
    .promised('open')
    .getByRole('button', { name: text.giving.settleOf.kept('We will ask the moderators') })
    .click();
  await window.keyboard.type('They agreed');
  await window.keyboard.press('Enter');
  await expect(giving.promised('kept')).toContainText('They agreed');
  await expect(inboxOf(window).practices).toContainText(text.conversation.creditGiven);

  await saveInto(sameside, profile);
  const exported = await ask(sameside, 'credit.export', { format: 'markdown', project: '', owner: '' });
  const file = readFileSync(path.join(profile, path.basename(exported!.path)), 'utf8');
  expect(file).toContain(`## ${question.from!.name}`);
  expect(file).not.toContain(answer.from!.name);

  await conversationOf(window).pane.locator('h1').click();
  for (const label of [
    'Promise kept',
    'Promise noted',
    'Credit given',
    'Asked whether to name them',
    'Credit given',
    'Marked as a contribution',
    'Marked as a contribution',
  ]) {
    await window.keyboard.press('z');
    await expect(toast).toContainText(label);
  }
  await expect(giving.marked).toHaveCount(0);
  expect(await state()).toMatchObject({ contributions: [], credits: [], promises: [] });
  expect((await ask(sameside, 'conversation.get', { id })).practices).not.toContain('respecting');
});
