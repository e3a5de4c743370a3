import { describe, expect, test } from 'vitest';
import { nameAsWished } from '../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { reportContent } from '../../../shared/model/report-document.ts';

describe('the name under a quotation', () => {
  test.each([
    [{ name: 'Reader One', handle: 'reader-1', wish: 'name' }, 'Reader One'],
    [{ name: 'Reader One', handle: 'reader-1', wish: 'handle' }, 'reader-1'],
    [{ name: 'Reader One', handle: '@one@social.example', wish: 'handle' }, '@one@social.example'],
    [{ name: 'Reader One', handle: 'one@mail.example', wish: 'handle' }, 'Someone in a list'],
    [{ name: 'Reader One', handle: null, wish: 'handle' }, 'Someone in a list'],
    [{ name: 'Reader One', handle: 'reader-1', wish: 'anonymous' }, 'Someone in a list'],
    [{ name: 'Reader One', handle: 'reader-1', wish: 'ask' }, 'Someone in a list'],
    [{ name: ' ', wish: 'name' }, 'Someone in a list'],
  ] as const)('would catch somebody named against their wish: %o', (person, shown) => {
    expect(nameAsWished(person, 'a list')).toBe(shown);
  });
});

describe('a report as others read it', () => {
  const evidence: Evidence = {
    id: 7,
    messageId: 1,
    conversationId: 1,
    personId: 1,
    quote: 'words',
    start: 0,
    end: 5,
    who: 'Reader One',
    handle: null,
    wish: 'ask',
    source: 'a list',
    date: 1,
    url: null,
    capturedAt: 2,
    hash: '',
  };

  test('would catch gaps between headings, empty blocks, a place said twice, or deleted evidence vanishing without a word', () => {
    const content = reportContent(
      {
        title: 'T',
        document: {
          version: 1,
          blocks: [
            { id: 'a', type: 'heading', level: 3, text: 'first' },
            { id: 'b', type: 'heading', level: 3, text: 'second' },
            { id: 'c', type: 'text', text: ' \n' },
            { id: 'd', type: 'heading', level: 1, text: 'third' },
            { id: 'e', type: 'evidence', evidenceId: 7 },
            { id: 'f', type: 'evidence', evidenceId: 8 },
          ],
        },
        evidenceById: { 7: evidence },
        leansOn: ['Only one is affected'],
      },
      5,
      [],
    );
    expect(content).toEqual({
      title: 'T',
      date: 5,
      blocks: [
        { type: 'heading', level: 1, text: 'first' },
        { type: 'heading', level: 2, text: 'second' },
        { type: 'heading', level: 1, text: 'third' },
        { type: 'evidence', quote: 'words', who: 'Someone in a list', source: '', date: 1, url: null },
        { type: 'missing' },
        { type: 'leaning', sentences: ['Only one is affected'] },
      ],
    });
  });

  test('would catch a person who asked to stay anonymous being named in our own words, in those of others, or by a link', () => {
    const quiet = { id: 1, name: 'Quiet Reader', handle: null, wish: 'anonymous', ours: false } as const;
    const content = reportContent(
      {
        title: 'What Quiet Reader asked',
        document: {
          version: 1,
          blocks: [
            { id: 'a', type: 'heading', level: 1, text: 'For Quiet' },
            { id: 'b', type: 'text', text: 'Write to quiet@example.org.' },
            { id: 'c', type: 'evidence', evidenceId: 7 },
            { id: 'd', type: 'evidence', evidenceId: 8 },
          ],
        },
        evidenceById: {
          7: { ...evidence, wish: 'anonymous', quote: 'I am Quiet Reader.', url: 'https://x.example/quiet' },
          8: { ...evidence, id: 8, personId: 2, wish: 'name', who: 'Reader Two', quote: 'As Quiet says.' },
        },
        leansOn: ['Only Quiet is affected'],
      },
      5,
      [{ ...quiet, known: ['Quiet Reader', 'quiet@example.org'] }],
    );
    expect(JSON.stringify(content)).not.toMatch(/quiet/i);
    expect(JSON.stringify(content)).toContain('Reader Two');
  });
});
