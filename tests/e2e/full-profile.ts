import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ConversationAction } from '../../shared/model/conversation-action.ts';
import { labelColours } from '../../shared/model/triage.ts';
import { evidenceBlock, heading, paragraph, type ReportBlock } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import { chooseFiles } from './dialogs.ts';
import type { Sameside } from './fixtures.ts';
import { emptyMail, mailboxOf } from './mailbox.ts';
import { expect } from './sample-inbox.ts';
import { saveReport } from './saved-report.ts';

/** Rows that show all that a row can show. */
async function triageSome(sameside: Sameside): Promise<void> {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: labelColours.length,
  });
  const act = (ids: number[], action: ConversationAction) =>
    ask(sameside, 'conversation.act', { target: { ids }, action });
  for (const [index, colour] of labelColours.entries()) {
    const label = await ask(sameside, 'label.create', { name: `label ${colour}`, colour });
    await act([rows[index]!.id], { type: 'label', labelId: label.id, on: true });
  }
  const { rule } = await ask(sameside, 'rule.create', {
    name: 'Sources are asked for',
    query: 'citation',
    effects: [
      { type: 'label', labelId: (await ask(sameside, 'label.list', null))[0]!.id, on: true },
      { type: 'practice', practice: 'listening', on: true },
    ],
    onArrival: true,
  });
  await ask(sameside, 'rule.run', { id: rule.id });
  const change = await ask(sameside, 'change.create', { title: 'What several people ask for' });
  await act([rows[1]!.id, rows[2]!.id], { type: 'change', changeId: change.id, on: true });
  await changesOnTheirWay(
    sameside,
    rows.slice(3, 7).map((row) => row.id),
  );
  await act([rows[1]!.id], { type: 'pin', on: true });
  await act([rows[2]!.id], { type: 'assign', to: 'me' });
  await act([rows[3]!.id], { type: 'remind', at: Date.now() + 3 * 86_400_000 });
  await ask(sameside, 'conversation.link', { id: rows[1]!.id, otherId: rows[4]!.id, on: true });
  const held = { conversationId: rows[1]!.id, lookAgainAt: Date.now() + 3 * 86_400_000 };
  await ask(sameside, 'assumption.hold', { ...held, sentence: 'Only one site is affected.' });
  const { assumption } = await ask(sameside, 'assumption.hold', { ...held, sentence: 'Nobody reads this.' });
  await ask(sameside, 'assumption.addGround', {
    assumptionId: assumption.id,
    side: 'for',
    words: 'Nobody answered it',
  });
  const { id, sentence, lookAgainAt } = assumption;
  await ask(sameside, 'assumption.save', { id, sentence, lookAgainAt, outcome: 'Many do.' });
}

/** Words that were given, thanked for and promised about, all in the first conversation; more is owed in the second. */
async function giveSome(sameside: Sameside): Promise<void> {
  const { rows } = await ask(sameside, 'inbox.page', {
    scope: { view: 'open', filter: null, sort: 'newest' },
    before: null,
    limit: 2,
  });
  for (const [index, { id }] of rows.entries()) {
    const [first] = (await ask(sameside, 'conversation.get', { id })).messages;
    const about = { messageId: first!.id, start: 0, end: 40 };
    const { contribution } = await ask(sameside, 'contribution.mark', { ...about, kind: 'idea' });
    await ask(sameside, 'contribution.mark', { ...about, start: null, end: null, kind: 'criticism' });
    const { personId } = contribution;
    const promised = { personId, conversationId: id, messageId: null, byWhom: 'me', madeAt: null };
    await ask(sameside, 'promise.make', {
      ...promised,
      sentence: 'We will ask the team.',
      dueAt: Date.now() + 3 * 86_400_000,
    });
    if (index > 0) continue;
    const { promise } = await ask(sameside, 'promise.make', { ...promised, sentence: 'We answer soon.', dueAt: null });
    await ask(sameside, 'promise.settle', { id: promise.id, state: 'broken', outcome: 'It took a month.' });
    await ask(sameside, 'credit.give', {
      personId,
      contributionIds: [contribution.id],
      conversationId: id,
      place: 'release-notes',
      words: 'Thanks for the idea',
      link: 'https://example.org/notes',
      reportId: null,
      givenAt: null,
    });
  }
}

/** Somebody under two addresses, with the same handle and name. */
const sameReader = ['org', 'net']
  .map((domain) =>
    [
      'From list@example.org Thu Jan  1 00:00:00 2026',
      `From: Reader Seventeen <reader-seventeen@example.${domain}>`,
      'Subject: About the same matter',
      'Date: Thu, 01 Jan 2026 12:00:00 +0000',
      `Message-ID: <same-${domain}@example.org>`,
      '',
      'These are their words.',
      '',
      '',
    ].join('\n'),
  )
  .join('');

/** A person of whom much is known: joined, quoted, with an employer and a consent. */
async function describeSomebody(sameside: Sameside): Promise<void> {
  const readers = async () =>
    (await ask(sameside, 'people.page', { tab: 'all', query: 'reader', before: null, limit: 50 })).people;
  await expect.poll(async () => (await readers()).length).toBeGreaterThan(3);
  const [into, joined] = (await readers()).filter(({ name }) => name !== 'Reader Seventeen');
  await ask(sameside, 'person.join', { intoId: into!.id, ids: [joined!.id], reason: '' });
  await ask(sameside, 'person.rename', { id: into!.id, name: 'Reader With Many Facts' });
  await ask(sameside, 'affiliation.add', {
    personId: into!.id,
    organisation: 'The archive',
    role: 'Reader',
    since: Date.UTC(2020, 2, 1),
    until: null,
  });
  const { entries } = await ask(sameside, 'person.timeline', { id: into!.id, before: null, limit: 1 });
  await ask(sameside, 'consent.record', {
    personId: into!.id,
    granted: true,
    words: 'Quote me if it helps.',
    messageId: entries[0]!.id,
    givenAt: Date.now(),
  });
  const { evidence } = await ask(sameside, 'evidence.capture', { messageId: entries[0]!.id, start: 0, end: 20 });
  await ask(sameside, 'evidence.setCares', { evidenceId: evidence.id, cares: true });
}

/** A change that shipped, with somebody to tell and somebody who was told; and one that was declined. */
async function changesOnTheirWay(sameside: Sameside, ids: number[]): Promise<void> {
  const { id } = await ask(sameside, 'change.create', { title: 'What has shipped of it' });
  const act = (changeId: number, some: number[]) =>
    ask(sameside, 'conversation.act', { target: { ids: some }, action: { type: 'change', changeId, on: true } });
  await act(id, ids.slice(0, 3));
  for (const [index, conversationId] of ids.slice(0, 2).entries()) {
    const { messages } = await ask(sameside, 'conversation.get', { id: conversationId });
    const { evidence } = await ask(sameside, 'evidence.capture', { messageId: messages[0]!.id, start: 0, end: 30 });
    if (index === 0) await ask(sameside, 'change.addEvidence', { id, evidenceIds: [evidence.id] });
  }
  await ask(sameside, 'change.setTracker', { id, url: 'https://github.com/owner/name/issues/12' });
  await ask(sameside, 'change.move', { id, state: 'accepted', words: 'It comes in spring.', by: 'Product' });
  await ask(sameside, 'change.move', { id, state: 'shipped', words: 'It is in version 4.1.', by: '' });
  const [voice] = (await ask(sameside, 'change.voices', { id, after: null, limit: 10 })).voices;
  const { personId, places } = voice!;
  const { conversationId } = places[0]!;
  await ask(sameside, 'change.tell', { id, personId, conversationId, words: 'It is there.', how: 'copied' });
  const { id: declined } = await ask(sameside, 'change.create', { title: 'What has not shipped of it' });
  await act(declined, ids.slice(3));
  await ask(sameside, 'change.move', { id: declined, state: 'declined', words: 'It is too dear.', by: '' });
}

/** A picture of one dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A report with every block of our own, each with something in it, behind a published one that nobody answered. */
async function reportEverything(
  sameside: Sameside,
  about: { evidence: number; messageId: number; personId: number },
): Promise<void> {
  const save = async (title: string, content: ReportBlock[]): Promise<number> => {
    const { id } = await ask(sameside, 'report.create', { title });
    await saveReport(sameside, id, content);
    return id;
  };
  const changes = await ask(sameside, 'change.list', null);
  const asked = changes.find(({ title }) => title === 'What several people ask for')!.id;
  const shipped = changes.find(({ title }) => title === 'What has shipped of it')!.id;
  const change = (id: string, changeId: number): ReportBlock => ({ type: 'change', attrs: { id, changeId } });
  await ask(sameside, 'report.publish', { id: await save('What we asked for', [change('a', asked)]) });
  const [held] = await ask(sameside, 'assumption.board', { settled: false });
  const [settled] = await ask(sameside, 'assumption.board', { settled: true });
  const kept = await ask(sameside, 'evidence.list', { query: '', conversationId: null, limit: 3 });
  const { asset } = await ask(sameside, 'report.keepPicture', { bytes: Uint8Array.from(Buffer.from(dot, 'base64')) });
  const period = { since: 0, until: null, leftOut: [] };
  await save('A report with every block', [
    heading(2, 'Every block', 'b1'),
    { type: 'evidence', attrs: { id: 'b2', evidenceId: about.evidence, also: kept.map(({ id }) => id) } },
    change('b3', shipped),
    change('b4', asked),
    { type: 'thanks', attrs: { id: 'b5', ...period } },
    { type: 'changed', attrs: { id: 'b6', ...period } },
    { type: 'unanswered', attrs: { id: 'b7', leftOut: [] } },
    { type: 'voices', attrs: { id: 'b8', reason: '' }, content: [paragraph('One sees it otherwise.', 'b9')] },
    { type: 'voices', attrs: { id: 'b10', reason: 'nobody else was asked.' } },
    { type: 'assumption', attrs: { id: 'b11', assumptionId: held!.id } },
    { type: 'assumption', attrs: { id: 'b12', assumptionId: settled!.id } },
    {
      type: 'message_image',
      attrs: {
        id: 'b13',
        messageId: about.messageId,
        personId: about.personId,
        asset,
        named: false,
        text: 'What they wrote',
        place: 'Sample inbox',
        date: Date.UTC(2026, 0, 1),
        url: null,
        width: 1,
        height: 1,
      },
    },
    { type: 'evidence', attrs: { id: 'b14', evidenceId: 9999, also: [] } },
    { type: 'changed', attrs: { id: 'b15', leftOut: [], since: 0, until: 1 } },
  ]);
}

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
  await saveReport(sameside, report.id, [
    heading(2, 'The export', 'a'),
    paragraph('They said it clearly, and more than once.', 'b'),
    evidenceBlock(evidence.id, 'c'),
    {
      type: 'chart',
      attrs: { id: 'd', title: 'Over time', query: 'source:sample', by: 'month', since: null, until: null },
    },
    {
      type: 'chart',
      attrs: { id: 'e', title: 'Where it was heard', query: '', by: 'source', since: null, until: null },
    },
  ]);
  await ask(sameside, 'version.keep', { reportId: report.id });
  await ask(sameside, 'series.save', {
    id: null,
    name: 'Digest of the week',
    template: 'weekly',
    audienceId: null,
    every: 'week',
    nextAt: Date.now() - 1000,
  });
  const published = await ask(sameside, 'report.create', { title: 'What was published' });
  await saveReport(sameside, published.id, [paragraph('Several people asked for it.', 'p')]);
  const { edition } = await ask(sameside, 'report.publish', { id: published.id });
  await ask(sameside, 'edition.saveAnswer', {
    ...{ id: null, editionId: edition.id, changeId: null, byWhom: 'Product', words: 'We read it.' },
    ...{ at: Date.now(), outcome: 'none' },
  });
  await triageSome(sameside);
  await giveSome(sameside);
  const mailbox = path.join(sameside.profile, 'list.mbox');
  writeFileSync(mailbox, mailboxOf(8) + sameReader + emptyMail);
  await chooseFiles(sameside, [mailbox]);
  const { jobId } = (await ask(sameside, 'import.choose', { what: 'files' }))!;
  await expect
    .poll(async () => (await ask(sameside, 'job.list', null)).find(({ id }) => id === jobId)?.state)
    .toBe('done');
  await describeSomebody(sameside);
  await reportEverything(sameside, { evidence: evidence.id, messageId, personId: from!.personId });
  // The failure opens its list by itself; what follows begins with a quiet window.
  await expect(sameside.window.getByRole('dialog')).toBeVisible();
  await sameside.window.keyboard.press('Escape');
  await expect(sameside.window.getByRole('dialog')).toHaveCount(0);
}
