import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { keyboardOf, paletteOf } from './pages/palette.ts';
import { expect, test } from './sample-inbox.ts';

test.describe('the palette', () => {
  test('runs a command on what was open, and gives the focus back', async ({ sameside }) => {
    // Catches a palette that acts on nothing because it took the focus, and one that leaves the focus nowhere.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const palette = paletteOf(window);
    await expect(inbox.list).toBeFocused();
    const title = await inbox.selected.innerText();
    await window.keyboard.press('Control+k');
    await expect(palette.field).toBeFocused();
    await window.keyboard.type('done');
    await expect(palette.chosen).toContainText(text.commands.name.done);
    await expect(palette.chosen.locator('kbd')).toHaveText('E');
    await window.keyboard.press('Enter');
    await expect(palette.dialog).toHaveCount(0);
    await expect(inbox.row(title)).toHaveCount(0);
    await expect(inbox.list).toBeFocused();

    // What was used comes first the next time.
    await window.keyboard.press('Control+k');
    await expect(palette.group('recent').getByRole('option')).toHaveText([new RegExp(text.commands.name.done)]);
    await window.keyboard.press('Escape');
    await expect(inbox.list).toBeFocused();
  });

  test('goes to a person, a source, a report and a search by a few letters', async ({ sameside }) => {
    // Catches kinds that the palette lists and cannot open, and names that only the database knows.
    const { window } = sameside;
    const palette = paletteOf(window);
    await ask(sameside, 'report.create', { title: 'What people ask for' });
    const find = async (letters: string): Promise<void> => {
      await window.keyboard.press('Control+k');
      await window.keyboard.type(letters);
    };
    await expect(inboxOf(window).list).toBeFocused();

    await find('semaphore');
    await expect(palette.chosen).toContainText(/semaphore/i);
    await expect(palette.said).toHaveText(/\d+ choices?/);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('main', { name: text.people.profile })).toContainText(/semaphore/i);

    await find('sampl inb');
    await expect(palette.chosen).toContainText('Sample inbox');
    await window.keyboard.press('Enter');
    await expect(frameOf(window).source('Sample inbox')).toHaveAttribute('aria-current', 'page');

    await find('peopl ask');
    await expect(palette.chosen).toContainText('What people ask for');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('main', { name: 'What people ask for' })).toBeVisible();

    await find('zyzzyva');
    await expect(palette.rows).toHaveText([text.palette.search('zyzzyva')]);
    await window.keyboard.press('Enter');
    await expect(frameOf(window).searchBox).toHaveValue('zyzzyva');
    await expect(window.getByText(text.search.none)).toBeVisible();
  });

  test('moves with arrows, Home and End, and is closed by the key that opened it', async ({ sameside }) => {
    // Catches an option that a screen reader is told of and that is not the one Enter takes.
    const { window } = sameside;
    const palette = paletteOf(window);
    await expect(inboxOf(window).list).toBeFocused();
    await window.keyboard.press('Control+k');
    const first = await palette.chosen.innerText();
    await window.keyboard.press('ArrowUp');
    await expect(palette.rows.last()).toHaveAttribute('aria-selected', 'true');
    await expect(palette.rows.last()).toBeInViewport();
    await window.keyboard.press('ArrowDown');
    await expect(palette.chosen).toHaveText(first, { useInnerText: true });
    await window.keyboard.press('End');
    await expect(palette.rows.last()).toHaveAttribute('aria-selected', 'true');
    await window.keyboard.press('Home');
    await expect(palette.field).toHaveAttribute('aria-activedescendant', (await palette.chosen.getAttribute('id'))!);
    await expect(palette.chosen).toHaveText(first, { useInnerText: true });
    await window.keyboard.press('Control+k');
    await expect(palette.dialog).toHaveCount(0);
  });

  test('asks inside itself for the one thing more that a command needs', async ({ sameside }) => {
    // Catches a second step that forgets which conversation was meant, and a way back that closes everything.
    const { window } = sameside;
    const inbox = inboxOf(window);
    const palette = paletteOf(window);
    const label = await ask(sameside, 'label.create', { name: 'needs docs', colour: 'blue' });
    await expect(inbox.list).toBeFocused();
    const title = await inbox.selected.innerText();
    const labels = async (): Promise<number[]> => {
      const scope = { view: 'all', filter: null, sort: 'newest' } as const;
      const { rows } = await ask(sameside, 'inbox.page', { scope, before: null, limit: 50 });
      return rows.find((row) => row.title === title)!.labelIds;
    };
    await window.keyboard.press('Control+k');
    await window.keyboard.type('label');
    await expect(palette.chosen).toContainText(text.commands.name.label);
    await window.keyboard.press('Enter');
    await expect(palette.dialog).toContainText(text.palette.step.label);
    await window.keyboard.press('Backspace');
    await expect(palette.field).toHaveAccessibleName(text.palette.label);
    await window.keyboard.type('label');
    await window.keyboard.press('Enter');
    await window.keyboard.type('needs');
    await expect(palette.chosen).toContainText('needs docs');
    await window.keyboard.press('Enter');
    await expect.poll(labels).toEqual([label.id]);

    // The same in one step, and a person of us by name.
    await window.keyboard.press('Control+k');
    await window.keyboard.type('label as needs');
    await expect(palette.chosen).toContainText(`${text.palette.step.label} needs docs`);
    await window.keyboard.press('Enter');
    await expect.poll(labels).toEqual([]);
  });
});

test.describe('keys', () => {
  test('can be changed, swapped and set back, and stay so after a restart', async ({ sameside }) => {
    // Catches a changed key that works until the program ends, and one key that means two things.
    await expect(inboxOf(sameside.window).list).toBeFocused();
    let keys = keyboardOf(sameside.window);
    await keys.open();
    await keys.change('done').click();
    await sameside.window.keyboard.press('r');
    await expect(keys.change('done')).toHaveAccessibleName(text.settings.keysChange(text.commands.name.done, 'R'));
    await keys.change('snooze').click();
    await sameside.window.keyboard.press('u');
    await expect(keys.row('snooze')).toContainText(text.settings.keysTaken('U', text.commands.name.unread));
    await keys.row('snooze').getByRole('button', { name: text.settings.keysSwap }).click();
    await expect(keys.change('unread')).toHaveAccessibleName(text.settings.keysChange(text.commands.name.unread, 'H'));
    await keys.change('pin').click();
    await sameside.window.keyboard.press('Enter');
    await expect(keys.row('pin')).toContainText(text.settings.keysReserved);
    await sameside.window.keyboard.press('Escape');
    await sameside.restart();

    const { window } = sameside;
    const inbox = inboxOf(window);
    await expect(inbox.list).toBeFocused();
    const title = await inbox.selected.innerText();
    await expect(inbox.action(text.conversation.done).locator('kbd')).toHaveText('R');
    await window.keyboard.press('r');
    await expect(inbox.row(title)).toHaveCount(0);
    await window.keyboard.press('?');
    await window.keyboard.type('done, or');
    await expect(window.getByRole('dialog', { name: text.frame.help }).locator('dl > div')).toHaveText([
      `R${text.commands.name.done}`,
    ]);
    await window.keyboard.press('Escape');

    keys = keyboardOf(window);
    await keys.open();
    await window.getByRole('button', { name: text.settings.keysResetAll }).click();
    await expect(keys.change('done')).toHaveAccessibleName(text.settings.keysChange(text.commands.name.done, 'E'));
    await expect.poll(async () => (await ask(sameside, 'app.info', null)).keys).toEqual({});
  });

  test('that are single letters do nothing once they are switched off; the palette and all else stay', async ({
    sameside,
  }) => {
    // Catches dictation that triages by accident, and a window that cannot be used without letters.
    const { window } = sameside;
    const inbox = inboxOf(window);
    await expect(inbox.list).toBeFocused();
    const title = await inbox.selected.innerText();
    await keyboardOf(window).open();
    await window.getByRole('checkbox', { name: text.settings.letters }).uncheck();
    await window.keyboard.press('Escape');
    await expect(inbox.action(text.conversation.done).locator('kbd')).toHaveCount(0);
    await inbox.list.focus();
    for (const key of ['e', 'g', 'n', '/', '?']) await window.keyboard.press(key);
    await expect(inbox.selected).toHaveText(title);
    await expect(frameOf(window).searchBox).not.toBeFocused();
    await window.keyboard.press('Control+k');
    await window.keyboard.type('done');
    await expect(paletteOf(window).chosen).toHaveText(text.commands.name.done);
    await window.keyboard.press('Enter');
    await expect(inbox.row(title)).toHaveCount(0);
    await window.keyboard.press('Control+f');
    await expect(frameOf(window).searchBox).toBeFocused();
  });
});
