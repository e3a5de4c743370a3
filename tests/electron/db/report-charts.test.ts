import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartGroupings, type ChartRequest } from '../../../shared/model/report-document.ts';
import type { ChartData } from '../../../shared/model/report-material.ts';
import { parseQuery, queryText } from '../../../shared/model/search-grammar.ts';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import { chartsNow } from '../../../electron/db/queries/report-charts.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

const day = 86_400_000;
const march = Date.UTC(2026, 2, 2);

function counted(api: DatabaseApi, request: ChartRequest): ChartData {
  let slice = api.chartSlice({ request, begin: true });
  while (slice.data === null) slice = api.chartSlice({ request, begin: false });
  return slice.data;
}

function found(api: DatabaseApi, query: string): number {
  let total = 0;
  let cursor: number | null = null;
  do {
    const slice: { count: number; next: number | null } = api.searchCountSlice({ query, type: 'message', cursor });
    total += slice.count;
    cursor = slice.next;
  } while (cursor !== null);
  return total;
}

/** Sources whose names are parts of each other, a kind, or cannot be written in a search; labels likewise. */
function filled() {
  const made = temporaryDatabase();
  const { api } = made;
  const names = ['Forum', 'Forum archive', 'mail', 'say "what"', '#1', 'forum'];
  const sources = names.map((name) => mailSource(api, name));
  const labels = ['Export', '#1', 'two words', 'a"b', '*'].map((name) => api.createLabel({ name, colour: 'grey' }).id);
  sources.forEach((sourceId, index) => {
    api.ingest({
      sourceId,
      messages: Array.from({ length: 9 }, (_, at) =>
        incoming(`${index}-${at}`, {
          subject: `${index}-${at}`,
          text: at % 3 === 0 ? 'late digest' : 'lost files',
          sentAt: march + (index * 11 + at * 5) * day - (at % 2),
        }),
      ),
    });
  });
  return { ...made, labels };
}

/** Each conversation gets labels and practices by its number. */
function marked() {
  const made = filled();
  const { api, database, labels } = made;
  const ids = database.prepare('SELECT id FROM conversations ORDER BY id').pluck().all() as number[];
  ids.forEach((id, at) => {
    for (const [index, labelId] of labels.entries()) {
      if (at % (index + 2) === 0) {
        api.changeConversations({ ids: [id], action: { type: 'label', labelId, on: true }, groupId: null });
      }
    }
    if (at % 2 === 0) {
      api.changeConversations({
        ids: [id],
        action: { type: 'practice', practice: 'suspending', on: true },
        groupId: null,
      });
    }
  });
  return made;
}

const open = { since: null, until: null };

describe('charts', () => {
  it('count what the search finds, bar by bar (a bar opened other words than it counted)', () => {
    const { api } = marked();
    fc.assert(
      fc.property(
        fc.constantFrom('', 'lost', 'lost OR digest', '-lost', 'source:forum', 'label:* lost', 'practice:suspending'),
        fc.constantFrom(...chartGroupings),
        fc.option(fc.integer({ min: 0, max: 60 * 24 }), { nil: null }),
        fc.option(fc.integer({ min: 0, max: 60 * 24 }), { nil: null }),
        (query, by, from, length) => {
          const since = from === null ? null : march + from * (day / 24);
          const until = length === null ? null : (since ?? march) + length * (day / 24);
          const { bars, total } = counted(api, { query, by, since, until });
          for (const bar of bars) {
            expect(queryText(parseQuery(bar.query))).toBe(bar.query);
            expect({ query: bar.query, count: found(api, bar.query) }).toEqual({ query: bar.query, count: bar.count });
          }
          const sum = bars.reduce((all, { count }) => all + count, 0);
          if (by !== 'label' && by !== 'practice') expect(sum).toBe(total);
          if (query !== '' && since === null && until === null) expect(total).toBe(found(api, query));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave no step of time out, and take longer steps where there would be too many (a quiet month was not seen)', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.ingest({
      sourceId,
      messages: [
        incoming('a', { sentAt: Date.UTC(2010, 0, 5) }),
        incoming('b', { sentAt: Date.UTC(2026, 0, 5) }),
        incoming('c', { sentAt: Date.UTC(2026, 3, 5) }),
      ],
    });
    const month = counted(api, { query: '', by: 'month', since: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 4, 1) });
    expect(month.bars.map(({ label, count }) => [label, count])).toEqual([
      ['January 2026', 1],
      ['February 2026', 0],
      ['March 2026', 0],
      ['April 2026', 1],
    ]);
    const days = counted(api, { query: '', by: 'day', ...open });
    expect(days.bars).toHaveLength(17);
    expect(days.bars[0]).toMatchObject({ label: '2010', count: 1 });
    expect(days.total).toBe(3);
  });

  it('are kept while a report is written, and counted anew after a message (an old figure stood in a report)', () => {
    const { api, database } = filled();
    const request: ChartRequest = { query: 'lost', by: 'source', ...open };
    const first = counted(api, request);
    const report = api.createReport({ title: 'Kept' });
    const again = counted(api, request);
    expect(again).toEqual(first);
    api.saveDraft({
      ...{ id: report.id, title: 'Kept', savedAt: report.updatedAt, undoLog: null },
      document: JSON.stringify(report.document),
    });
    expect(counted(api, request)).toBe(again);
    api.ingest({ sourceId: mailSource(api, 'Forum'), messages: [incoming('new', { text: 'lost again' })] });
    expect(counted(api, request).total).toBe(first.total + 1);
    expect(Object.values(chartsNow(database, [request]))[0]!.total).toBe(first.total + 1);
  });

  it('come to an end while messages arrive, and wrong searches are left out of a report (it could not be opened)', () => {
    const { api, database } = filled();
    const sourceId = mailSource(api, 'Forum');
    const request: ChartRequest = { query: 'lost', by: 'week', ...open };
    let slice = api.chartSlice({ request, begin: true });
    for (let at = 0; slice.data === null; at += 1) {
      api.ingest({ sourceId, messages: [incoming(`more-${at}`, { text: 'lost' })] });
      slice = api.chartSlice({ request, begin: false });
    }
    expect(slice.data.total).toBeGreaterThan(0);
    expect(chartsNow(database, [{ query: 'is:lost', by: 'week', ...open }])).toEqual({});
    expect(() => api.chartSlice({ request: { ...request, query: 'is:lost' }, begin: true })).toThrow(/is:/);
  });
});
