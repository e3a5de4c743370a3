import { formatNumber } from '../../renderer/src/text/count.ts';
import { text } from '../../renderer/src/text.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';
import { rssFeed, startServer } from './loopback-server.ts';
import { frameOf } from './pages/frame.ts';
import { catchNotifications } from './notifications.ts';
import { managersOf } from './pages/managers.ts';
import { paletteOf } from './pages/palette.ts';
import { expect, test } from './sample-inbox.ts';

const everything = { view: 'all', filter: null, sort: 'newest' } as const;

/** All that triage can change about the conversations of the inbox. */
async function triageOf(sameside: Sameside): Promise<unknown> {
  const { rows } = await ask(sameside, 'inbox.page', { scope: everything, before: null, limit: 200 });
  return rows.map(({ id, state, labelIds, assignee, pinned, practices }) => ({
    id,
    state,
    labelIds,
    assignee,
    pinned,
    practices,
  }));
}

async function jobDone(sameside: Sameside, jobId: number): Promise<void> {
  await expect
    .poll(async () => (await ask(sameside, 'job.list', null)).find(({ id }) => id === jobId)?.state)
    .toBe('done');
}

test.describe('rules', () => {
  test('are made by keyboard, show first what they would do, run, stand in the log and are undone', async ({
    sameside,
  }) => {
    // Catches a rule that does something else than its preview said, a run that cannot be taken back whole, a manager that needs a mouse.
    const { window } = sameside;
    const { labels, rules, editor, running, open } = managersOf(window);
    const before = await triageOf(sameside);

    await open('manage-labels');
    await labels.newName.fill('citations');
    await window.keyboard.press('Enter');
    await expect(labels.names).toHaveText(['citations']);
    await window.keyboard.press('Escape');

    await open('manage-rules');
    await rules.make.press('Enter');
    await expect(editor.name).toBeFocused();
    await window.keyboard.type('About citations');
    await editor.query.fill('citation is:nothing');
    await expect(editor.problem).toContainText(text.rules.problemAt('', 10).trim());
    await expect(editor.save).toBeDisabled();
    await editor.query.fill('citation is:open');
    await editor.effect(1).selectOption(text.rules.effectOf.label);
    await expect(editor.label).toHaveValue(/\d/);
    await editor.add.press('Enter');
    await editor.effect(2).selectOption(text.rules.effectOf.done);
    const { conversations } = await ask(sameside, 'rule.preview', {
      query: 'citation is:open',
      effects: [{ type: 'done' }],
    });
    expect(conversations).toBeGreaterThan(3);
    await expect(editor.preview).toContainText(
      text.rules.previewCounts(text.rules.matching(conversations, true), formatNumber(conversations)),
    );
    await editor.save.press('Enter');
    await expect(rules.names).toHaveText(['About citations']);
    expect(await triageOf(sameside), 'nothing is done before it is asked for').toEqual(before);

    await rules.run('About citations').press('Enter');
    await expect(running.preview).toContainText(text.rules.matching(conversations, true));
    await expect(running.run).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(frameOf(window).toast).toContainText(text.rules.ran('About citations', conversations));
    await expect(rules.log).toHaveCount(1);
    await expect(rules.log).toContainText(text.rules.logCount(conversations));
    const done = await ask(sameside, 'inbox.counts', null);
    expect(done.done).toBe(conversations);

    await rules.undo.press('Enter');
    await expect(rules.log).toContainText(text.rules.undone);
    expect(await triageOf(sameside)).toEqual(before);

    // Labels know how many conversations bear them before they are deleted.
    await ask(sameside, 'rule.run', { id: (await ask(sameside, 'rule.list', null))[0]!.id });
    await window.keyboard.press('Escape');
    await open('manage-labels');
    await labels.edit('citations').press('Enter');
    await expect(labels.name('citations')).toBeFocused();
    await window.keyboard.press('Home');
    await window.keyboard.type('sources ');
    await labels.colour('violet').check();
    await window.keyboard.press('Enter');
    await expect(labels.names).toHaveText(['sources citations']);
    await labels.delete('sources citations').press('Enter');
    await expect(labels.question).toHaveText(text.labels.deleteAsk('sources citations', conversations));
    await labels.confirm.press('Enter');
    await expect(labels.names).toHaveCount(0);
    await window.keyboard.press('Escape');
    await open('manage-rules');
    await expect(rules.section).toContainText('Its label is no longer there.');
    await expect(rules.run('About citations')).toBeDisabled();
  });

  test('are made from a search, and one that is half written waits for whoever comes back', async ({ sameside }) => {
    // Catches a rule for other words than were searched for, a wish that comes back after it was given up, and lost words.
    const { window } = sameside;
    const { settings, rules, editor, open } = managersOf(window);
    const fromSearch = async (words: string): Promise<void> => {
      await frameOf(window).searchBox.fill(words);
      await expect(window.getByText(text.search.counting, { exact: true })).toHaveCount(0);
      await window.keyboard.press('Control+k');
      await window.keyboard.type(text.commands.name['rule-from-search']);
      await paletteOf(window).row(text.commands.name['rule-from-search']).first().waitFor();
      await window.keyboard.press('Enter');
    };
    await fromSearch('citation is:open');
    await expect(editor.query).toHaveValue('citation is:open');
    await expect(editor.name).toBeFocused();
    await editor.name.fill('About citations');
    await settings.getByRole('button', { name: text.frame.close, exact: true }).click();
    await expect(settings).toHaveCount(0);
    await open('manage-rules');
    await expect(editor.name).toHaveValue('About citations');
    await expect(editor.query).toHaveValue('citation is:open');
    await editor.save.press('Enter');
    await expect(rules.names).toHaveText(['About citations']);
    expect(await ask(sameside, 'rule.list', null)).toMatchObject([
      { name: 'About citations', query: 'citation is:open', effects: [{ type: 'done' }], onArrival: true },
    ]);
    await window.keyboard.press('Escape');
    await expect(settings).toHaveCount(0);

    await fromSearch('semaphore');
    await expect(editor.query).toHaveValue('semaphore');
    await editor.query.press('Escape');
    await expect(rules.names).toHaveText(['About citations']);
  });

  test('run on what arrives when a feed is checked again, in their order', async ({ sameside }) => {
    // Catches rules that look at what is old, that run in the wrong order, or that nobody hears of.
    const { window } = sameside;
    const { rules, open } = managersOf(window);
    const titles = ['The export has umlauts'];
    const server = await startServer(() => rssFeed(titles));
    try {
      const told = await catchNotifications(sameside);
      await ask(sameside, 'source.addFeed', { address: `${server.origin}/feed`, allowHost: true });
      // What arrived first has been looked at: the rules are for what comes after it.
      await expect.poll(told).toHaveLength(1);
      await ask(sameside, 'rule.create', {
        name: 'To me',
        query: 'umlauts is:open',
        effects: [{ type: 'assign', to: 'me' }],
        onArrival: true,
      });
      await ask(sameside, 'rule.create', {
        name: 'Put away',
        query: 'umlauts',
        effects: [{ type: 'done' }],
        onArrival: true,
      });
      titles.push('Umlauts are back', 'Something else');
      const { id: sourceId } = (await ask(sameside, 'source.list', null)).find(({ kind }) => kind === 'feed')!;
      await jobDone(sameside, (await ask(sameside, 'source.sync', { id: sourceId })).jobId);

      await open('manage-rules');
      await expect(rules.log).toHaveCount(2);
      await expect(rules.log.first()).toContainText('Put away');
      await expect(rules.log.last()).toContainText(text.rules.trigger.arrival);
      const scope = { ...everything, filter: { type: 'source', id: sourceId } } as const;
      const rowsNow = async () => (await ask(sameside, 'inbox.page', { scope, before: null, limit: 10 })).rows;
      expect((await rowsNow()).map(({ title, state, assignee }) => [title, state, assignee])).toEqual([
        ['Something else', 'open', null],
        ['Umlauts are back', 'done', 'me'],
        ['The export has umlauts', 'open', null],
      ]);
      await rules.undo.first().press('Enter');
      await expect(rules.log.first()).toContainText(text.rules.undone);
      expect((await rowsNow())[1]).toMatchObject({ state: 'open', assignee: 'me' });

      // The order is changed without a mouse, and switching one off is kept.
      await rules.up('Put away').press('Enter');
      await expect(rules.names).toHaveText(['Put away', 'To me']);
      await rules.onArrival('To me').press('Space');
      await expect.poll(async () => (await ask(sameside, 'rule.list', null))[1]).toMatchObject({ onArrival: false });
    } finally {
      await server.close();
    }
  });
});
