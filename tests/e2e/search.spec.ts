import type { Page } from '@playwright/test';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import { countedHits } from './counted-hits.ts';
import { frameOf } from './pages/frame.ts';
import { inboxOf } from './pages/inbox.ts';
import { searchOf } from './pages/search.ts';
import { expect, test } from './sample-inbox.ts';

/** The inbox is there and the box has the focus. */
async function openedBox(window: Page): Promise<void> {
  await expect(inboxOf(window).list).toBeFocused();
  await window.keyboard.press('/');
  await expect(frameOf(window).searchBox).toBeFocused();
}

test.describe('searching as one types', () => {
  test('shows the hits of the last word typed, however fast it was', async ({ sameside }) => {
    // Catches results of an older question painted over those of a newer one.
    const { window } = sameside;
    const search = searchOf(window);
    await openedBox(window);
    await window.keyboard.type('citation xml download', { delay: 0 });
    await window.keyboard.press('Control+a');
    await window.keyboard.type('semaph', { delay: 0 });
    const total = await countedHits(sameside, 'semaph*');
    await expect(search.total).toHaveText(text.search.total(total, true));
    await expect(search.hits.first()).toContainText(/semaph/i);
  });

  test('Enter right behind the letters opens the first of their hits', async ({ sameside }) => {
    // Catches Enter opening a hit of the words before, which were still in sight.
    const { window } = sameside;
    await openedBox(window);
    await window.keyboard.type('moderator');
    await expect(searchOf(window).hits.first()).toBeVisible();
    await window.keyboard.press('Control+a');
    await window.keyboard.type('citation', { delay: 0 });
    await window.keyboard.press('Enter');
    await expect(window.locator('.message-targeted')).toContainText(/citation/i);
  });

  test('points at a mistake, searches for the rest, and offers what was meant', async ({ sameside }) => {
    // Catches an error without its place, and a search that stands still because of one wrong word in it.
    const { window } = sameside;
    const search = searchOf(window);
    await openedBox(window);
    await window.keyboard.type('citation is:opne');
    await expect(search.suggestions).toHaveText([/^open/]);
    await expect(search.mistake).toHaveCount(0);
    await window.keyboard.type(' ');
    await expect(search.mistakePart).toHaveText('is:opne');
    await expect(search.mistake).toContainText('unanswered');
    await expect(frameOf(window).searchBox).toHaveAttribute('aria-invalid', 'true');
    await expect(search.hits.first()).toContainText(/citation/i);
    await window.keyboard.press('ArrowLeft');
    await window.keyboard.press('Tab');
    await expect(frameOf(window).searchBox).toHaveValue('citation is:open ');
    await expect(search.mistake).toHaveCount(0);
  });

  test('completes fields, values and names by keyboard, and is never in the way', async ({ sameside }) => {
    // Catches a completion that takes Enter or the arrows away from the results, and one put in at the wrong place.
    const { window } = sameside;
    const search = searchOf(window);
    const box = frameOf(window).searchBox;
    await ask(sameside, 'label.create', { name: 'needs docs', colour: 'blue' });
    await openedBox(window);
    await window.keyboard.type('citation lab');
    await expect(search.suggestions).toHaveText([/^label:/]);
    await window.keyboard.press('Tab');
    await expect(box).toHaveValue('citation label:');
    await window.keyboard.type('nee');
    await expect(search.suggestions).toHaveText([/^needs docs/]);
    await window.keyboard.press('ArrowDown');
    await expect(box).toHaveAttribute('aria-activedescendant', (await search.suggestions.first().getAttribute('id'))!);
    await window.keyboard.press('Enter');
    await expect(box).toHaveValue('citation label:"needs docs" ');
    await expect(search.suggestions).toHaveCount(0);

    await window.keyboard.press('Control+a');
    await window.keyboard.type('has');
    await expect(search.suggestions).toHaveText([/^has:/]);
    await window.keyboard.press('Escape');
    await expect(search.suggestions).toHaveCount(0);
    await expect(box).toHaveValue('has');
    await expect(search.hits.first()).toBeVisible();
    await window.keyboard.press('ArrowDown');
    await expect(search.chosen).toHaveAttribute('aria-posinset', '2');
    await window.keyboard.press('Escape');
    await expect(box).toHaveValue('');
    await expect(inboxOf(window).list).toBeFocused();
  });

  test('offers what was searched for before, also after a restart, and forgets it', async ({ sameside }) => {
    // Catches a history that is lost, or one that keeps every letter typed.
    await openedBox(sameside.window);
    await sameside.window.keyboard.type('semaphore');
    await expect(searchOf(sameside.window).hits.first()).toBeVisible();
    await sameside.window.keyboard.press('Enter');
    await expect.poll(() => ask(sameside, 'search.history', null)).toEqual(['semaphore']);
    await sameside.restart();

    const { window } = sameside;
    const search = searchOf(window);
    // The search is open again, as it was left.
    await expect(frameOf(window).searchBox).toHaveValue('semaphore');
    await frameOf(window).searchBox.fill('');
    await expect(search.suggestions.first()).toContainText('semaphore');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await expect(frameOf(window).searchBox).toHaveValue('semaphore');
    await expect(search.hits.first()).toBeVisible();

    await frameOf(window).searchBox.fill('');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Shift+Delete');
    await expect(search.suggestions.first()).toContainText('from:');
    await expect.poll(() => ask(sameside, 'search.history', null)).toEqual([]);
  });

  test('says which words it searched for as well, and searches for just those typed', async ({ sameside }) => {
    // Catches hits for another word that nobody explains.
    const { window } = sameside;
    const search = searchOf(window);
    await openedBox(window);
    // The words of a new inbox are gathered while nothing else is done.
    const asked = { query: 'semaphroe', type: null, sort: 'newest', before: null, limit: 50, count: true } as const;
    const run = () => ask(sameside, 'search.run', { ...asked, typing: true });
    await expect.poll(async () => (await run()).corrections.length, { timeout: 15_000 }).toBeGreaterThan(0);
    await window.keyboard.type('semaphroe');
    await expect(search.also).toContainText('semaphore');
    await expect(search.hits.first()).toContainText(/semaphore/i);
    await search.also.getByRole('button', { name: text.search.exactly('semaphroe') }).click();
    await expect(frameOf(window).searchBox).toHaveValue('"semaphroe"');
    await expect(window.getByText(text.search.none)).toBeVisible();
  });

  test('is kept as a view in the rail', async ({ sameside }) => {
    // Catches a view that is saved and stands nowhere, or under another search than the one in the box.
    const { window } = sameside;
    const search = searchOf(window);
    await openedBox(window);
    await window.keyboard.type('citation');
    await expect(search.hits.first()).toBeVisible();
    await search.save.click();
    await expect(search.name).toHaveValue('citation');
    await expect(search.name).toBeFocused();
    await window.keyboard.type('About citations');
    await window.keyboard.press('Enter');
    await expect(frameOf(window).toast).toContainText(text.savedViews.saved('About citations'));
    const saved = async () =>
      (await ask(sameside, 'view.list', null)).find(({ name }) => name === 'About citations')?.query;
    expect(await saved()).toBe('citation');
    await expect(inboxOf(window).rows.first()).toBeVisible();
    await window.keyboard.press('z');
    await expect.poll(saved).toBeUndefined();
  });
});
