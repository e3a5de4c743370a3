import { describe, expect, it } from 'vitest';
import { paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import { needsOf } from '../../../shared/model/report-material.ts';
import { everybody, reportContent } from '../../../shared/model/tell-report.ts';
import { changeRoom, day } from './change-room.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('forgetting somebody while a report is open', () => {
  it('would catch a window that saves their name back, and one whose report was not touched that loses what is typed', () => {
    const { api, people } = changeRoom(1);
    const begun = (title: string, words: string): { id: number; savedAt: number; document: string } => {
      const { id, updatedAt } = api.createReport({ title });
      const document = JSON.stringify({ version: 2, content: [paragraph(words, 'a')] });
      const saved = api.saveDraft({ id, title, savedAt: updatedAt, document, undoLog: null });
      return { id, savedAt: saved.updatedAt, document };
    };
    const naming = begun('Naming', 'Reader 0 said it first.');
    const other = begun('Other', 'Nobody is named here.');
    api.beginForgetting({ id: people[0]! });
    while (api.forgetStep({ id: people[0]! }).progress !== null) continue;
    expect(() => api.saveDraft({ ...naming, title: 'Naming', undoLog: null })).toThrow(
      expect.objectContaining({ code: 'not-latest' }),
    );
    expect(JSON.stringify(api.report({ id: naming.id }))).not.toContain('Reader 0');
    api.saveDraft({ ...other, title: 'Other, written on', undoLog: null });
    expect(api.report({ id: other.id }).title).toBe('Other, written on');
  });
});

describe('forgetting somebody who is in pictures', () => {
  it('would catch bytes, words or names of theirs that stay, a picture of others that goes, and a page left without a block', () => {
    const { api, database, people } = changeRoom(2);
    const [forgotten, other] = people as [number, number];
    const kept = (note: string): string => api.keepPicture({ bytes: Buffer.concat([png, Buffer.from(note)]) }).asset;
    const hashes = { theirs: kept('theirs'), naming: kept('naming'), untouched: kept('untouched') };
    const picture = (id: string, personId: number, asset: string, text: string): ReportBlock => ({
      type: 'message_image',
      attrs: {
        ...{ id, messageId: 1, personId, asset, named: false, text },
        ...{ place: 'Forum', date: day(1), url: 'https://forum.example.org/1', width: 1, height: 1 },
      },
    });
    const content: ReportBlock[] = [
      { type: 'blockquote', attrs: { id: 'a' }, content: [picture('b', forgotten, hashes.theirs, 'Umbrella words')] },
      picture('c', other, hashes.naming, 'I agree with Reader 0 about it.'),
      picture('d', other, hashes.untouched, 'I agree.'),
    ];
    const { id } = api.createReport({ title: 'Pictures' });
    api.saveReport({ id, title: 'Pictures', document: { version: 2, content }, undoLog: null });
    api.beginForgetting({ id: forgotten });
    while (api.forgetStep({ id: forgotten }).progress !== null) continue;

    const left = database.prepare('SELECT hash FROM report_assets').pluck().all();
    expect(left).toEqual([hashes.untouched]);
    const report = api.report({ id });
    expect(JSON.stringify(report)).not.toMatch(/Umbrella|Reader 0/);
    const material = api.reportMaterial(needsOf(id, report.document));
    const setting = { date: 1, audience: everybody, edition: null };
    expect(reportContent(report, material, setting).blocks).toMatchObject([
      { type: 'quote', blocks: [{ type: 'missing' }] },
      { type: 'evidence', quote: 'I agree with [removed] about it.' },
      { type: 'image', asset: hashes.untouched },
    ]);
  });
});
