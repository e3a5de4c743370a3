import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { paletteOf } from './pages/palette.ts';
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
    await expect(window.getByRole('main', { name: text.people.pane })).toContainText(/semaphore/i);

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
});
