import { evidenceBlock } from '../../../shared/model/report-document.ts';
import { needsOf } from '../../../shared/model/report-material.ts';
import { describe, expect, it } from 'vitest';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

const now = Date.UTC(2026, 4, 20, 12);
const day = 86_400_000;
const ask = { now, endOfDay: Date.UTC(2026, 4, 20, 23, 59, 59, 999) };

function filled() {
  const { api, database } = temporaryDatabase();
  const sourceId = mailSource(api);
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  api.ingest({ sourceId, messages: names.map((name, at) => incoming(name, { sentAt: now - (20 - at) * day })) });
  const scope = { view: 'all', filter: null, sort: 'newest' } as const;
  const { rows } = api.inboxPage({ scope, before: null, limit: 50 });
  const idOf = (name: string): number => rows.find(({ title }) => title === `About ${name}`)!.id;
  return { api, database, sourceId, idOf };
}

describe('today', () => {
  it('shows a few of those who wait, longest first, and says that there are more (only the newest were ever seen)', () => {
    const { api } = filled();
    const { waiting } = api.today(ask);
    expect(waiting.items.map(({ title }) => title)).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `About ${name}`),
    );
    expect(waiting.more).toBe(true);
  });

  it('brings what is due by the end of the day, not a minute later (what was snoozed until tomorrow showed today)', () => {
    const { api, idOf } = filled();
    const act = (name: string, action: Parameters<typeof api.changeConversations>[0]['action']): void => {
      api.changeConversations({ ids: [idOf(name)], action, groupId: null });
    };
    act('a', { type: 'remind', at: ask.endOfDay });
    act('b', { type: 'remind', at: ask.endOfDay + 1 });
    act('c', { type: 'snooze', until: now - 1 });
    act('d', { type: 'snooze', until: ask.endOfDay + 1 });
    act('e', { type: 'snooze', until: null });
    const { due } = api.today(ask);
    expect(due.items.map(({ row, why }) => `${why} ${row.title}`)).toEqual(['snooze About c', 'reminder About a']);
  });

  it('asks to look again at what is held, and no longer once it came out', () => {
    const { api, idOf } = filled();
    const hold = (sentence: string, lookAgainAt: number | null) =>
      api.holdAssumption({ conversationId: idOf('a'), sentence, lookAgainAt }).assumption;
    const due = hold('Only one is affected', now - day);
    hold('Later', now + 2 * day);
    hold('Some day', null);
    expect(api.today(ask).assumptions.items.map(({ sentence }) => sentence)).toEqual(['Only one is affected']);
    api.saveAssumption({ ...due, outcome: 'All are' });
    expect(api.today(ask).assumptions.items).toEqual([]);
    const titles = api
      .assumptionBoard({ settled: false })
      .map(({ sentence, conversationTitle }) => [sentence, conversationTitle]);
    expect(titles).toEqual([
      ['Later', 'About a'],
      ['Some day', 'About a'],
    ]);
    expect(api.assumptionBoard({ settled: true }).map(({ outcome }) => outcome)).toEqual(['All are']);
  });

  it('names the sources that failed, in their own words', () => {
    const { api, sourceId, database } = filled();
    expect(api.today(ask).failed.items).toEqual([]);
    database
      .prepare('UPDATE sources SET last_error = ?, last_sync_at = ? WHERE id = ?')
      .run('No answer', now, sourceId);
    expect(api.today(ask).failed.items).toEqual([{ sourceId, name: 'list', error: 'No answer', at: now }]);
  });
});

describe('what speaks for an assumption and against it', () => {
  it('keeps our words and their quotes, and goes and comes back with the assumption (grounds were lost by an undo)', () => {
    const { api, idOf } = filled();
    const conversationId = idOf('a');
    const { assumption } = api.holdAssumption({ conversationId, sentence: 'Only one', lookAgainAt: null });
    const messageId = api.conversation({ id: conversationId }).messages[0]!.id;
    const { evidence } = api.captureEvidence({ messageId, start: 0, end: 5 });
    api.addGround({ assumptionId: assumption.id, side: 'for', words: 'Nobody else wrote' });
    api.addGround({ assumptionId: assumption.id, side: 'against', evidenceId: evidence.id });
    const held = api.conversation({ id: conversationId }).assumptions;
    expect(held[0]!.grounds).toMatchObject([
      { side: 'for', words: 'Nobody else wrote', evidence: null },
      { side: 'against', words: 'Words', evidence: { id: evidence.id, who: 'Reader 1', conversationId, messageId } },
    ]);
    api.deleteAssumption({ id: assumption.id });
    api.undoLast(null);
    expect(api.conversation({ id: conversationId }).assumptions).toEqual(held);
  });

  it('is named in every report that quotes what it is about, until it came out (a report hid what nobody knew yet)', () => {
    const { api, idOf } = filled();
    const quote = (name: string) => {
      const messageId = api.conversation({ id: idOf(name) }).messages[0]!.id;
      return api.captureEvidence({ messageId, start: 0, end: 5 }).evidence.id;
    };
    const [aboutA, aboutB, aboutC] = [quote('a'), quote('b'), quote('c')];
    const report = (evidenceId: number) => {
      const { id } = api.createReport({ title: `on ${evidenceId}` });
      const document = { version: 2 as const, content: [evidenceBlock(evidenceId, 'x')] };
      api.saveReport({ id, title: `on ${evidenceId}`, document, undoLog: null });
      return id;
    };
    const [onA, onB, onC] = [report(aboutA), report(aboutB), report(aboutC)];
    const { assumption } = api.holdAssumption({ conversationId: idOf('a'), sentence: 'Only one', lookAgainAt: null });
    api.addGround({ assumptionId: assumption.id, side: 'for', evidenceId: aboutB });
    const leansOn = (id: number) => api.reportMaterial(needsOf(id, api.report({ id }).document)).leansOn;
    expect([onA, onB, onC].map(leansOn)).toEqual([['Only one'], ['Only one'], []]);
    expect(
      api
        .assumptionBoard({ settled: false })[0]!
        .leaning.map(({ id }) => id)
        .sort(),
    ).toEqual([onA, onB]);
    api.saveAssumption({ ...assumption, outcome: 'All are' });
    expect(leansOn(onA)).toEqual([]);
  });
});
