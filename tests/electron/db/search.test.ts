import fc from 'fast-check';
import { paragraph } from '../../../shared/model/report-document.ts';
import { describe, expect, it } from 'vitest';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';

type Api = ReturnType<typeof temporaryDatabase>['api'];

const find = (api: Api, query: string, more: object = {}) =>
  api.search({ query, type: 'message', sort: 'newest', before: null, limit: 50, count: true, ...more });
const titles = (api: Api, query: string, more: object = {}) => find(api, query, more).hits.map((hit) => hit.title);

function filled(): Api {
  const { api } = temporaryDatabase();
  const sourceId = mailSource(api, 'Help mailbox');
  const day = 86_400_000;
  const at = (days: number) => Date.UTC(2026, 2, 1) + days * day;
  api.ingest({
    sourceId,
    messages: [
      incoming('1', { subject: 'Export', text: 'Files named Übersicht are lost.', sentAt: at(0) }),
      incoming('2', { subject: 'Digest', text: 'The digest is late. See https://example.org/x', sentAt: at(1) }),
      incoming('3', {
        subject: 'Screen reader',
        text: '> Files are lost\nNot for me.\n-- \nSent with care from Wales',
        author: { place: 'mail', address: 'reader-3@example.net', name: 'Reader 3' },
        sentAt: at(2),
      }),
      incoming('4', {
        subject: 'Attached',
        text: 'See the file.',
        searchExtra: 'Budget.ods spreadsheet',
        sentAt: at(3),
      }),
    ],
  });
  return api;
}

describe('search', () => {
  it('finds words in quotes, signatures, attachment names and with other accents', () => {
    const api = filled();
    expect(titles(api, 'lost')).toEqual(['Screen reader', 'Export']);
    expect(titles(api, 'wales')).toEqual(['Screen reader']);
    expect(titles(api, 'budget.ods')).toEqual(['Attached']);
    expect(titles(api, 'ubersicht')).toEqual(['Export']);
    expect(find(api, 'spreadsheet').hits[0]!.marks).not.toEqual([]);
  });

  it('understands phrases, exclusion, OR, senders, dates and states', () => {
    const api = filled();
    expect(titles(api, '"files are lost"')).toEqual(['Screen reader']);
    expect(titles(api, 'files -screen')).toEqual(['Export']);
    expect(titles(api, 'digest OR export')).toEqual(['Digest', 'Export']);
    expect(titles(api, 'from:reader-3')).toEqual(['Screen reader']);
    expect(titles(api, 'lost before:2026-03-02')).toEqual(['Export']);
    expect(titles(api, 'after:2026-03-03')).toEqual(['Attached', 'Screen reader']);
    expect(titles(api, '-lost')).toEqual(['Attached', 'Digest']);
    expect(titles(api, 'has:link')).toEqual(['Digest']);
    expect(titles(api, 'digest OR is:done')).toEqual(['Digest']);
    api.changeConversations({
      ids: [find(api, 'wales').hits[0]!.conversationId!],
      action: { type: 'done' },
      groupId: null,
    });
    expect(titles(api, 'lost is:open')).toEqual(['Export']);
    expect(titles(api, 'source:help is:done')).toEqual(['Screen reader']);
    expect(titles(api, 'lost', { sort: 'best' }).sort()).toEqual(['Export', 'Screen reader']);
  });

  it('names the place of a mistake', () => {
    expect(() => find(filled(), 'lost is:lost')).toThrow(/character 6/);
  });

  it('answers every string with hits or a mistake in the grammar (an odd character broke the search)', () => {
    const api = filled();
    const pieces = fc.constantFrom(
      'files',
      '"',
      '-',
      '*',
      '(',
      ')',
      ':',
      '^',
      '+',
      'NEAR',
      'AND',
      'NOT',
      'OR',
      ' ',
      "'",
      '\\',
      '{',
      '漢',
      '\u0000',
      'is:open',
      'has:link',
      'from:',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.constantFrom('newest', 'best'), (parts, sort) => {
        try {
          const result = find(api, parts.join(''), { sort, type: null });
          expect(result.total).toBeGreaterThanOrEqual(result.hits.filter((hit) => hit.type === 'message').length);
        } catch (error) {
          expect(error).toMatchObject({ code: 'query' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts exactly and pages without a gap or a repeat', () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const messages = Array.from({ length: 120 }, (_, index) =>
      incoming(`m${index}`, {
        text: index % 3 === 0 ? 'needle' : 'hay',
        references: index % 2 ? [`m${index - 1}`] : [],
        sentAt: index * 1000,
      }),
    );
    api.ingest({ sourceId, messages });
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = find(api, 'needle', { limit: 7, before });
      expect(page.total).toBe(40);
      seen.push(...page.hits.map((hit) => hit.id));
      before = page.next;
    } while (before !== null);
    expect(new Set(seen).size).toBe(40);
    const conversations: number[] = [];
    before = null;
    do {
      const page = api.matchingConversations({ query: 'needle OR hay', before, limit: 7, time: 1000 });
      conversations.push(...page.ids);
      before = page.next;
    } while (before !== null);
    expect(conversations).toHaveLength(60);
    expect(new Set(conversations).size).toBe(60);
  });

  it('finds people, notes and reports too', () => {
    const api = filled();
    api.createNote({ target: null, body: 'Met at the spring user day' });
    const { id } = api.createReport({ title: 'What people are telling us' });
    api.saveReport({
      id,
      title: 'What people are telling us',
      document: { version: 2, content: [paragraph('Spring came late', 'a')] },
      undoLog: null,
    });
    const types = (query: string) => find(api, query, { type: null }).hits.map((hit) => hit.type);
    expect(types('spring')).toEqual(['report', 'note']);
    expect(types('reader-3@example.net')).toContain('person');
    expect(find(api, 'reader-3@example.net', { type: 'person' })).toMatchObject({
      total: 1,
      hits: [{ title: 'Reader 3' }],
    });
  });
});

describe('the text index after an import', () => {
  it('is merged step by step to an end, and still finds everything (the steps went on for ever)', async () => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    api.bulk({ on: true });
    for (let batch = 0; batch < 40; batch += 1) {
      const messages = Array.from({ length: 20 }, (_, index) =>
        incoming(`${batch}-${index}`, { text: `needle ${batch}` }),
      );
      api.ingest({ sourceId, messages });
    }
    api.bulk({ on: false });
    let steps = 0;
    while (await api.settleSearch(null)) steps += 1;
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(1000);
    expect(find(api, 'needle').total).toBe(800);
    expect(api.health(null).problems).toEqual([]);
  });
});
