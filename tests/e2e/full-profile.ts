import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask } from './ask.ts';
import { chooseFiles } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { emptyMail, mailboxOf } from './mailbox.ts';
import { expect } from './sample-inbox.ts';

/** Puts something into every view of a profile that has the sample inbox: evidence, a report, notes, an import with a failure. */
export async function fillProfile(sameside: Sameside): Promise<void> {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 1,
  });
  const conversation = await ask(sameside, 'conversation.get', { id: rows[0]!.id });
  const { id: messageId, from } = conversation.messages[0]!;
  const { evidence } = await ask(sameside, 'evidence.capture', { messageId, start: 0, end: 60 });
  await ask(sameside, 'evidence.capture', { messageId: conversation.messages[1]!.id, start: 0, end: 40 });
  await ask(sameside, 'note.create', { target: { type: 'conversation', id: conversation.id }, body: 'A note on it' });
  await ask(sameside, 'note.create', { target: { type: 'person', id: from!.personId }, body: 'A note on a person' });
  await ask(sameside, 'note.create', { target: null, body: '# A free note\n\nwith a second line' });
  const report = await ask(sameside, 'report.create', { title: 'What people ask for' });
  await ask(sameside, 'report.save', {
    id: report.id,
    title: report.title,
    document: {
      version: 1,
      blocks: [
        { id: 'a', type: 'heading', level: 2, text: 'The export' },
        { id: 'b', type: 'text', text: 'They said it clearly, and more than once.' },
        { id: 'c', type: 'evidence', evidenceId: evidence.id },
      ],
    },
  });
  const mailbox = path.join(sameside.profile, 'list.mbox');
  writeFileSync(mailbox, mailboxOf(8) + emptyMail);
  await chooseFiles(sameside, [mailbox]);
  const { jobId } = (await ask(sameside, 'import.choose', { what: 'files' }))!;
  await expect
    .poll(async () => (await ask(sameside, 'job.list', null)).find(({ id }) => id === jobId)?.state)
    .toBe('done');
  // The failure opens its list by itself; what follows begins with a quiet window.
  await expect(sameside.window.getByRole('dialog')).toBeVisible();
  await sameside.window.keyboard.press('Escape');
  await expect(sameside.window.getByRole('dialog')).toHaveCount(0);
}
