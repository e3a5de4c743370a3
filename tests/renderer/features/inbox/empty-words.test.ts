import { describe, expect, it } from 'vitest';
import { emptyWords } from '../../../../renderer/src/features/inbox/empty-words.ts';

const keys = { snoozed: 'H', done: null };
const none = { open: 0, snoozed: 0, done: 0 };
const views = ['open', 'snoozed', 'done', 'all'] as const;
const filters = ['source', 'label', 'change', 'assigned', 'saved'] as const;

// Would catch: an empty saved view that said to import a mailbox, with thousands of conversations beside it.
describe('an empty list', () => {
  it('offers an import only where there is no conversation at all', () => {
    for (const view of views) {
      expect(emptyWords({ view, filter: null, counts: none, keys }).ways).toEqual(['sources']);
      for (const type of filters) {
        for (const counts of [none, { ...none, done: 3 }, null]) {
          const { title, hint } = emptyWords({ view, filter: { type, name: 'Plain name' }, counts, keys });
          expect(`${title} ${hint}`).not.toMatch(/mailbox/);
          expect(title).toContain('Plain name');
        }
      }
    }
  });

  it('does not say that things are done or snoozed where none are', () => {
    const listed = { view: 'open', filter: { type: 'label', name: 'pricing' }, keys } as const;
    expect(emptyWords({ ...listed, counts: none })).toEqual({
      title: 'Nothing with the label “pricing” yet',
      hint: 'Label a conversation, or drag it onto the label in the rail.',
      ways: [],
    });
    expect(emptyWords({ ...listed, counts: { open: 0, snoozed: 1, done: 1200 } })).toEqual({
      title: 'Nothing is open with the label “pricing”',
      hint: 'Elsewhere: 1 snoozed, 1,200 done.',
      ways: ['all'],
    });
  });

  it('names keys only where they work', () => {
    const counts = { ...none, open: 2 };
    expect(emptyWords({ view: 'snoozed', filter: null, counts, keys }).hint).toMatch(/^Press H on /);
    expect(emptyWords({ view: 'done', filter: null, counts, keys }).hint).not.toMatch(/Press/);
  });

  it('leads from a saved view to its search, and to the other states only where the list has one', () => {
    const filter = { type: 'saved', name: 'Credit we owe' } as const;
    expect(emptyWords({ view: 'all', filter, counts: null, keys }).ways).toEqual(['search']);
    expect(emptyWords({ view: 'snoozed', filter, counts: null, keys }).ways).toEqual(['all', 'search']);
  });
});
