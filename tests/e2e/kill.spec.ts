import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { chooseFiles } from './dialogs.ts';
import { mailboxOf } from './mailbox.ts';
import { conversationOf } from './pages/conversation.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { managersOf } from './pages/managers.ts';
import { sourcesOf } from './pages/sources.ts';
import { expect, test } from './sample-inbox.ts';
import { jsonOfVerb } from './verb.ts';

const messages = 12_000;

test('a power cut in the middle of an import loses nothing that was there, and the import can be repeated', async ({
  sameside,
}) => {
  // Catches a file that is damaged by it, counts that drift, messages that come twice, and a note that was only said to be saved.
  const mailbox = path.join(sameside.profile, 'big.mbox');
  writeFileSync(mailbox, mailboxOf(messages, 'Words that are the same in each of them. '.repeat(12)));
  const { messages: before } = await ask(sameside, 'inbox.counts', null);
  let arrived = before;

  // Acknowledged by the window: a note that says so, and an action that can be undone.
  const inbox = inboxOf(sameside.window);
  const done = await inbox.heading.innerText();
  await sameside.window.keyboard.press('n');
  await sameside.window.keyboard.type('written before the cut');
  await expect(inbox.notes).toContainText(text.notes.state.saved);
  await sameside.window.keyboard.press('Escape');
  await sameside.window.keyboard.press('e');
  await expect(inbox.row(done)).toHaveCount(0);
  await expect(frameOf(sameside.window).footer).toContainText(text.frame.undo(text.triage.did.done(1)));

  for (const progress of [/Importing big\.mbox\s*[1-9]/, /Importing big\.mbox\s*[2-9],\d{3}/]) {
    await chooseFiles(sameside, [mailbox]);
    await frameOf(sameside.window).view('sources').click();
    await sourcesOf(sameside.window).importFiles.click();
    await expect(frameOf(sameside.window).footer).toContainText(progress, { timeout: 30_000 });
    await sameside.killAndStart();

    const { notice } = await ask(sameside, 'app.info', null);
    expect(notice).toBeNull();
    await frameOf(sameside.window).view('inbox').click();
    await expect(inboxOf(sameside.window).rows.first()).toBeVisible();
    await expect(sameside.window.locator('.toast-danger')).toHaveCount(0);
    const counts = await ask(sameside, 'inbox.counts', null);
    expect(counts.messages).toBeLessThan(before + messages);
    expect(counts.messages).toBeGreaterThanOrEqual(arrived);
    expect(counts.done).toBe(1);
    arrived = counts.messages;
    const [job] = await ask(sameside, 'job.list', null);
    expect(job).toMatchObject({ label: 'big.mbox', state: 'failed', error: { code: 'interrupted' } });
    const notes = await ask(sameside, 'note.list', { target: null, limit: 10 });
    expect(notes).toMatchObject([{ body: 'written before the cut', targetTitle: done }]);
  }
  expect(arrived, 'something had arrived before the cut').toBeGreaterThan(before);

  const { window } = sameside;
  await chooseFiles(sameside, [mailbox]);
  await frameOf(window).view('sources').click();
  await sourcesOf(window).importFiles.click();
  await expect(frameOf(window).footer).toContainText('Imported big.mbox', { timeout: 60_000 });
  const [job] = await ask(sameside, 'job.list', null);
  expect(job!.result).toMatchObject({
    messages: { new: before + messages - arrived, duplicate: arrived - before, updated: 0, failed: 0 },
    conversations: messages / 4,
    conversationsByReference: messages / 4,
    people: 50,
  });
  expect(await jsonOfVerb(sameside.profile, 'check')).toMatchObject({ ok: true, problems: [] });
});

test('what is half typed in a small form is there after a power cut', async ({ sameside }) => {
  // Catches words that are written down only when a form is left or kept.
  const { window } = sameside;
  await expect(inboxOf(window).heading).not.toBeEmpty();
  await window.keyboard.press('j');
  await window.keyboard.press('a');
  await conversationOf(window).form.getByRole('textbox').first().fill('Only one site is');
  await conversationOf(window).form.getByRole('textbox').last().fill('in 2 weeks');
  const heading = await inboxOf(window).heading.innerText();
  const { open, rules, editor } = managersOf(window);
  await open('manage-rules');
  await rules.make.click();
  await editor.name.fill('About sites');
  await editor.query.fill('site is:op');
  const kept = async () => (await ask(sameside, 'app.info', null)).restore;
  await expect.poll(kept).toContain('site is:op');
  await sameside.killAndStart();

  const form = conversationOf(sameside.window).form.getByRole('textbox');
  await expect(inboxOf(sameside.window).heading).toHaveText(heading);
  await expect(form.first()).toHaveValue('Only one site is');
  await expect(form.last()).toHaveValue('in 2 weeks');
  const after = managersOf(sameside.window);
  await after.open('manage-rules');
  await expect(after.editor.name).toHaveValue('About sites');
  await expect(after.editor.query).toHaveValue('site is:op');
  await after.editor.name.press('Escape');
  await expect(after.rules.make).toBeVisible();
});
