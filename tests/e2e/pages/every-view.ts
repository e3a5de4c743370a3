import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import { changesOf } from './changes.ts';
import { conversationOf } from './conversation.ts';
import { frameOf } from './frame.ts';
import { givingOf, ledgerOf } from './giving.ts';
import { inboxOf } from './inbox.ts';
import { managersOf } from './managers.ts';
import { keyboardOf, paletteOf } from './palette.ts';
import { peopleOf } from './people.ts';
import { privacyOf } from './privacy.ts';
import { draftsOf } from './report-drafts.ts';
import { reportExportOf } from './report-export.ts';
import { reportsOf } from './reports.ts';
import { searchOf } from './search.ts';
import { sourcesOf } from './sources.ts';
import { todayOf } from './today.ts';

export interface ShownView {
  name: string;
  /** Goes there from the inbox, and waits until it is drawn. */
  open(window: Page): Promise<void>;
  /** Goes back to the inbox, where something floats above it. */
  close?(window: Page): Promise<void>;
}

const escape = (window: Page): Promise<void> => window.keyboard.press('Escape');

async function chooseOrder(window: Page, words: string): Promise<void> {
  await window.getByRole('button', { name: new RegExp(`^${text.inbox.order}`) }).click();
  await window.getByRole('menuitemradio', { name: words }).click();
}

async function search(window: Page, words: string): Promise<void> {
  await frameOf(window).searchBox.fill(words);
  await expect(window.getByText(text.search.counting, { exact: true })).toHaveCount(0);
}

const { dialog: ofBlocks } = text.reportBlocks;
/** Dialogs of blocks of our own, and what stands in each once it is whole. */
const ownBlockDialogs = [
  ['evidence', ofBlocks.addAlso],
  ['change', ofBlocks.openChange],
  ['thanks', ofBlocks.thanksHint],
  ['changed', 'What has shipped of it'],
  ['unanswered', 'What several people ask for'],
  ['voices', ofBlocks.voicesInside],
  ['assumption', 'Only one site is affected.'],
] as const;

/** Every view of the window and all that floats above it, in a profile with something in each of them. */
export const everyView: ShownView[] = [
  {
    name: 'inbox',
    async open(window) {
      await frameOf(window).view('inbox').click();
      const inbox = inboxOf(window);
      await inbox.rows.first().click();
      await expect(inbox.message.first()).toBeVisible();
    },
  },
  {
    name: 'snooze popover',
    async open(window) {
      await window.keyboard.press('h');
      await expect(inboxOf(window).snooze.getByRole('textbox')).toBeFocused();
    },
    close: escape,
  },
  ...(
    [
      ['reminder', 'b', 'remind'],
      ['label picker', 'l', 'labels'],
      ['change picker', 'c', 'change'],
      ['assign picker', 'i', 'assign'],
    ] as const
  ).map(([name, key, picker]): ShownView => ({
    name,
    async open(window) {
      await window.keyboard.press(key);
      await expect(inboxOf(window)[picker].locator('input').first()).toBeFocused();
    },
    close: escape,
  })),
  {
    name: 'bulk bar',
    async open(window) {
      await window.keyboard.press('x');
      await window.keyboard.press('Shift+J');
      await expect(inboxOf(window).bulk).toContainText(text.triage.selected(2));
    },
  },
  {
    name: 'menu of actions',
    async open(window) {
      await window.keyboard.press('Shift+F10');
      await expect(inboxOf(window).menu).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'merge',
    async open(window) {
      await window.keyboard.press('Shift+M');
      await expect(inboxOf(window).merge.getByRole('radio')).toHaveCount(2);
    },
    async close(window) {
      await escape(window);
      await expect(inboxOf(window).merge).toHaveCount(0);
      await escape(window);
      await expect(inboxOf(window).bulk).toHaveCount(0);
    },
  },
  {
    name: 'order of the list',
    async open(window) {
      await window.getByRole('button', { name: new RegExp(`^${text.inbox.order}`) }).click();
      await expect(window.getByRole('menu', { name: text.inbox.order })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'compact rows by relationship',
    async open(window) {
      await chooseOrder(window, text.inbox.density.compact);
      await chooseOrder(window, text.inbox.sort.relation);
      await expect(window.locator('.row-compact').first()).toBeVisible();
    },
    async close(window) {
      await chooseOrder(window, text.inbox.density.comfortable);
      await chooseOrder(window, text.inbox.sort.newest);
      await inboxOf(window).rows.first().click();
    },
  },
  {
    name: 'history',
    async open(window) {
      await window.keyboard.press('y');
      await expect(inboxOf(window).history.getByRole('listitem').first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'note on a conversation',
    async open(window) {
      await window.keyboard.press('n');
      await expect(inboxOf(window).notes.getByRole('textbox')).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'assumption form',
    async open(window) {
      await window.keyboard.press('a');
      await expect(conversationOf(window).form.getByRole('textbox').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'what somebody gave',
    async open(window) {
      await window.keyboard.press('v');
      await expect(givingOf(window).picker.getByRole('combobox')).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'thanks, with the question before naming',
    async open(window) {
      await window.keyboard.press('t');
      await expect(givingOf(window).question.getByRole('textbox')).not.toBeEmpty();
      await expect(givingOf(window).credit.first()).toBeVisible();
      await expect(givingOf(window).promised('open')).toBeVisible();
    },
    async close(window) {
      await givingOf(window).thanks.getByRole('button', { name: text.giving.cancel }).click();
    },
  },
  {
    name: 'promise form',
    async open(window) {
      await window.keyboard.press('p');
      await expect(givingOf(window).promise.getByRole('textbox').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'menu of a message',
    async open(window) {
      await conversationOf(window).allMessages.first().locator('.message-tools [aria-haspopup=menu]').click();
      await expect(window.getByRole('menuitem', { name: text.conversation.rawSource })).toBeVisible();
    },
  },
  {
    name: 'raw source',
    async open(window) {
      await window.getByRole('menuitem', { name: text.conversation.rawSource }).click();
      await conversationOf(window).source.locator('input').fill('row');
      await expect(conversationOf(window).source.locator('mark').first()).toBeVisible();
    },
    async close(window) {
      await conversationOf(window).source.getByRole('button', { name: text.frame.close }).click();
    },
  },
  {
    name: 'also raised in',
    async open(window) {
      await window.keyboard.press('Shift+L');
      await expect(conversationOf(window).link.getByRole('searchbox')).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'hand on',
    async open(window) {
      await window.keyboard.press('Control+e');
      await expect(conversationOf(window).handOn.getByRole('radio').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'read messages on one line each',
    async open(window) {
      await inboxOf(window).rows.first().click();
      await window.keyboard.press('o');
      await expect(conversationOf(window).collapsed.first()).toBeVisible();
    },
  },
  {
    name: 'settings',
    async open(window) {
      await frameOf(window).settings.click();
      await expect(window.getByRole('dialog', { name: text.settings.title })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'labels',
    async open(window) {
      const { open, labels } = managersOf(window);
      await open('manage-labels');
      await expect(labels.names.first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'rules',
    async open(window) {
      const { open, rules } = managersOf(window);
      await open('manage-rules');
      await expect(rules.log.first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'a rule that is written',
    async open(window) {
      const { open, rules, editor } = managersOf(window);
      await open('manage-rules');
      await rules.names.first().click();
      await expect(editor.preview.getByRole('status')).toContainText('match');
      await editor.query.fill('is:nothing');
      await expect(editor.problem).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'help',
    async open(window) {
      await frameOf(window).help.click();
      await expect(window.getByRole('dialog', { name: text.frame.help })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'palette',
    async open(window) {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('semaph');
      await expect(paletteOf(window).rows.first()).toContainText(/semaphore/i);
    },
    close: escape,
  },
  {
    name: 'what a search can be narrowed by',
    async open(window) {
      await frameOf(window).searchBox.focus();
      await expect(searchOf(window).suggestions.first()).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'a mistake in a search',
    async open(window) {
      await search(window, 'is:opne citation ');
      await expect(searchOf(window).mistakePart).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'keys',
    async open(window) {
      await keyboardOf(window).open();
      await keyboardOf(window).change('done').click();
      await window.keyboard.press('j');
      await expect(keyboardOf(window).row('done').getByRole('alert')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'search results',
    async open(window) {
      await search(window, 'citation');
      await expect(inboxOf(window).results.getByRole('option').first()).toBeVisible();
      await window.keyboard.press('Enter');
      await expect(window.locator('.message-targeted')).toBeVisible();
    },
  },
  {
    name: 'a profile beside what was searched',
    async open(window) {
      await search(window, 'semaphore');
      await window.getByRole('tab', { name: text.search.type.person }).click();
      await inboxOf(window).results.getByRole('option').first().click();
      await expect(peopleOf(window).profile.getByLabel(text.people.credit)).toBeVisible();
    },
  },
  {
    name: 'forgetting somebody',
    async open(window) {
      await privacyOf(window).openForget.click();
      await expect(privacyOf(window).forget.name).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'search without results',
    async open(window) {
      await search(window, 'zyzzyva');
      await expect(window.getByText(text.search.none)).toBeVisible();
    },
    async close(window) {
      await frameOf(window).searchBox.press('Escape');
    },
  },
  {
    name: 'an empty list',
    async open(window) {
      await inboxOf(window).tab('snoozed').click();
      await expect(window.getByText(text.inbox.empty.title.snoozed)).toBeVisible();
    },
    async close(window) {
      await inboxOf(window).tab('open').click();
    },
  },
  {
    name: 'today',
    async open(window) {
      await frameOf(window).view('today').click();
      await expect(todayOf(window).section('waiting')).toBeVisible();
    },
  },
  {
    name: 'held in suspension',
    async open(window) {
      await todayOf(window).tab('held').click();
      await expect(todayOf(window).held('Only one site is affected.')).toBeVisible();
    },
    async close(window) {
      await todayOf(window).tab('today').click();
    },
  },
  {
    name: 'people',
    async open(window) {
      await frameOf(window).view('people').click();
      await peopleOf(window).row('Reader With Many Facts').first().click();
      await expect(peopleOf(window).profile.getByText('May be quoted')).toBeVisible();
    },
  },
  {
    name: 'join dialog',
    async open(window) {
      await peopleOf(window).join.click();
      await peopleOf(window).joinDialog.getByRole('combobox').fill('reader');
      await peopleOf(window).joinDialog.getByRole('option').first().click();
      await expect(peopleOf(window).joinDialog.getByRole('radio')).toHaveCount(2);
    },
    close: escape,
  },
  {
    name: 'split dialog',
    async open(window) {
      await peopleOf(window).split.click();
      await expect(peopleOf(window).splitDialog.getByRole('checkbox')).toHaveCount(2);
    },
    close: escape,
  },
  {
    name: 'where somebody works',
    async open(window) {
      await peopleOf(window).affiliations.add.click();
      await expect(peopleOf(window).affiliations.dialog.getByLabel(text.people.organisation)).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'consent for quoting',
    async open(window) {
      await peopleOf(window).consent.add.click();
      await expect(peopleOf(window).consent.dialog.getByRole('radio').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'who could be the same person',
    async open(window) {
      await peopleOf(window).tab('joining').click();
      await expect(peopleOf(window).suggestions.first()).toBeVisible();
    },
  },
  {
    name: 'nobody marked as wrong',
    async open(window) {
      await peopleOf(window).tab('wrong').click();
      await expect(window.getByText(text.people.none.wrong)).toBeVisible();
    },
    async close(window) {
      await peopleOf(window).tab('all').click();
    },
  },
  {
    name: 'board of changes',
    async open(window) {
      await frameOf(window).view('changes').click();
      await expect(changesOf(window).card('What has shipped of it')).toBeVisible();
    },
  },
  {
    name: 'list of changes',
    async open(window) {
      await changesOf(window).tab('list').click();
      await expect(changesOf(window).list).toContainText('What has shipped of it');
    },
    async close(window) {
      await changesOf(window).tab('board').click();
    },
  },
  {
    name: 'a change to tell of',
    async open(window) {
      await frameOf(window).view('changes').click();
      await changesOf(window).card('What has shipped of it').click();
      await expect(changesOf(window).telling.getByRole('textbox').first()).toBeVisible();
    },
  },
  {
    name: 'declining a change',
    async open(window) {
      await changesOf(window).move.click();
      await changesOf(window).item(text.changes.moveTo('declined')).click();
      await expect(changesOf(window).words).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'splitting a change',
    async open(window) {
      await window.getByRole('button', { name: text.changes.actions('What has shipped of it') }).click();
      await changesOf(window).item(text.changes.splitTitle).click();
      await expect(changesOf(window).dialog).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await changesOf(window).back.click();
    },
  },
  {
    name: 'credit that is owed',
    async open(window) {
      await frameOf(window).view('people').click();
      await ledgerOf(window).tab('owed').click();
      await expect(ledgerOf(window).owed.first()).toHaveAttribute('aria-selected', 'true');
      await expect(ledgerOf(window).thank.first()).toBeVisible();
    },
  },
  {
    name: 'export of the ledger',
    async open(window) {
      await ledgerOf(window).export.click();
      await ledgerOf(window).dialog.getByRole('radio', { name: text.giving.formats['all-contributors'] }).check();
      await expect(ledgerOf(window).dialog.getByLabel(text.giving.project)).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'credit that was given',
    async open(window) {
      await ledgerOf(window).tab('credited').click();
      await expect(ledgerOf(window).credit.first()).toBeVisible();
    },
    async close(window) {
      await peopleOf(window).tab('all').click();
    },
  },
  {
    name: 'reports',
    async open(window) {
      await frameOf(window).view('reports').click();
      await expect(reportsOf(window).create).toBeVisible();
    },
  },
  {
    name: 'a new report',
    async open(window) {
      await draftsOf(window).begin.click();
      await draftsOf(window).beginning.template(text.drafts.begin.templates.incident[0]!).check();
      await draftsOf(window).beginning.dialog.getByLabel(text.drafts.begin.period).selectOption('own');
      await draftsOf(window).beginning.template(text.drafts.begin.templates.weekly[0]!).check();
      await expect(draftsOf(window).beginning.preview).toContainText('What came up');
    },
    close: escape,
  },
  {
    name: 'recurring reports',
    async open(window) {
      await draftsOf(window).series.open.click();
      await draftsOf(window).series.make.click();
      await expect(draftsOf(window).series.name).toBeFocused();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'report editor',
    async open(window) {
      await reportsOf(window).open('What people ask for').click();
      await expect(reportsOf(window).quote).toBeVisible();
      await expect(reportsOf(window).evidence.first()).toBeVisible();
      await expect(window.locator('.chart-summary')).toHaveCount(2);
    },
  },
  {
    name: 'chart dialog',
    async open(window) {
      await window.locator('.own-block-chart').first().hover();
      await window.locator('.own-block-chart').first().locator('.own-edit').click();
      await expect(window.getByRole('dialog').locator('.chart-summary')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'audiences',
    async open(window) {
      await draftsOf(window).audience.click();
      await draftsOf(window).manageAudiences.click();
      await draftsOf(window).audiences.edit('Leadership').click();
      await expect(draftsOf(window).audiences.name).toBeFocused();
    },
    async close(window) {
      await escape(window);
      await escape(window);
    },
  },
  {
    name: 'an earlier draft',
    async open(window) {
      await draftsOf(window).versions.first().click();
      await expect(draftsOf(window).earlier.restore).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'publish dialog',
    async open(window) {
      await reportsOf(window).publish.click();
      await expect(reportsOf(window).publishDialog.getByText(text.publishing.willBe(3, 1))).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'what can be inserted into a report',
    async open(window) {
      // In the middle of the page there may be a block that a press selects.
      await reportsOf(window).heading.first().click();
      await window.keyboard.press('ControlOrMeta+Enter');
      await window.keyboard.type('/');
      await expect(reportsOf(window).insertions).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await expect(reportsOf(window).insertions).toHaveCount(0);
    },
  },
  {
    name: 'find and replace in a report',
    async open(window) {
      await window.keyboard.press('ControlOrMeta+f');
      await window.keyboard.type('clearly');
      await expect(reportsOf(window).findBar).toContainText('1 of 1');
    },
    async close(window) {
      await escape(window);
      await expect(reportsOf(window).findBar).toHaveCount(0);
    },
  },
  {
    name: 'a comment to oneself',
    async open(window) {
      await window.keyboard.press('ControlOrMeta+Alt+m');
      await expect(reportsOf(window).comment).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'export of a report',
    async open(window) {
      await reportsOf(window).export.click();
      await expect(reportExportOf(window).audience).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'preview of a report',
    async open(window) {
      await reportsOf(window).preview.click();
      await reportExportOf(window).format('pdf').check();
      await expect(reportExportOf(window).pages.first()).toHaveAttribute('data-drawn');
    },
    async close(window) {
      await reportExportOf(window).hidePreview.click();
      await escape(window);
      await reportsOf(window).back.click();
    },
  },
  {
    name: 'what was published',
    async open(window) {
      await reportsOf(window).open('What was published').click();
      await reportsOf(window).editions.getByRole('button').click();
      await expect(reportsOf(window).edition).toBeVisible();
      await expect(reportsOf(window).answers.getByText('We read it.')).toBeVisible();
    },
  },
  {
    name: 'answer to a report',
    async open(window) {
      await reportsOf(window).answers.getByRole('button', { name: text.publishing.addAnswer }).click();
      await expect(reportsOf(window).answerDialog.getByRole('textbox').first()).toBeFocused();
    },
    async close(window) {
      await escape(window);
      await reportsOf(window).back.click();
    },
  },
  {
    name: 'blocks of a report',
    async open(window) {
      const reports = reportsOf(window);
      await reports.open('A report with every block').click();
      await expect(reports.block('unanswered').first()).toContainText('What several people ask for');
      await expect(reports.block('evidence').last()).toContainText(text.reportBlocks.missing.evidence);
    },
  },
  ...ownBlockDialogs.map(([type, ready]): ShownView => ({
    name: `dialog of ${type}`,
    async open(window) {
      await reportsOf(window).openBlock(type);
      await expect(window.getByRole('dialog')).toContainText(ready);
    },
    close: escape,
  })),
  {
    name: 'dialog of a message as a picture',
    async open(window) {
      await reportsOf(window).openBlock('message_image');
      await expect(reportsOf(window).keep).toBeEnabled();
    },
    async close(window) {
      await escape(window);
      await reportsOf(window).back.click();
    },
  },
  {
    name: 'notes',
    async open(window) {
      await frameOf(window).view('notes').click();
      await window.getByRole('listbox', { name: text.notes.list }).getByRole('option').first().click();
      await expect(window.getByRole('main', { name: text.notes.editor }).getByRole('textbox')).toBeVisible();
    },
  },
  {
    name: 'sources',
    async open(window) {
      await frameOf(window).view('sources').click();
      await expect(sourcesOf(window).card('list.mbox')).toBeVisible();
    },
  },
  {
    name: 'how long a source keeps messages',
    async open(window) {
      await privacyOf(window).openKeep('list.mbox').click();
      await privacyOf(window).keep.choice('1 year').check();
      await expect(privacyOf(window).keep.outcome).not.toHaveText(text.privacy.keepCounting);
    },
    close: escape,
  },
  {
    name: 'import result',
    async open(window) {
      await sourcesOf(window)
        .recent.getByRole('button', { name: text.sources.detailsOf('list.mbox') })
        .click();
      await expect(sourcesOf(window).result('list.mbox')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'add a feed',
    async open(window) {
      await sourcesOf(window).addFeed.click();
      await sourcesOf(window).feed.address.fill('not an address');
      await sourcesOf(window).feed.add.click();
      await expect(sourcesOf(window).feed.problem).toBeVisible();
    },
    close: escape,
  },
];
