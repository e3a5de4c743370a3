import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContributionKind } from '../../../shared/model/giving.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Api = ReturnType<typeof temporaryDatabase>['api'];

const other = { place: 'forum.example.org', address: 'reader-2', name: 'reader-2' };
const at = (minute: number): number => Date.UTC(2026, 0, 1, 0, minute);

/** A question and an answer to it. */
function conversationIn(api: Api) {
  const sourceId = mailSource(api);
  api.ingest({
    sourceId,
    messages: [
      incoming('q', { sentAt: at(1), text: 'It would be nice if names were kept.\n\nRegards' }),
      incoming('a', { sentAt: at(2), references: ['q'], author: other, text: 'They can be kept like this.' }),
    ],
  });
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const { id } = api.inboxPage({ scope, before: null, limit: 1 }).rows[0]!;
  const [question, answer] = api.conversation({ id }).messages;
  return { id, question: question!, answer: answer! };
}

function mark(api: Api, messageId: number, kind: ContributionKind) {
  return api.markContribution({ messageId, start: null, end: null, kind }).contribution;
}

const credit = {
  conversationId: null,
  place: 'reply',
  words: 'Thank you',
  link: null,
  reportId: null,
  givenAt: null,
} as const;
const promise = {
  conversationId: null,
  messageId: null,
  sentence: 'We will ask.',
  byWhom: 'me',
  dueAt: null,
  madeAt: null,
};

function rowOf(api: Api, id: number) {
  return api.conversationRows({ ids: [id] })[0]!;
}

const owed = (api: Api) => api.creditOwed({ after: null, limit: 50 }).people;

describe('contributions', () => {
  it('point at the words, are marked once, and belong to who wrote them', () => {
    const { api } = temporaryDatabase();
    const { id, question } = conversationIn(api);
    const input = { messageId: question.id, start: 0, end: 36, kind: 'idea' } as const;
    const { contribution } = api.markContribution(input);
    expect(contribution).toMatchObject({
      quote: 'It would be nice if names were kept.',
      personId: question.from!.personId,
      conversationId: id,
      sourceName: 'list',
      givenAt: at(1),
      credited: false,
    });
    expect(() => api.markContribution(input)).toThrow('marked so already');
    expect(() => api.markContribution({ ...input, start: 36, end: 38 })).toThrow('Select the words');
    expect(mark(api, question.id, 'praise').quote).toBe('It would be nice if names were kept. Regards');
    expect(api.givingIn({ id }).contributions.map(({ kind }) => kind)).toEqual(['praise', 'idea']);
    api.undoLast(null);
    api.undoLast(null);
    expect(api.givingIn({ id }).contributions).toEqual([]);
    api.redoLast(null);
    expect(api.givingIn({ id }).contributions).toEqual([contribution]);
  });

  it('are what others give: not of one of us, nor of nobody', () => {
    const { api } = temporaryDatabase();
    const { question } = conversationIn(api);
    api.setPersonOurs({ id: question.from!.personId, ours: true });
    expect(() => mark(api, question.id, 'idea')).toThrow('One of us');
    api.ingest({ sourceId: mailSource(api), messages: [incoming('n', { author: null })] });
    const nobody = api.inboxPage({ scope: { view: 'all', filter: null, sort: 'newest' }, before: null, limit: 5 });
    const row = nobody.rows.find(({ title }) => title === 'About n')!;
    const { messages } = api.conversation({ id: row.id });
    expect(() => mark(api, messages[0]!.id, 'idea')).toThrow('Nobody is named');
  });

  it('removed and back again keep their credit (a foreign key stopped redo)', () => {
    const { api } = temporaryDatabase();
    const { id, question } = conversationIn(api);
    const given = mark(api, question.id, 'idea');
    api.giveCredit({ ...credit, personId: given.personId, contributionIds: [given.id] });
    api.changeContribution({ id: given.id, kind: 'fault' });
    const before = api.givingIn({ id });
    expect(before.contributions).toMatchObject([{ kind: 'fault', credited: true }]);
    api.removeContribution({ id: given.id });
    expect(api.givingIn({ id })).toMatchObject({ contributions: [], credits: [{ contributionId: null }] });
    api.undoLast(null);
    expect(api.givingIn({ id })).toEqual(before);
    api.redoLast(null);
    expect(api.givingIn({ id }).contributions).toEqual([]);
  });

  it('follow their message when conversations are merged, and back', () => {
    const { api } = temporaryDatabase();
    const { id, question } = conversationIn(api);
    const given = mark(api, question.id, 'idea');
    api.makePromise({ ...promise, personId: given.personId, conversationId: id });
    api.ingest({ sourceId: mailSource(api), messages: [incoming('other', { author: other })] });
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const host = api.inboxPage({ scope, before: null, limit: 5 }).rows.find(({ title }) => title === 'About other')!.id;
    api.mergeConversations({ ids: [id, host], intoId: host });
    expect(api.givingIn({ id: host })).toMatchObject({
      contributions: [{ id: given.id, conversationId: host }],
      promises: [{ conversationId: host }],
    });
    api.undoLast(null);
    expect(api.givingIn({ id: host })).toMatchObject({ contributions: [], promises: [] });
    expect(api.givingIn({ id })).toMatchObject({ contributions: [{ conversationId: id }], promises: [{}] });
  });
});

describe('credit', () => {
  it('settles what is owed, marks respecting, and all of it goes back (the mark stayed after undo)', () => {
    const { api } = temporaryDatabase();
    const { id, question } = conversationIn(api);
    const given = mark(api, question.id, 'idea');
    expect(rowOf(api, id).relation).toBe('owed');
    expect(owed(api)).toMatchObject([{ personId: given.personId, since: at(1), contributions: [{ id: given.id }] }]);
    const { credits } = api.giveCredit({ ...credit, personId: given.personId, contributionIds: [given.id] });
    expect(credits).toMatchObject([{ namedAs: 'Someone in list', forKind: 'idea', conversationId: id }]);
    expect(owed(api)).toEqual([]);
    expect(rowOf(api, id)).toMatchObject({ practices: ['respecting'], relation: 'first-time' });
    expect(api.betweenUs({ id: given.personId })).toMatchObject({
      gave: [{ credited: true }],
      gaveBack: [{}],
      owed: [],
    });
    api.undoLast(null);
    expect(owed(api)).toHaveLength(1);
    expect(rowOf(api, id)).toMatchObject({ practices: [], relation: 'owed' });
    api.redoLast(null);
    api.removeCredit({ id: credits[0]!.id });
    expect(rowOf(api, id)).toMatchObject({ practices: [], relation: 'owed' });
  });

  it('names people as they wish on that day, and nobody by an address', () => {
    const { api } = temporaryDatabase();
    const { answer, question } = conversationIn(api);
    const named = (personId: number) =>
      api.giveCredit({ ...credit, personId, contributionIds: [] }).credits[0]!.namedAs;
    const [asker, answerer] = [question.from!.personId, answer.from!.personId];
    expect(named(asker)).toBe('Someone');
    api.setCreditWish({ id: asker, wish: 'handle' });
    expect(named(asker)).toBe('Someone');
    api.setCreditWish({ id: asker, wish: 'name' });
    expect(named(asker)).toBe('Reader 1');
    api.setCreditWish({ id: answerer, wish: 'handle' });
    expect(named(answerer)).toBe('reader-2');
  });

  it('is refused for what somebody else gave', () => {
    const { api } = temporaryDatabase();
    const { answer, question } = conversationIn(api);
    const given = mark(api, question.id, 'idea');
    const input = { ...credit, personId: answer.from!.personId, contributionIds: [given.id] };
    expect(() => api.giveCredit(input)).toThrow('somebody else');
  });

  it('is listed by month in pages, with the way to the months around', () => {
    const { api } = temporaryDatabase();
    const { personId } = conversationIn(api).question.from!;
    const times = [Date.UTC(2025, 10, 3), Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 6), Date.UTC(2026, 2, 1)];
    for (const givenAt of times) api.giveCredit({ ...credit, personId, contributionIds: [], givenAt });
    const month = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) };
    const page = api.creditsGiven({ ...month, after: null, limit: 1 });
    expect(page).toMatchObject({ credits: [{ givenAt: times[2] }], earlier: times[0], later: times[3] });
    expect(api.creditsGiven({ ...month, after: page.next, limit: 5 })).toMatchObject({
      credits: [{ givenAt: times[1] }],
      next: null,
    });
  });
});

describe('the question whether somebody may be named', () => {
  it('speaks the language in which they speak here, and that it was asked is noted', async () => {
    const { api } = temporaryDatabase();
    const text =
      'Guten Tag, leider fehlen beim Export alle Dateien, deren Name einen Umlaut enthält. Könnt ihr das bitte ändern?';
    api.ingest({ sourceId: mailSource(api), messages: [incoming('de', { text })] });
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { id } = api.inboxPage({ scope, before: null, limit: 1 }).rows[0]!;
    const message = api.conversation({ id }).messages[0]!;
    const given = mark(api, message.id, 'fault');
    const ask = { personId: given.personId, conversationId: id, contributionIds: [given.id] };
    const question = await api.draftNamingQuestion(ask);
    expect(question).toMatchObject({ language: 'de', askedAt: null });
    expect(question.words).toContain('Dürfen wir dich nennen?');
    expect(question.words).toContain('ein Fehlerbericht: “Guten Tag, leider fehlen');
    api.markAsked({ personId: given.personId });
    expect(owed(api)[0]!.askedAt).not.toBeNull();
    api.undoLast(null);
    expect(owed(api)[0]!.askedAt).toBeNull();
    expect((await api.draftNamingQuestion({ ...ask, conversationId: null })).language).toBe('en');
  });
});

describe('promises', () => {
  it('are owed until they are kept or broken, can be opened again, and each step goes back', () => {
    const { api } = temporaryDatabase();
    const { id, question } = conversationIn(api);
    const { personId } = question.from!;
    const made = api.makePromise({ ...promise, personId, conversationId: id, dueAt: at(60) }).promise;
    expect(rowOf(api, id)).toMatchObject({ practices: ['respecting'], relation: 'owed' });
    expect(owed(api)).toMatchObject([{ personId, promises: [{ sentence: 'We will ask.', dueAt: at(60) }] }]);
    api.settlePromise({ id: made.id, state: 'kept', outcome: 'They said yes.' });
    expect(owed(api)).toEqual([]);
    expect(rowOf(api, id).relation).toBe('first-time');
    api.settlePromise({ id: made.id, state: 'open', outcome: '' });
    expect(api.listPromises({ state: 'open', limit: 5 })).toMatchObject([{ id: made.id, settledAt: null }]);
    api.undoLast(null);
    expect(api.betweenUs({ id: personId }).promises).toMatchObject([{ state: 'kept', outcome: 'They said yes.' }]);
    api.undoLast(null);
    api.savePromise({ id: made.id, sentence: 'We will ask twice.', byWhom: 'A colleague', dueAt: null });
    api.removePromise({ id: made.id });
    expect(rowOf(api, id)).toMatchObject({ practices: [], relation: 'first-time' });
    api.undoLast(null);
    expect(api.givingIn({ id }).promises).toMatchObject([{ sentence: 'We will ask twice.', byWhom: 'A colleague' }]);
    for (let step = 0; step < 2; step += 1) api.undoLast(null);
    expect(rowOf(api, id)).toMatchObject({ practices: [], relation: 'first-time' });
    expect(api.givingIn({ id }).promises).toEqual([]);
  });
});

describe('hints', () => {
  it('waved away stay away, and come back with undo', () => {
    const { api } = temporaryDatabase();
    const { id, question } = conversationIn(api);
    const hint = { messageId: question.id, hint: 'contribution:idea', start: 0 };
    api.dismissHint(hint);
    api.dismissHint(hint);
    expect(api.givingIn({ id }).dismissed).toEqual([hint]);
    api.undoLast(null);
    api.undoLast(null);
    expect(api.givingIn({ id }).dismissed).toEqual([]);
  });

  it('know the answer that a dump says was accepted', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const post = (number: number, kind: 'question' | 'answer', source: string) =>
      incoming(`site/post-${number}`, {
        kind,
        source,
        sentAt: at(number),
        references: kind === 'answer' ? ['site/post-1'] : [],
      });
    api.ingest({
      sourceId,
      messages: [
        post(1, 'question', '<row Id="1" PostTypeId="1" AcceptedAnswerId="3" Body="&lt;p&gt;" />'),
        post(2, 'answer', '<row Id="2" ParentId="1" />'),
        post(3, 'answer', '<row Id="3" ParentId="1" />'),
      ],
    });
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { id } = api.inboxPage({ scope, before: null, limit: 1 }).rows[0]!;
    const accepted = api.conversation({ id }).messages.find(({ externalId }) => externalId === 'site/post-3')!;
    expect(api.givingIn({ id }).accepted).toEqual([accepted.id]);
  });
});

describe('everybody who is owed something', () => {
  it('comes in pages, since the longest first, without one of us', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const authors = ['c', 'a', 'b', 'ours'].map((name) => ({
      place: 'mail',
      address: `${name}@example.org`,
      name: `Reader ${name}`,
    }));
    const messages = authors.map((author, index) => incoming(author.name, { author, sentAt: at(10 - index) }));
    api.ingest({ sourceId, messages });
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    for (const row of api.inboxPage({ scope, before: null, limit: 10 }).rows) {
      const given = mark(api, api.conversation({ id: row.id }).messages[0]!.id, 'idea');
      if (given.who === 'Reader ours') api.setPersonOurs({ id: given.personId, ours: true });
    }
    const first = api.creditOwed({ after: null, limit: 2 });
    expect(first.people.map(({ who }) => who)).toEqual(['Reader b', 'Reader a']);
    const second = api.creditOwed({ after: first.next, limit: 2 });
    expect(second.people.map(({ who }) => who)).toEqual(['Reader c']);
    expect(second.next).toBeNull();
  });
});

describe('an answer of ours that arrives', () => {
  it('is voicing, and a question of ours is not', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const team = { place: 'mail', address: 'team@example.org', name: 'Team' };
    api.ingest({ sourceId, messages: [incoming('ours', { author: team, sentAt: at(1) })] });
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const [begun] = api.inboxPage({ scope, before: null, limit: 1 }).rows;
    api.setPersonOurs({ id: api.conversation({ id: begun!.id }).messages[0]!.from!.personId, ours: true });
    api.ingest({ sourceId, messages: [incoming('q', { sentAt: at(2) })] });
    api.ingest({ sourceId, messages: [incoming('a', { references: ['q'], author: team, sentAt: at(3) })] });
    const { rows } = api.inboxPage({ scope, before: null, limit: 5 });
    expect(rows.map(({ title, practices }) => [title, practices])).toEqual([
      ['About q', ['voicing']],
      ['About ours', []],
    ]);
  });
});

describe('whatever is done', () => {
  const steps = fc.array(fc.tuple(fc.nat(10), fc.nat(5), fc.nat(5)), { maxLength: 14 });

  it('the file stays sound, and undoing all of it brings back what was (a credit stayed without its contribution)', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const { api, database } = temporaryDatabase();
        const { id, question, answer } = conversationIn(api);
        api.ingest({ sourceId: mailSource(api), messages: [incoming('more', { author: other, sentAt: at(9) })] });
        const scope = { view: 'all', filter: null, sort: 'newest' } as const;
        const host = api.inboxPage({ scope, before: null, limit: 5 }).rows.find((row) => row.id !== id)!.id;
        const messages = [question.id, answer.id];
        const people = [question.from!.personId, answer.from!.personId];
        // What is worked out when nothing else is to do is no part of it.
        const tables = [
          ...['contributions', 'credits', 'promises', 'dismissed_hints', 'identities'],
          '(SELECT id, name, credit_wish, ours, asked_at, joined_into FROM people)',
        ];
        const state = () => ({
          tables: tables.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY id`).all()),
          rows: [rowOf(api, id), rowOf(api, host)],
          giving: [api.givingIn({ id }), api.givingIn({ id: host })],
        });
        const before = state();
        const all = <Row>(table: string) => database.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Row[];
        const pick = <Item>(items: readonly Item[], at: number): Item | undefined =>
          items[at % Math.max(1, items.length)];
        const kinds = ['idea', 'fault', 'answer'] as const;
        let done = 0;
        const run = ([what, one, two]: [number, number, number]): void => {
          const given = pick(all<{ id: number }>('contributions'), one)?.id;
          const credited = pick(all<{ id: number }>('credits'), one)?.id;
          const promised = pick(all<{ id: number }>('promises'), one)?.id;
          if (what === 0) mark(api, pick(messages, one)!, pick(kinds, two)!);
          else if (what === 1) api.changeContribution({ id: given!, kind: pick(kinds, two)! });
          else if (what === 2) api.removeContribution({ id: given! });
          else if (what <= 4) {
            const owner = api.listContributions({ limit: 50 }).find((it) => it.id === given)?.personId;
            const personId = owner ?? pick(people, two)!;
            api.giveCredit({
              ...credit,
              conversationId: id,
              personId,
              contributionIds: owner === undefined ? [] : [given!],
            });
          } else if (what === 5) api.removeCredit({ id: credited! });
          else if (what === 6) api.makePromise({ ...promise, personId: pick(people, one)!, conversationId: id });
          else if (what === 7) {
            api.settlePromise({ id: promised!, state: pick(['kept', 'broken', 'open'] as const, two)!, outcome: '' });
          } else if (what === 8) api.removePromise({ id: promised! });
          else if (what === 9) api.mergeConversations({ ids: [id, host], intoId: host });
          else api.joinPeople({ intoId: people[0]!, ids: [people[1]!] });
          done += 1;
        };
        for (const step of chosen) {
          try {
            run(step);
          } catch {
            // Nothing is there to do it with, or it is done already.
          }
        }
        expect(api.health(null).problems).toEqual([]);
        for (let step = 0; step < done; step += 1) api.undoLast(null);
        expect(state()).toEqual(before);
        expect(api.health(null).problems).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
