import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { todayOf } from './pages/today.ts';
import { expect, test } from './sample-inbox.ts';

test('what is due today is gone through by keyboard, done there, and undone', async ({ sameside }) => {
  // Catches a list that keys cannot reach, a thing that leads to the wrong place, and one that stays after it was done.
  const { window } = sameside;
  const today = todayOf(window);
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 3 });
  const { id, title } = rows[2]!;
  await ask(sameside, 'conversation.act', { target: { ids: [id] }, action: { type: 'remind', at: Date.now() } });

  await window.keyboard.press('g');
  await window.keyboard.press('t');
  const row = today.section('due').getByRole('listitem');
  await expect(row).toContainText(title);
  await window.keyboard.press('j');
  await expect(row.getByRole('button').first()).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(inboxOf(window).heading).toHaveText(title);

  await window.keyboard.press('g');
  await window.keyboard.press('t');
  await row.getByRole('button', { name: text.today.clearOf(title) }).click();
  await expect(today.section('due')).toHaveCount(0);
  await expect(frameOf(window).toast).toContainText('Reminder taken away');
  await window.keyboard.press('z');
  await expect(row).toContainText(title);
});

test('what is held in suspension stands on a board with what speaks for and against it', async ({ sameside }) => {
  // Catches an assumption forgotten in its conversation, a ground that is not kept, and one that came out and still counts as held.
  const { window } = sameside;
  const today = todayOf(window);
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 1 });
  const sentence = 'Only one site is affected';
  await ask(sameside, 'assumption.hold', { conversationId: rows[0]!.id, sentence, lookAgainAt: Date.now() });
  const { messages } = await ask(sameside, 'conversation.get', { id: rows[0]!.id });
  const { evidence } = await ask(sameside, 'evidence.capture', { messageId: messages[0]!.id, start: 0, end: 30 });

  await frameOf(window).view('today').click();
  await expect(today.section('assumptions')).toContainText(sentence);
  await today.tab('held').click();
  await today
    .held(sentence)
    .getByRole('button', { name: text.assumptions.addOf.for(sentence) })
    .click();
  await window.keyboard.type('Nobody else wrote');
  await window.keyboard.press('Enter');
  await expect(today.held(sentence).getByRole('region', { name: text.assumptions.sides.for })).toContainText(
    'Nobody else wrote',
  );
  await today
    .held(sentence)
    .getByRole('button', { name: text.assumptions.addOf.against(sentence) })
    .click();
  await today.board.getByRole('combobox').selectOption(String(evidence.id));
  await today.board.getByRole('button', { name: text.assumptions.addGround, exact: true }).click();
  await expect(today.held(sentence).getByRole('region', { name: text.assumptions.sides.against })).toContainText(
    evidence.source,
  );

  await today
    .held(sentence)
    .getByRole('button', { name: text.assumptions.settleOf(sentence) })
    .click();
  await window.keyboard.type('Three others have it too');
  await window.keyboard.press('Enter');
  await expect(today.board).toContainText(text.assumptions.boardEmpty.held[0]!);
  await today.boardTab('settled').click();
  await expect(today.held(sentence)).toContainText('Three others have it too');
});
