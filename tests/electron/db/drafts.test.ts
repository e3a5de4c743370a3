import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report-document.ts';
import { blocksWithin, evidenceBlock, heading, paragraph } from '../../../shared/model/report-document.ts';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import type { WritableDb } from '../../../electron/db/open.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

const day = 86_400_000;
const week = { since: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 0, 8) };
const words = (text: string): ReportDocument => ({ version: 2, content: [paragraph(text, 'a')] });

function ingested(
  api: DatabaseApi,
  database: WritableDb,
  times: number[],
): { message: number; conversation: number }[] {
  const sourceId = mailSource(api);
  api.ingest({
    sourceId,
    messages: times.map((sentAt, index) =>
      incoming(`m${index}`, {
        sentAt,
        author: { place: 'mail', address: `reader-${index}@example.org`, name: `Reader ${index}` },
      }),
    ),
  });
  database.prepare('UPDATE messages SET imported_at = id / 2048').run();
  return database
    .prepare(
      'SELECT messages.id AS message, conversation_id AS conversation FROM messages JOIN threads ON threads.id = thread_id ORDER BY messages.id',
    )
    .all() as { message: number; conversation: number }[];
}

describe('what happened in a period', () => {
  it('are the changes that were heard or got a new voice in it, and no others', () => {
    // Catches a change that falls between two digests because its voice came later, and merged ones that come back.
    const { api, database } = temporaryDatabase();
    const [before, within, after] = ingested(api, database, [week.since - day, week.since, week.until]);
    const changes = ['Old', 'New voice', 'Later', 'Heard', 'Merged'].map((title) => api.createChange({ title }).id);
    const at = (id: number, time: number): void => {
      database.prepare('UPDATE change_steps SET at = ? WHERE change_id = ?').run(time, id);
    };
    changes.forEach((id, index) => at(id, index === 3 ? week.until - 1 : week.since - 2 * day));
    const link = (conversation: number, changeId: number): void => {
      const link = 'INSERT INTO conversation_changes (conversation_id, change_id) VALUES (?, ?)';
      database.prepare(link).run(conversation, changeId);
    };
    link(before!.conversation, changes[0]!);
    link(within!.conversation, changes[1]!);
    link(after!.conversation, changes[2]!);
    link(within!.conversation, changes[4]!);
    database.prepare('UPDATE changes SET merged_into = ? WHERE id = ?').run(changes[1], changes[4]);
    const material = api.periodMaterial({ span: week, incident: null });
    expect(material.changes.map(({ title }) => title)).toEqual(['Heard', 'New voice']);
    expect(material.changes[1]!.voices).toBe(1);
    const next = api.periodMaterial({ span: { since: week.until, until: week.until + day }, incident: null });
    expect(next.changes.map(({ title }) => title)).toEqual(['Later']);
  });

  it('of an incident is told oldest first, without what was said before and after', () => {
    const { api, database } = temporaryDatabase();
    const found = ingested(api, database, [week.since - 1, week.since, week.until - 1, week.until]);
    const conversationIds = found.map(({ conversation }) => conversation);
    const incident = { conversationIds, messageIds: null, query: 'words' };
    const { messages, waiting } = api.periodMaterial({ span: week, incident });
    expect(messages.map(({ at }) => at)).toEqual([week.since, week.until - 1]);
    expect(messages[0]).toMatchObject({ place: 'list', words: 'Words of m1.', ours: false });
    expect(waiting).toHaveLength(4);
    const searched = api.periodMaterial({ span: week, incident: { ...incident, messageIds: [found[2]!.message] } });
    expect(searched.messages.map(({ id }) => id)).toEqual([found[2]!.message]);
  });
});

describe('versions of a draft', () => {
  const begun = (): {
    api: DatabaseApi;
    database: WritableDb;
    id: number;
    save: (text: string, ago: number) => void;
  } => {
    const { api, database } = temporaryDatabase();
    const { id } = api.createReport({ title: 'October' });
    const save = (text: string, ago: number): void => {
      api.saveReport({ id, title: 'October', document: words(text), undoLog: null });
      database.prepare('UPDATE reports SET updated_at = ? WHERE id = ?').run(Date.now() - ago, id);
    };
    return { api, database, id, save };
  };
  const textsOf = (api: DatabaseApi, reportId: number): string[] =>
    api.listVersions({ reportId }).map(({ id }) => JSON.stringify(api.version({ id }).document.content[0]));

  it('are kept where writing paused, not with every save', () => {
    // Catches a version for each letter, and a morning's work written over without a trace.
    const { api, id, save } = begun();
    save('one', 0);
    save('two', 0);
    expect(api.listVersions({ reportId: id })).toEqual([]);
    save('three', 10 * 60_000);
    save('four', 0);
    save('five', 0);
    const kept = api.listVersions({ reportId: id });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ number: 1, title: 'October' });
    expect(textsOf(api, id)[0]).toContain('three');
  });

  it('are kept where a good part of the text goes at once', () => {
    // Catches a page that was emptied by one key and saved a second later.
    const { api, id, save } = begun();
    save('a long text '.repeat(100), 0);
    save('a long text '.repeat(90), 0);
    expect(api.listVersions({ reportId: id })).toEqual([]);
    save('', 0);
    expect(textsOf(api, id)[0]).toContain('a long text');
  });

  it('are kept once of each state, numbered on, and come back with a deleted report', () => {
    const { api, id, save } = begun();
    expect(api.keepVersion({ reportId: id })).not.toBeNull();
    save('words', 0);
    expect(api.keepVersion({ reportId: id })).not.toBeNull();
    expect(api.keepVersion({ reportId: id })).toBeNull();
    expect(api.listVersions({ reportId: id }).map(({ number }) => number)).toEqual([2, 1]);
    api.deleteReport({ id });
    // A new report has no history, least of all somebody else's.
    const other = api.createReport({ title: 'Another' });
    expect(api.listVersions({ reportId: other.id })).toEqual([]);
    api.undoLast(null);
    api.undoLast(null);
    expect(api.report({ id }).title).toBe('October');
    expect(api.listVersions({ reportId: id })).toHaveLength(2);
  });
});

describe('recurring reports', () => {
  const due = new Date(2026, 0, 5).getTime();
  const weekly = { name: 'Digest', template: 'weekly', audienceId: null, every: 'week', nextAt: due } as const;

  it('are due, begin once, and are due again; undo puts both back', () => {
    // Catches a report begun twice by two windows, and an undo that leaves the week covered although its report is gone.
    const { api } = temporaryDatabase();
    const { id } = api.saveSeries({ id: null, ...weekly });
    expect(api.dueSeries({ now: due - 1, limit: 5 })).toEqual([]);
    expect(api.dueSeries({ now: due, limit: 5 }).map(({ name }) => name)).toEqual(['Digest']);
    const series = { id, wasDueAt: due, nextAt: due + 7 * day, coveredUntil: due };
    const report = api.beginReport({ title: 'Digest', document: words('x'), audienceId: null, series });
    expect(api.report({ id: report.id }).seriesId).toBe(id);
    expect(() => api.beginReport({ title: 'Digest', document: words('x'), audienceId: null, series })).toThrow(
      /already/,
    );
    expect(api.series({ id })).toMatchObject({ nextAt: due + 7 * day, coveredUntil: due });
    api.undoLast(null);
    expect(api.listReports(null)).toEqual([]);
    expect(api.series({ id })).toMatchObject({ nextAt: due, coveredUntil: new Date(2025, 11, 29).getTime() });
  });

  it('cover what was skipped with the next one, and go without their reports', () => {
    const { api } = temporaryDatabase();
    const { id } = api.saveSeries({ id: null, ...weekly });
    api.skipSeries({ id, now: due + 1 });
    expect(api.series({ id })).toMatchObject({
      nextAt: new Date(2026, 0, 12).getTime(),
      coveredUntil: new Date(2025, 11, 29).getTime(),
    });
    api.saveSeries({ id, ...weekly, every: 'month', nextAt: new Date(2026, 1, 1).getTime() });
    expect(api.series({ id })).toMatchObject({ every: 'month', coveredUntil: new Date(2025, 11, 29).getTime() });
    const series = {
      id,
      wasDueAt: new Date(2026, 1, 1).getTime(),
      nextAt: due + 60 * day,
      coveredUntil: due + 30 * day,
    };
    const report = api.beginReport({ title: 'Digest', document: words('x'), audienceId: null, series });
    api.deleteSeries({ id });
    expect(api.report({ id: report.id }).seriesId).toBeNull();
    api.undoLast(null);
    expect(api.report({ id: report.id }).seriesId).toBe(id);
  });
});

describe('templates of our own', () => {
  it('are made of a report without its quotes, renamed and deleted undoably', () => {
    const { api } = temporaryDatabase();
    const report = api.createReport({ title: 'Digest, 9–15 November 2026' });
    const content = [heading(2, 'What came up', 'a'), evidenceBlock(1, 'b')];
    api.saveReport({ id: report.id, title: report.title, document: { version: 2, content }, undoLog: null });
    const { id } = api.saveAsTemplate({ reportId: report.id, name: 'Ours' });
    const template = api.ownTemplate({ id });
    expect(template.title).toBe('Digest, [period]');
    const [part] = template.parts;
    expect(part?.fill === 'document' && [...blocksWithin(part.document.content)].map(({ type }) => type)).toEqual([
      'heading',
    ]);
    expect(() => api.saveAsTemplate({ reportId: report.id, name: 'ours' })).toThrow(/already/);
    api.renameTemplate({ id, name: 'Every week' });
    api.deleteTemplate({ id });
    expect(api.listTemplates(null)).toEqual([]);
    api.undoLast(null);
    api.undoLast(null);
    expect(api.listTemplates(null).map(({ name }) => name)).toEqual(['Ours']);
  });
});
