import { describe, expect, it } from 'vitest';
import type { QueryError } from '../../../shared/model/search-grammar.ts';
import { parseEvidenceQuery } from '../../../shared/model/evidence-search.ts';
import { evidenceBlock, paragraph } from '../../../shared/model/report-document.ts';
import { changeRoom } from './change-room.ts';

/** Evidence of four people: at the mailbox the even ones, at the forum the odd ones, a day each. */
function drawer() {
  const room = changeRoom(4);
  const quotes = room.conversations.map((id) => room.quote(id));
  const find = (query: string): number[] =>
    room.api.findEvidence({ query, before: null, limit: 50 }).rows.map(({ id }) => quotes.indexOf(id));
  return { ...room, quotes, find };
}

describe('searching evidence', () => {
  it('takes the grammar of the search box', () => {
    // Catches a field that is read as words, or that holds for everything.
    const { api, find, quotes, people, conversations, link } = drawer();
    const change = api.createChange({ title: 'Export keeps names' });
    api.addChangeEvidence({ id: change.id, evidenceIds: [quotes[1]!] });
    link(change.id, [conversations[2]!]);
    api.setCreditWish({ id: people[0]!, wish: 'handle' });
    api.recordConsent({ personId: people[3]!, granted: true, words: '', messageId: null, givenAt: 1 });
    expect(find('')).toEqual([3, 2, 1, 0]);
    expect(find('plea')).toEqual([3, 2, 1, 0]);
    expect(find('"reader 2"')).toEqual([2]);
    expect(find('from:reader')).toEqual([3, 2, 1, 0]);
    expect(find('from:keep')).toEqual([]);
    expect(find('source:forum')).toEqual([3, 1]);
    expect(find('-source:forum')).toEqual([2, 0]);
    expect(find('change:export has:quote')).toEqual([2, 1]);
    expect(find('before:2026-01-02')).toEqual([0]);
    expect(find('after:2026-01-03')).toEqual([3, 2]);
    expect(find('has:consent')).toEqual([3, 0]);
    expect(find('-has:consent source:forum')).toEqual([1]);
    // Catches alternatives that lend each other what they ask for.
    expect(find('source:forum nowhere OR before:2026-01-02')).toEqual([0]);
  });

  it('shows the newest word about consent', () => {
    const { api, people } = drawer();
    const consent = () => api.findEvidence({ query: '', before: null, limit: 50 }).rows.at(-1)!.consent;
    expect(consent()).toBe('open');
    api.setCreditWish({ id: people[0]!, wish: 'anonymous' });
    expect(consent()).toBe('given');
    api.recordConsent({ personId: people[0]!, granted: false, words: '', messageId: null, givenAt: 2 });
    expect(consent()).toBe('refused');
    api.recordConsent({ personId: people[0]!, granted: true, words: '', messageId: null, givenAt: 3 });
    expect(consent()).toBe('given');
  });

  it('goes through pages without losing or repeating one', () => {
    const { api, quotes } = drawer();
    const found: number[] = [];
    let before: number | null = null;
    do {
      const page = api.findEvidence({ query: 'please', before, limit: 3 });
      found.push(...page.rows.map(({ id }) => id));
      before = page.next;
    } while (before !== null);
    expect(found).toEqual(quotes.toReversed());
  });

  it('says where a search is wrong', () => {
    const mistake = (text: string): QueryError | null => {
      try {
        parseEvidenceQuery(text);
        return null;
      } catch (error) {
        return error as QueryError;
      }
    };
    expect(mistake('word lang:en more')).toMatchObject({ position: 5, length: 7 });
    expect(mistake('has:nothing')).toMatchObject({ position: 0, length: 11 });
    expect(mistake('http://example.org')).toBeNull();
    const { api } = changeRoom(0);
    expect(() => api.findEvidence({ query: 'before:soon', before: null, limit: 1 })).toThrow('takes a date');
  });
});

describe('suggested evidence', () => {
  it('is that of changes named in the text or put in as blocks, and not used yet', () => {
    // Catches suggestions that repeat what stands there, or that come from changes nobody named.
    const { api, quotes } = drawer();
    const changes = ['Keep names', 'Other thing', 'Third thing'].map((title) => api.createChange({ title }).id);
    changes.forEach((id, index) => api.addChangeEvidence({ id, evidenceIds: [quotes[index]!] }));
    api.addChangeEvidence({ id: changes[0]!, evidenceIds: [quotes[3]!] });
    const { id } = api.createReport({ title: 'About' });
    const content = [
      paragraph('They ask to KEEP NAMES.', 'a'),
      evidenceBlock(quotes[0]!, 'q'),
      { type: 'change' as const, attrs: { id: 'c', changeId: changes[1]! } },
    ];
    api.saveReport({ id, title: 'About', document: { version: 2, content }, undoLog: null });
    expect(api.suggestedEvidence({ reportId: id }).map((one) => [one.id, one.changeTitle])).toEqual([
      [quotes[3], 'Keep names'],
      [quotes[1], 'Other thing'],
    ]);
  });
});
