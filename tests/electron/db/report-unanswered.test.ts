import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report-document.ts';
import { needsOf } from '../../../shared/model/report-material.ts';
import { changeRoom, type Api } from './change-room.ts';
import type { WritableDb } from '../../../electron/db/open.ts';

const block: ReportDocument = { version: 2, content: [{ type: 'unanswered', attrs: { id: 'a', leftOut: [] } }] };

/** A report that champions a change and goes out at once. */
function published(api: Api, database: WritableDb, changeId: number, at: number): number {
  const { id: reportId } = api.createReport({ title: `Report of ${at}` });
  const { number } = database.prepare('SELECT count(*) + 1 AS number FROM report_editions').get() as { number: number };
  database
    .prepare(
      `INSERT INTO report_editions (report_id, number, edition, title, document, material, audience, hash, published_at)
       VALUES (?, ?, 1, ?, '{"version":2,"content":[]}', '{}', '{}', '', ?)`,
    )
    .run(reportId, number, `Report of ${at}`, at);
  database
    .prepare("INSERT INTO change_steps (change_id, state, at, report_id) VALUES (?, 'championed', ?, ?)")
    .run(changeId, at, reportId);
  return reportId;
}

const entries = (api: Api, reportId: number | null = null) => api.reportMaterial(needsOf(reportId, block)).unanswered;

describe('what was not answered', () => {
  it('would catch a change forgotten between reports, asked for by the wrong report, or listed once a report', () => {
    const { api, database, conversations, people, link } = changeRoom(2);
    const { id } = api.createChange({ title: 'Export keeps every file name' });
    link(id, conversations);
    published(api, database, id, 1000);
    published(api, database, id, 2000);
    expect(entries(api)).toEqual([
      {
        changeId: id,
        title: 'Export keeps every file name',
        reportTitle: 'Report of 1000',
        number: 1,
        askedAt: 1000,
        voices: [
          { personId: people[0], name: 'Reader 0', place: 'help@' },
          { personId: people[1], name: 'Reader 1', place: 'Forum' },
        ],
      },
    ]);
  });

  it('would catch a change carried forward although the company answered, or it was accepted, shipped or declined', () => {
    const { api, database } = changeRoom(1);
    const ask = (title: string): number => {
      const { id } = api.createChange({ title });
      published(api, database, id, 1000);
      return id;
    };
    const waiting = ask('Waiting');
    api.setChangeAnswer({ id: ask('Answered'), words: 'Not this year.', by: 'Product', at: 2000 });
    api.moveChange({ id: ask('Accepted'), state: 'accepted', words: '', at: 2000 });
    api.moveChange({ id: ask('Shipped'), state: 'shipped', words: '', at: 2000 });
    api.moveChange({ id: ask('Declined'), state: 'declined', words: 'It would break older files.', at: 2000 });
    // Accepted once, taken back since: somebody did answer.
    const back = ask('Taken back');
    api.moveChange({ id: back, state: 'accepted', words: '', at: 2000 });
    api.moveChange({ id: back, state: 'championed', words: '', at: 3000 });
    const answered = ask('Answered on the edition');
    database
      .prepare(
        'INSERT INTO report_answers (edition_id, change_id, words, at) SELECT max(id), ?, ?, 2000 FROM report_editions',
      )
      .run(answered, 'Next spring.');
    expect(entries(api).map(({ changeId }) => changeId)).toEqual([waiting]);
  });

  it('would catch a draft taken for a report that went out, the report itself for an earlier one, and a merged change lost', () => {
    const { api, database, conversations, link, quote } = changeRoom(1);
    const { id: drafted } = api.createChange({ title: 'Only in a draft' });
    link(drafted, conversations);
    api.addChangeEvidence({ id: drafted, evidenceIds: [quote(conversations[0]!)] });
    api.championChange({ id: drafted, reportId: null, title: 'A draft' });
    const { id: into } = api.createChange({ title: 'The whole' });
    const { id: part } = api.createChange({ title: 'A part of it' });
    const reportId = published(api, database, part, 1000);
    api.mergeChanges({ id: part, intoId: into });
    expect(entries(api)).toMatchObject([{ changeId: into, title: 'The whole' }]);
    expect(entries(api, reportId)).toEqual([]);
    // It was answered as the one that it went into.
    api.setChangeAnswer({ id: into, words: 'We begin in May.', by: '', at: 2000 });
    expect(entries(api)).toEqual([]);
  });
});
