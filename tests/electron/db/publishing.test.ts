import { describe, expect, it } from 'vitest';
import { stricterNamings } from '../../../shared/model/edition-namings.ts';
import { evidenceBlock, heading, paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import { reportNames } from '../../../shared/model/report-names.ts';
import { changeRoom, day, type Api } from './change-room.ts';

const changeBlock = (changeId: number): ReportBlock => ({ type: 'change', attrs: { id: `c${changeId}`, changeId } });

function draft(api: Api, title: string, content: ReportBlock[]): number {
  const { id } = api.createReport({ title });
  write(api, id, title, content);
  return id;
}

function write(api: Api, id: number, title: string, content: ReportBlock[]): void {
  api.saveReport({ id, title, document: { version: 2, content }, undoLog: null });
}

/** A report that quotes the first conversation and names one change; one more change is asked for in its quote. */
function reportRoom() {
  const room = changeRoom(4);
  const { api } = room;
  const quoted = room.quote(room.conversations[0]!);
  const change = api.createChange({ title: 'Keep names' });
  const asked = api.createChange({ title: 'Unsaid change' });
  api.addChangeEvidence({ id: asked.id, evidenceIds: [quoted] });
  const content = [heading(2, 'Export', 'h'), evidenceBlock(quoted, 'q'), changeBlock(change.id)];
  return { ...room, quoted, change, asked, content, id: draft(api, 'March', content) };
}

const practicesOf = (api: Api, id: number) => api.conversation({ id }).practices;

describe('publishing a report', () => {
  it('does what the preview says: changes championed, conversations voiced, nothing that is not in the report', () => {
    // Catches a preview that promises something else, and changes that are marked because a quote of theirs is used elsewhere.
    const { api, id, change, asked, conversations } = reportRoom();
    const preview = api.publishPreview({ id });
    expect(preview).toMatchObject({ number: 1, edition: 1, before: null, quotes: 1 });
    expect(preview.changes).toEqual([{ id: change.id, title: 'Keep names', state: 'heard', becomes: true }]);
    expect(preview.conversations.map((one) => one.id)).toEqual([conversations[0]]);

    const { edition } = api.publishReport({ id });
    expect(edition).toMatchObject({ number: 1, edition: 1, title: 'March', reportId: id, answers: 0 });
    expect(api.changeDetail({ id: change.id })).toMatchObject({ state: 'championed' });
    expect(api.changeDetail({ id: change.id }).steps.at(-1)).toMatchObject({ state: 'championed', report: { id } });
    expect(api.changeDetail({ id: asked.id }).state).toBe('heard');
    expect(practicesOf(api, conversations[0]!)).toContain('voicing');
    expect(practicesOf(api, conversations[1]!)).not.toContain('voicing');
    expect(api.publishPreview({ id }).conversations).toEqual([]);
  });

  it('leaves a change that has come further where it stands, and writes no second step for the same report', () => {
    // Catches a shipped change that is thrown back, and a history that repeats itself with every edition.
    const { api, id, change, content } = reportRoom();
    api.publishReport({ id });
    api.moveChange({ id: change.id, state: 'shipped', words: 'In 2.1' });
    write(api, id, 'March, again', content);
    api.publishReport({ id });
    const { state, steps } = api.changeDetail({ id: change.id });
    expect(state).toBe('shipped');
    expect(steps.map((step) => step.state)).toEqual(['heard', 'championed', 'shipped']);
  });

  it('counts reports over the file and editions within one, and refuses an edition that says nothing new', () => {
    // Catches a number given twice, an edition that counts on as a new report, and an empty page that is published.
    const { api, id, content } = reportRoom();
    const other = draft(api, 'Other', [paragraph('Words', 'a')]);
    expect(api.publishReport({ id }).edition).toMatchObject({ number: 1, edition: 1 });
    expect(api.publishReport({ id: other }).edition).toMatchObject({ number: 2, edition: 1 });
    write(api, id, 'March', [...content, paragraph('More', 'm')]);
    expect(api.reportEditions({ reportId: id }).isChangedSince).toBe(true);
    expect(api.publishReport({ id }).edition).toMatchObject({ number: 1, edition: 2 });
    expect(api.reportEditions({ reportId: id })).toMatchObject({
      isChangedSince: false,
      editions: [{ edition: 2 }, { edition: 1 }],
    });
    expect(() => api.publishReport({ id })).toThrow('Nothing has changed since edition 2.');
    expect(() => api.publishReport({ id: draft(api, 'Blank', [paragraph(' ', 'a')]) })).toThrow('page is empty');
  });

  it('stays as it was when everything that it rests on changes or goes', () => {
    // Catches an edition that is read from today's tables instead of its own material.
    const { api, id, quoted, change } = reportRoom();
    const { edition } = api.publishReport({ id });
    const before = api.edition({ id: edition.id });
    api.updateChange({ id: change.id, title: 'Another name', description: '' });
    api.deleteEvidence({ id: quoted });
    write(api, id, 'April', []);
    api.deleteReport({ id });
    const after = api.edition({ id: edition.id });
    expect({ ...after, canWithdraw: true, hasDraft: true }).toEqual(before);
    expect(after.state).toBe('unchanged');
    expect(after.material.evidence[quoted]!.quote).not.toBe('');
    expect(api.createReport({ title: 'New' }).id).not.toBe(id);
  });

  it('tells when the file was changed behind it', () => {
    // Catches a hash that leaves out one of the things that it stands for.
    const { api, database, id } = reportRoom();
    const { edition } = api.publishReport({ id });
    for (const column of ['title', 'document', 'material', 'audience']) {
      const known = database.prepare(`SELECT ${column} FROM report_editions`).pluck().get() as string;
      const other = column === 'title' ? 'Forged' : known.replace('}', ' }');
      database.prepare(`UPDATE report_editions SET ${column} = ?`).run(other);
      expect(api.edition({ id: edition.id }).state, column).toBe('altered');
      database.prepare(`UPDATE report_editions SET ${column} = ?`).run(known);
      expect(api.edition({ id: edition.id }).state).toBe('unchanged');
    }
  });
});

describe('withdrawing an edition', () => {
  it('puts back changes and conversations, whatever was done since elsewhere', () => {
    // Catches a withdrawal that takes back newer work, and one that leaves a change championed by nothing.
    const { api, id, change, conversations } = reportRoom();
    const { edition } = api.publishReport({ id });
    const note = api.createNote({ target: null, body: 'After it' });
    expect(api.edition({ id: edition.id }).canWithdraw).toBe(true);
    api.withdrawEdition({ id: edition.id });
    expect(api.listEditions(null)).toEqual([]);
    expect(api.changeDetail({ id: change.id }).steps.map(({ state }) => state)).toEqual(['heard']);
    expect(api.changeDetail({ id: change.id }).state).toBe('heard');
    expect(practicesOf(api, conversations[0]!)).not.toContain('voicing');
    expect(api.note({ id: note.id }).body).toBe('After it');
  });

  it('is refused once somebody answered, by the button and by the history alike', () => {
    // Catches an answer of the company that vanishes with an undo.
    const { api, id } = reportRoom();
    const { edition, undo } = api.publishReport({ id });
    const said = { editionId: edition.id, changeId: null, byWhom: 'Product', words: 'Thank you', at: day(9) };
    api.saveReportAnswer({ id: null, ...said, outcome: 'none' });
    expect(api.edition({ id: edition.id }).canWithdraw).toBe(false);
    expect(() => api.withdrawEdition({ id: edition.id })).toThrow('answered this edition');
    expect(() => api.undoGroup({ groupId: undo.actionId })).toThrow('answered this edition');
    expect(api.changeDetail({ id: api.publishPreview({ id }).changes[0]!.id }).state).toBe('championed');
    api.undoLast(null);
    api.undoLast(null);
    expect(api.listEditions(null)).toEqual([]);
  });

  it('goes edition by edition from the newest', () => {
    const { api, id, content } = reportRoom();
    const first = api.publishReport({ id }).edition;
    write(api, id, 'March', [...content, paragraph('More', 'm')]);
    const second = api.publishReport({ id }).edition;
    expect(() => api.withdrawEdition({ id: first.id })).toThrow('newer edition');
    api.withdrawEdition({ id: second.id });
    api.withdrawEdition({ id: first.id });
    expect(api.listEditions(null)).toEqual([]);
  });
});

describe('answers to a report', () => {
  it('stand with the edition and with the change, follow the change, and are taken back in one step', () => {
    // Catches an answer that is undone by half, and one that is lost when its change is merged into another.
    const { api, id, change } = reportRoom();
    const { edition } = api.publishReport({ id });
    const said = { editionId: edition.id, changeId: change.id, byWhom: 'Product', words: 'Not this year', at: day(9) };
    api.saveReportAnswer({ id: null, ...said, outcome: 'declined' });
    expect(api.changeDetail({ id: change.id })).toMatchObject({
      state: 'declined',
      answer: { words: 'Not this year', by: 'Product' },
    });
    const other = api.createChange({ title: 'Same thing' });
    api.mergeChanges({ id: change.id, intoId: other.id });
    expect(api.reportAnswers({ changeId: other.id })).toMatchObject([
      { words: 'Not this year', number: 1, edition: 1 },
    ]);
    api.undoLast(null);
    api.undoLast(null);
    api.undoLast(null);
    expect(api.reportAnswers({ editionId: edition.id })).toEqual([]);
    expect(api.changeDetail({ id: change.id })).toMatchObject({ state: 'championed', answer: null });
    expect(() => api.saveReportAnswer({ id: null, ...said, words: ' ', outcome: 'none' })).toThrow('Write down');
    expect(() => api.saveReportAnswer({ id: null, ...said, changeId: null, outcome: 'answer' })).toThrow(
      'which change',
    );
  });

  it('can be changed and deleted, and come back', () => {
    const { api, id, change } = reportRoom();
    const { edition } = api.publishReport({ id });
    const said = { editionId: edition.id, changeId: change.id, byWhom: '', words: 'Soon', at: day(9) };
    api.saveReportAnswer({ id: null, ...said, outcome: 'none' });
    const [answer] = api.reportAnswers({ editionId: edition.id });
    api.saveReportAnswer({ ...said, id: answer!.id, words: 'In May', outcome: 'none' });
    expect(api.reportAnswers({ editionId: edition.id })).toMatchObject([{ words: 'In May' }]);
    api.deleteReportAnswer({ id: answer!.id });
    expect(api.reportAnswers({ editionId: edition.id })).toEqual([]);
    api.undoLast(null);
    api.deleteChange({ id: change.id });
    expect(api.reportAnswers({ editionId: edition.id })).toMatchObject([{ changeId: null, words: 'In May' }]);
    api.undoLast(null);
    expect(api.reportAnswers({ editionId: edition.id })).toMatchObject([{ changeId: change.id }]);
  });
});

describe('names in an edition', () => {
  it('follow the stricter of what was wished then and what is wished today', () => {
    // Catches an old edition that shows a name whose bearer has asked for another since.
    const one = { id: 1, name: 'Quiet Garden', handle: 'garden', ours: false, known: ['Quiet Garden', 'garden'] };
    const called = (then: 'name' | 'handle' | 'anonymous', now: 'name' | 'handle' | 'ask' | 'anonymous' | null) =>
      reportNames(
        stricterNamings([{ ...one, wish: then }], new Map(now === null ? [] : [[1, { ...one, wish: now }]])),
        'wished',
      ).called({ personId: 1, name: '', place: 'Forum' });
    expect(called('name', 'name')).toBe('Quiet Garden');
    expect(called('name', 'handle')).toBe('garden');
    expect(called('handle', 'name')).toBe('garden');
    expect(called('name', 'ask')).toBe('Someone in Forum');
    expect(called('name', 'anonymous')).toBe('Someone in Forum');
    expect(called('anonymous', 'name')).toBe('Someone in Forum');
    expect(called('name', null)).toBe('Someone in Forum');
  });

  it('follow somebody who was joined to another person since', () => {
    const { api, id, people } = reportRoom();
    api.setCreditWish({ id: people[0]!, wish: 'name' });
    const { edition } = api.publishReport({ id });
    api.joinPeople({ intoId: people[1]!, ids: [people[0]!] });
    api.setCreditWish({ id: people[1]!, wish: 'anonymous' });
    expect(api.edition({ id: edition.id }).material.namings).toMatchObject([{ id: people[0], wish: 'anonymous' }]);
    expect(api.edition({ id: edition.id }).state).toBe('unchanged');
  });
});

describe('forgetting somebody who is quoted in an edition', () => {
  it('takes quotes, names and pictures out, says so, and still tells other changes from it', () => {
    // Catches words that survive in what was frozen, and a redaction that reads as tampering or hides it.
    const { api, database, id, quoted, people, content } = reportRoom();
    const picture = (personId: number): ReportBlock => ({
      type: 'message_image',
      attrs: {
        ...{
          id: `p${personId}`,
          messageId: 1,
          personId,
          asset: `asset-${personId}`,
          named: true,
          text: 'Umbrella words',
        },
        ...{ place: 'Forum', date: day(1), url: null, width: 10, height: 10 },
      },
    });
    write(api, id, 'Reader 0 asks', [
      ...content,
      picture(people[0]!),
      picture(people[1]!),
      paragraph('As Reader 0 says', 'x'),
    ]);
    const { edition } = api.publishReport({ id });
    api.beginForgetting({ id: people[0]! });
    while (api.forgetStep({ id: people[0]! }).progress !== null) continue;

    const after = api.edition({ id: edition.id });
    expect(after).toMatchObject({ state: 'redacted', title: '[removed] asks', canWithdraw: false });
    expect(after.redactedAt).not.toBeNull();
    expect(after.material.evidence[quoted]).toBeUndefined();
    expect(JSON.stringify([after.document, after.material])).not.toContain('Reader 0');
    expect(JSON.stringify(after.document)).not.toContain(`asset-${people[0]}`);
    expect(JSON.stringify(after.document)).toContain(`asset-${people[1]}`);
    expect(JSON.stringify(api.report({ id }))).not.toContain(`asset-${people[0]}`);
    database.prepare("UPDATE report_editions SET title = 'Forged'").run();
    expect(api.edition({ id: edition.id }).state).toBe('altered');
  });
});
