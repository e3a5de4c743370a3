import { describe, expect, test } from 'vitest';
import { nameAsWished } from '../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { evidenceBlock, heading, paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../shared/model/report-material.ts';
import { everybody, reportContent } from '../../../shared/model/tell-report.ts';

const nothing: ReportMaterial = {
  evidence: {},
  changes: {},
  assumptions: {},
  charts: {},
  thanks: {},
  changed: {},
  unanswered: [],
  namings: [],
  leansOn: [],
};
const setting = { date: 5, audience: everybody, edition: null };

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
          version: 2,
          content: [
            heading(3, 'first', 'a'),
            heading(3, 'second', 'b'),
            paragraph(' ', 'c'),
            heading(1, 'third', 'd'),
            evidenceBlock(7, 'e'),
            evidenceBlock(8, 'f'),
          ],
        },
      },
      { ...nothing, evidence: { 7: evidence }, leansOn: ['Only one is affected'] },
      setting,
    );
    expect(content).toEqual({
      title: 'T',
      salutation: null,
      date: 5,
      edition: null,
      blocks: [
        { type: 'heading', level: 1, spans: [{ text: 'first' }] },
        { type: 'heading', level: 2, spans: [{ text: 'second' }] },
        { type: 'heading', level: 1, spans: [{ text: 'third' }] },
        {
          type: 'evidence',
          quote: 'words',
          by: { who: 'Someone in a list', place: '', date: 1, url: null },
          also: [],
        },
        { type: 'missing' },
        { type: 'leaning', sentences: ['Only one is affected'] },
      ],
    });
  });

  test('would catch a person who asked to stay anonymous being named in our own words, in those of others, or by a link', () => {
    const quiet = { id: 1, name: 'Quiet Reader', handle: null, wish: 'anonymous', ours: false } as const;
    const split: ReportBlock = {
      type: 'paragraph',
      attrs: { id: 'e' },
      content: [
        { type: 'text', text: 'Ask Qui', marks: [{ type: 'strong' }] },
        { type: 'text', text: 'et first.' },
      ],
    };
    const content = reportContent(
      {
        title: 'What Quiet Reader asked',
        document: {
          version: 2,
          content: [
            heading(1, 'For Quiet', 'a'),
            paragraph('Write to quiet@example.org.', 'b'),
            evidenceBlock(7, 'c'),
            evidenceBlock(8, 'd'),
            split,
          ],
        },
      },
      {
        ...nothing,
        evidence: {
          7: { ...evidence, wish: 'anonymous', quote: 'I am Quiet Reader.', url: 'https://x.example/quiet' },
          8: { ...evidence, id: 8, personId: 2, wish: 'name', who: 'Reader Two', quote: 'As Quiet says.' },
        },
        leansOn: ['Only Quiet is affected'],
        namings: [{ ...quiet, known: ['Quiet Reader', 'quiet@example.org'] }],
      },
      setting,
    );
    expect(JSON.stringify(content)).not.toMatch(/quiet/i);
    expect(JSON.stringify(content)).toContain('Reader Two');
  });
});
