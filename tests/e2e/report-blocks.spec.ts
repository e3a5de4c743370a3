import { text } from '../../renderer/src/text.ts';
import { blocksWithin, type ReportBlock } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import { askedBefore } from './asked-before.ts';
import type { Sameside } from './fixtures.ts';
import { frameOf } from './pages/frame.ts';
import { reportsOf } from './pages/reports.ts';
import { expect, test } from './sample-inbox.ts';

const words = text.reportBlocks;

interface Room {
  reportId: number;
  named: string;
  unnamed: string;
  quotes: string[];
}

/** Two people, one named and one not, who asked, gave, were thanked and told; and a report that nobody answered. */
async function fill(sameside: Sameside): Promise<Room> {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 60,
  });
  const heard: { conversationId: number; messageId: number; personId: number; name: string; text: string }[] = [];
  for (const { id } of rows) {
    const [first] = (await ask(sameside, 'conversation.get', { id })).messages;
    const from = first?.from;
    if (!from || from.name.length < 5 || heard.some(({ personId }) => personId === from.personId)) continue;
    const plain = first.text.split('\n')[0]!;
    if (plain.length < 60) continue;
    heard.push({ conversationId: id, messageId: first.id, personId: from.personId, name: from.name, text: plain });
    if (heard.length === 3) break;
  }
  const [one, two, three] = heard as [(typeof heard)[0], (typeof heard)[0], (typeof heard)[0]];
  const quotes: string[] = [];
  for (const { messageId } of heard) {
    const { evidence } = await ask(sameside, 'evidence.capture', { messageId, start: 0, end: 40 });
    quotes.push(evidence.quote);
    await ask(sameside, 'contribution.mark', { messageId, start: 0, end: 40, kind: 'idea' });
  }
  await askedBefore(sameside, [one, two, three]);
  const report = await ask(sameside, 'report.create', { title: 'With every block' });
  return { reportId: report.id, named: one.name, unnamed: two.name, quotes };
}

test.describe('blocks of our own', () => {
  test('are put in, changed and taken out by keys alone, and never name who asked to stay unnamed', async ({
    sameside,
  }) => {
    // Catches a block that only the mouse can make, one that is lost on its way to the file, and a name that gets out.
    test.setTimeout(240_000);
    const { window } = sameside;
    const room = await fill(sameside);
    const reports = reportsOf(window);
    const dialog = window.getByRole('dialog');
    const press = (key: string): Promise<void> => window.keyboard.press(key);
    await frameOf(window).view('reports').click();
    await reports.open('With every block').click();
    await reports.body.focus();

    await reports.insertByKeys('evidence');
    await dialog.getByRole('combobox').fill(room.quotes[0]!.slice(0, 20));
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await press('Enter');
    await expect(reports.block('evidence')).toContainText(room.quotes[0]!);
    await expect(reports.block('evidence')).toContainText(room.named);

    await reports.insertByKeys('change');
    await window.keyboard.type('beside every');
    await press('Enter');
    await expect(reports.block('change')).toContainText('2 people');
    await expect(reports.block('change')).toContainText(room.named);

    await reports.insertByKeys('thanks');
    const day = dialog.getByRole('radio', { name: words.dialog.periods.own });
    await day.focus();
    await press('Space');
    await dialog.getByLabel(words.dialog.from, { exact: true }).fill('2000-01-01');
    await expect(dialog.getByRole('checkbox')).toHaveCount(3);
    await dialog.getByRole('checkbox', { name: room.unnamed }).focus();
    await press('Space');
    await press('Enter');
    await expect(reports.block('thanks').getByRole('listitem')).toHaveCount(2);

    await reports.insertByKeys('changed');
    await expect(dialog).toContainText('What we asked for in spring');
    await press('Enter');
    await expect(reports.block('changed')).toContainText('They are redirected now.');

    await reports.insertByKeys('unanswered');
    await expect(dialog.getByRole('checkbox')).toHaveCount(1);
    await press('Enter');
    await expect(reports.block('unanswered')).toContainText('What we asked for in spring');

    await reports.insertByKeys('voices');
    await press('Enter');
    await window.keyboard.type('Some want fewer sources, not more.');
    await press('Enter');
    await press('Enter');
    await expect(reports.block('voices').getByText('Some want fewer sources')).toBeVisible();

    await reports.insertByKeys('voices');
    await dialog.getByLabel(words.dialog.voicesReason).focus();
    await window.keyboard.type('we asked twice.');
    await press('Tab');
    await expect(dialog.getByRole('button', { name: text.frame.cancel })).toBeFocused();
    await press('Tab');
    await press('Enter');
    await expect(reports.block('voices').last()).toContainText('we asked twice.');

    await press('ControlOrMeta+End');
    await reports.insertByKeys('assumption');
    await window.keyboard.type('newcomers');
    await press('Enter');
    await expect(reports.block('assumption')).toContainText('Only newcomers miss the sources');

    await reports.insertByKeys('message_image');
    await dialog.getByRole('combobox').fill(`from:"${room.named}"`);
    await expect(dialog.getByRole('option').first()).toBeVisible();
    await press('Enter');
    await expect(reports.keep).toBeFocused();
    await press('Enter');
    const picture = reports.block('message_image').getByRole('img');
    await expect(picture).toHaveAttribute('alt', new RegExp(`^${room.named}`));
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);

    await expect(reports.body).not.toContainText(room.unnamed);
    await expect(reports.state).toHaveText(text.reports.state.saved);
    const saved = async (): Promise<ReportBlock[]> => {
      const { document } = await ask(sameside, 'report.get', { id: room.reportId });
      return [...blocksWithin(document.content)];
    };
    const types = (await saved()).map(({ type }) => type);
    for (const type of Object.keys(words.insertions)) expect(types).toContain(type);

    // Enter on a block that is selected changes it: somebody else says the same, then stands in front.
    const selected = reports.body.locator('.own-block-evidence.ProseMirror-selectednode');
    for (let step = 0; step < 30 && (await selected.count()) === 0; step += 1) await press('ArrowUp');
    await expect(selected).toHaveCount(1);
    await press('Enter');
    await press('Enter');
    await dialog.getByRole('combobox').fill(room.quotes[1]!.slice(0, 20));
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await press('Enter');
    await dialog.getByRole('button', { name: words.dialog.makeMainOf(room.unnamed) }).focus();
    await press('Enter');
    await reports.keep.focus();
    await press('Enter');
    await expect(reports.block('evidence')).toContainText(room.quotes[1]!);
    await expect(reports.block('evidence')).toContainText(words.also);
    await expect(reports.block('evidence')).not.toContainText(room.unnamed);

    await press('Enter');
    await dialog.getByRole('button', { name: words.dialog.remove }).focus();
    await press('Enter');
    await expect(reports.block('evidence')).toHaveCount(0);
    await expect(reports.body).toBeFocused();
    await press('ControlOrMeta+z');
    await expect(reports.block('evidence')).toHaveCount(1);
    await expect(reports.state).toHaveText(text.reports.state.saved);
    const quote = (await saved()).find((block) => block.type === 'evidence');
    expect(quote?.attrs.also).toHaveLength(1);
  });
});
