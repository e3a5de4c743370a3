import { describe, expect, it } from 'vitest';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Api = ReturnType<typeof temporaryDatabase>['api'];

const open: ListScope = { view: 'open', filter: null, sort: 'newest' };

function idOf(api: Api, title: string): number {
  const scope: ListScope = { ...open, view: 'all' };
  return api.inboxPage({ scope, before: null, limit: 100 }).rows.find((row) => row.title === title)!.id;
}

function act(api: Api, id: number, action: ConversationAction): void {
  api.changeConversations({ ids: [id], action, groupId: null });
}

const other = { place: 'mail', address: 'reader-2@example.org', name: 'Reader 2' };
const team = { place: 'mail', address: 'team@example.org', name: 'Team' };

describe('what arrives', () => {
  it('opens what is snoozed or done, and leaves alone what is muted (a muted thread came back all day)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a'), incoming('b'), incoming('c')] });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => idOf(api, `About ${name}`)) as [number, number, number];
    act(api, a, { type: 'snooze', until: null });
    act(api, b, { type: 'mute', on: true });
    act(api, b, { type: 'read' });
    act(api, c, { type: 'done' });
    act(api, c, { type: 'remind', at: 9e12 });
    api.ingest({
      sourceId,
      messages: ['a', 'b', 'c'].map((name) =>
        incoming(`re ${name}`, { references: [name], sentAt: 9e11, author: other }),
      ),
    });
    expect(api.conversation({ id: a })).toMatchObject({ state: 'open', unread: true, snoozedUntil: null });
    expect(api.conversation({ id: b })).toMatchObject({ state: 'done', unread: false, muted: true });
    expect(api.conversation({ id: c })).toMatchObject({ state: 'open', remindAt: null });
  });

  it('from one of us answers: nobody waits, and what was put away stays so (our own reply woke the thread)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const day = (number: number): number => Date.UTC(2026, 0, number);
    api.ingest({ sourceId, messages: [incoming('old', { author: team, sentAt: day(1) })] });
    const us = api.conversation({ id: idOf(api, 'About old') }).messages[0]!.from!.personId;
    api.setPersonOurs({ id: us, ours: true });
    api.ingest({ sourceId, messages: [incoming('q', { sentAt: day(2) })] });
    const id = idOf(api, 'About q');
    expect(api.conversation({ id }).waitingSince).toBe(day(2));
    act(api, id, { type: 'done' });
    api.ingest({ sourceId, messages: [incoming('r', { references: ['q'], author: team, sentAt: day(3) })] });
    expect(api.conversation({ id })).toMatchObject({ state: 'done', waitingSince: null });
    const later = [
      incoming('more', { references: ['q', 'r'], sentAt: day(4) }),
      incoming('same here', { references: ['q', 'r', 'more'], author: other, sentAt: day(5) }),
    ];
    api.ingest({ sourceId, messages: later });
    expect(api.conversation({ id })).toMatchObject({ state: 'open', waitingSince: day(4) });
    // Undone, the same words are those of one voice and another: somebody was answered.
    api.setPersonOurs({ id: us, ours: false });
    expect(api.conversation({ id }).waitingSince).toBeNull();
  });

  it('of somebody who is called one of us later counts as answering, as on arrival, and not after an undo', () => {
    // Catches conversations that were answered before and stay without voicing, and marks that undo leaves behind.
    const { api, database } = temporaryDatabase();
    const sourceId = mailSource(api);
    const day = (number: number): number => Date.UTC(2026, 0, number);
    api.ingest({
      sourceId,
      messages: [
        incoming('own', { author: team, sentAt: day(1) }),
        ...Array.from({ length: 520 }, (_, index) => [
          incoming(`q${index}`, { sentAt: day(2) + index }),
          incoming(`r${index}`, { references: [`q${index}`], author: team, sentAt: day(3) + index }),
        ]).flat(),
        incoming('other', { author: other, sentAt: day(4) }),
      ],
    });
    const us = database.prepare("SELECT id FROM people WHERE name = 'Team'").pluck().get() as number;
    const voiced = (): unknown =>
      database
        .prepare('SELECT count(*) FROM conversations WHERE practices & ? > 0')
        .pluck()
        .get(practiceBit('voicing'));
    expect(voiced()).toBe(0);
    const { actionId } = api.setPersonOurs({ id: us, ours: true });
    let steps = 1;
    while (api.markAnswered({ id: us, groupId: actionId })) steps += 1;
    expect(steps).toBe(2);
    expect(voiced()).toBe(520);
    expect(api.undoHistory({ since: 0, limit: 9 })).toMatchObject([{ count: 1, subject: 'Team' }]);
    while (api.undoLast(null)?.more === true) continue;
    expect(voiced()).toBe(0);
    expect(api.person({ id: us }).ours).toBe(false);
    // Undone while steps were still to come: they do nothing.
    expect(api.markAnswered({ id: us, groupId: actionId })).toBe(false);
    expect(voiced()).toBe(0);
  });

  it('is new since the last reading, message by message (everything counted as new again)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a')] });
    const id = idOf(api, 'About a');
    api.markConversationRead({ id });
    const waited = Date.now();
    while (Date.now() === waited);
    api.ingest({ sourceId, messages: [incoming('b', { references: ['a'], sentAt: 9e11 * 2 })] });
    const found = api.conversation({ id });
    expect(found.messages.map(({ externalId, unread }) => [externalId, unread])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    act(api, id, { type: 'read' });
    act(api, id, { type: 'unread' });
    expect(api.conversation({ id }).messages.map(({ unread }) => unread)).toEqual([false, true]);
  });
});

describe('who began a conversation', () => {
  it('is a first-time voice once, a helper after answering others, and owed once their words are kept', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const at = (minute: number): number => Date.UTC(2026, 0, 1, 0, minute);
    api.ingest({ sourceId, messages: [incoming('first', { sentAt: at(1) })] });
    api.ingest({ sourceId, messages: [incoming('asked', { sentAt: at(2), author: other })] });
    api.ingest({ sourceId, messages: [incoming('answer', { sentAt: at(3), references: ['asked'] })] });
    api.ingest({ sourceId, messages: [incoming('second', { sentAt: at(4) })] });
    const relations = (): (string | null)[] =>
      ['first', 'asked', 'second']
        .map((name) => api.conversation({ id: idOf(api, `About ${name}`) }))
        .map((detail) => rowOf(api, detail.id).relation);
    expect(relations()).toEqual(['first-time', 'first-time', 'helper']);
    const messageId = api.conversation({ id: idOf(api, 'About second') }).messages[0]!.id;
    api.captureEvidence({ messageId, start: 0, end: 5 });
    expect(relations()).toEqual(['first-time', 'first-time', 'owed']);
    act(api, idOf(api, 'About second'), { type: 'practice', practice: 'respecting', on: true });
    expect(relations()).toEqual(['first-time', 'first-time', 'helper']);
    const { rows } = api.inboxPage({ scope: { ...open, sort: 'relation' }, before: null, limit: 10 });
    expect(rows.map((row) => row.title)).toEqual(['About asked', 'About first', 'About second']);
  });
});

function rowOf(api: Api, id: number) {
  return api.conversationRows({ ids: [id] })[0]!;
}

describe('a message split off', () => {
  it('takes its answers along, also those that arrive later, and never comes back by a reference', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const at = (minute: number): number => Date.UTC(2026, 0, 1, 0, minute);
    const said = (id: string, references: string[], minute: number) => incoming(id, { references, sentAt: at(minute) });
    api.ingest({
      sourceId,
      messages: [
        said('root', [], 1),
        said('aside', ['root'], 2),
        said('re aside', ['root', 'aside'], 3),
        said('re', ['root'], 4),
      ],
    });
    const host = idOf(api, 'About root');
    const messageId = api.conversation({ id: host }).messages.find(({ externalId }) => externalId === 'aside')!.id;
    const { conversationId } = api.splitMessage({ messageId });
    const names = (id: number): string[] =>
      api
        .conversation({ id })
        .messages.map(({ externalId }) => externalId)
        .sort();
    expect([names(host), names(conversationId)]).toEqual([
      ['re', 'root'],
      ['aside', 're aside'],
    ]);
    api.ingest({
      sourceId,
      messages: [said('late', ['root', 'aside', 're aside'], 5), said('other', ['root', 're'], 6)],
    });
    expect([names(host), names(conversationId)]).toEqual([
      ['other', 're', 'root'],
      ['aside', 'late', 're aside'],
    ]);
    expect(api.health(null).problems).toEqual([]);
    api.undoLast(null);
    expect(names(host)).toEqual(['aside', 'late', 'other', 're', 're aside', 'root']);
    expect(api.health(null).problems).toEqual([]);
  });
});

describe('merged conversations', () => {
  it('keep labels, notes and links of both, and come apart again as they were', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a'), incoming('b', { author: other }), incoming('c')] });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => idOf(api, `About ${name}`)) as [number, number, number];
    const label = api.createLabel({ name: 'export', colour: 'blue' });
    act(api, b, { type: 'label', labelId: label.id, on: true });
    api.createNote({ target: { type: 'conversation', id: b }, body: 'A note' });
    api.linkConversations({ id: b, otherId: c, on: true });
    api.mergeConversations({ ids: [a, b], intoId: a });
    expect(api.conversation({ id: b })).toMatchObject({ id: a, labelIds: [label.id], alsoRaisedIn: [{ id: c }] });
    expect(api.listNotes({ target: { type: 'conversation', id: a }, limit: 5 })).toHaveLength(1);
    expect(api.conversation({ id: a }).joined.map(({ by }) => by)).toEqual(['hand']);
    expect(api.health(null).problems).toEqual([]);
    api.undoLast(null);
    expect(api.conversation({ id: b })).toMatchObject({ id: b, labelIds: [label.id], alsoRaisedIn: [{ id: c }] });
    expect(api.conversation({ id: a })).toMatchObject({ labelIds: [], joined: [] });
  });
});

describe('undoing one group of the history', () => {
  it('leaves what was touched since as it is (a rule taken back reopened what somebody had closed)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a'), incoming('b')] });
    const [a, b] = ['a', 'b'].map((name) => idOf(api, `About ${name}`)) as [number, number];
    const group = api.changeConversations({ ids: [a, b], action: { type: 'done' }, groupId: null });
    act(api, b, { type: 'snooze', until: 9e12 });
    expect(api.undoGroup({ groupId: group.actionId })).toMatchObject({ more: false });
    expect(api.conversation({ id: a }).state).toBe('open');
    expect(api.conversation({ id: b }).state).toBe('snoozed');
    expect(api.undoGroup({ groupId: group.actionId })).toBeNull();
    expect(api.undoHistory({ since: 0, limit: 10 }).map(({ label, undone }) => [label, undone])).toEqual([
      ['Snoozed', false],
      ['Marked done', true],
    ]);
  });

  it('counts a label anew when it comes back with its conversations', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a'), incoming('b')] });
    const ids = ['a', 'b'].map((name) => idOf(api, `About ${name}`));
    const label = api.createLabel({ name: 'export', colour: 'blue' });
    api.changeConversations({ ids, action: { type: 'label', labelId: label.id, on: true }, groupId: null });
    expect(api.listLabels(null)).toMatchObject([{ open: 2 }]);
    api.deleteLabel({ id: label.id });
    api.undoLast(null);
    expect(api.listLabels(null)).toMatchObject([{ open: 2 }]);
    act(api, ids[0]!, { type: 'done' });
    expect(api.listLabels(null)).toMatchObject([{ open: 1 }]);
  });

  it('says which label, change or conversation it was (five lines that all said "Labelled")', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({ sourceId, messages: [incoming('a'), incoming('b')] });
    const [a, b] = ['a', 'b'].map((name) => idOf(api, `About ${name}`));
    const labelId = api.createLabel({ name: 'export', colour: 'blue' }).id;
    const changeId = api.createChange({ title: 'Export keeps names' }).id;
    for (const on of [true, false]) {
      act(api, a!, { type: 'label', labelId, on });
      act(api, a!, { type: 'change', changeId, on });
      api.linkConversations({ id: a!, otherId: b!, on });
    }
    act(api, a!, { type: 'assign', to: 'Kim' });
    expect(api.undoHistory({ since: 0, limit: 7 }).map(({ label, subject }) => `${label}: ${subject}`)).toEqual([
      'Assigned to Kim: About a',
      'No longer linked with “About b”: About a',
      'Taken off “Export keeps names”: About a',
      'Label “export” taken off: About a',
      'Linked with “About b”: About a',
      'Linked to “Export keeps names”: About a',
      'Labelled “export”: About a',
    ]);
  });
});
