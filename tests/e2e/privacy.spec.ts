import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { saveInto } from './dialogs.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { privacyOf } from './pages/privacy.ts';
import { sourcesOf } from './pages/sources.ts';
import { expect, test } from './sample-inbox.ts';

test('somebody is handed what is held, then forgotten, and old conversations go', async ({ sameside }) => {
  // Catches a button that forgets before the name is typed, a person that search still finds, a view left on somebody who is
  // gone, and a time for keeping that deletes nothing or does not say so before.
  const { window, profile } = sameside;
  const privacy = privacyOf(window);
  const scope = { view: 'open', filter: null, sort: 'newest' } as const;
  const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 1 });
  const { messages } = await ask(sameside, 'conversation.get', { id: rows[0]!.id });
  const { personId } = messages[0]!.from!;
  const { name } = await ask(sameside, 'person.get', { id: personId });

  await frameOf(window).searchBox.fill(`"${name}" `);
  await window.getByRole('tab', { name: text.search.type.person }).click();
  await inboxOf(window).results.getByRole('option').first().click();
  await expect(window.getByRole('main', { name: text.people.profile }).getByRole('heading', { level: 1 })).toHaveText(
    name,
  );

  await saveInto(sameside, profile);
  await privacy.export('html');
  await expect(frameOf(window).toast).toContainText('Everything held about');
  const file = path.join(profile, `Everything held about ${name}.html`);
  expect(readFileSync(file, 'utf8')).toContain(messages[0]!.text.slice(0, 20).split(/[&<>"'\n]/)[0]!);

  await privacy.openForget.click();
  await expect(privacy.forget.dialog).toContainText(text.privacy.cannotUndo);
  await expect(privacy.forget.name).toBeFocused();
  await window.keyboard.type('somebody else');
  await expect(privacy.forget.confirm).toBeDisabled();
  await privacy.forget.name.fill(name);
  await window.keyboard.press('Enter');
  await expect(frameOf(window).toast).toContainText(text.privacy.forgotten(name));
  await expect(privacy.forget.dialog).toHaveCount(0);
  await expect(privacy.section).toHaveCount(0);
  await frameOf(window).searchBox.fill(`"${name}" `);
  await expect(window.getByText(text.search.none)).toBeVisible();
  await frameOf(window).searchBox.press('Escape');

  await frameOf(window).view('sources').click();
  await privacy.openKeep('Sample inbox').click();
  await expect(privacy.keep.outcome).toHaveText(text.privacy.keepNothing);
  await privacy.keep.choice('1 year').check();
  await expect(privacy.keep.outcome).toContainText('would go now');
  await privacy.keep.save.click();
  await expect(frameOf(window).toast).toContainText('keeps messages for 1 year');
  await expect(sourcesOf(window).card('Sample inbox')).toContainText(text.sources.keptFor('1 year'));
});
