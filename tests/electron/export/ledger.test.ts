import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allContributors } from '../../../electron/export/all-contributors.ts';
import { ledgerContent } from '../../../electron/export/ledger-content.ts';
import { ledgerCsv } from '../../../electron/export/ledger-csv.ts';
import { ledgerMarkdown } from '../../../electron/export/ledger-markdown.ts';
import type { Contribution, LedgerPerson } from '../../../shared/model/giving.ts';
import { withoutNames } from '../../../shared/model/without-names.ts';
import { hostileText } from './hostile-text.ts';

const dates = { locale: 'en-GB', timeZone: 'UTC' };
const day = Date.UTC(2026, 2, 4);

function contribution(more: Partial<Contribution> = {}): Contribution {
  return {
    id: 1,
    personId: 1,
    who: 'Reader One',
    kind: 'idea',
    quote: 'Keep the names of files',
    start: 0,
    end: 5,
    messageId: 1,
    conversationId: 1,
    sourceName: 'Forum',
    givenAt: day,
    credited: true,
    ...more,
  };
}

function person(more: Partial<LedgerPerson> = {}): LedgerPerson {
  return {
    personId: 1,
    name: 'Reader One',
    handle: 'quiet-reader',
    wish: 'name',
    identities: [{ place: 'mail', address: 'r.one@example.org', name: 'Reader One', url: null }],
    contributions: [contribution()],
    credits: [
      {
        id: 1,
        personId: 1,
        who: 'Reader One',
        contributionId: 1,
        forWords: '',
        forKind: 'idea',
        place: 'release-notes',
        words: 'Thanks to Reader One (quiet-reader, r.one@example.org)',
        namedAs: 'Reader One',
        link: 'https://example.org/notes/reader-one',
        reportId: null,
        conversationId: 1,
        givenAt: day + 86_400_000,
      },
    ],
    promises: [],
    ...more,
  };
}

describe('who does not wish to be named', () => {
  it.each(['ask', 'anonymous'] as const)('is nowhere in a ledger that goes out, by no name at all (%s)', (wish) => {
    const people = [person({ wish })];
    const content = ledgerContent(people);
    const files = [
      ledgerMarkdown(content, dates),
      ledgerCsv(content, dates),
      allContributors(people, { project: 'p', owner: 'o' }),
    ];
    for (const file of files) expect(file).not.toMatch(/reader|quiet|r\.one|notes\/|\bOne\b/i);
    expect(files[0]).toContain('## Someone in Forum');
    expect(JSON.parse(files[2]!)).toMatchObject({ contributors: [] });
  });

  it('loses the first name alone too, and words that only look alike stay', () => {
    const known = { name: 'Mark Day', handle: '4711', identities: [{ place: 'x.org', address: '17', name: null }] };
    expect(withoutNames('Mark said: mark it by day, @4711 and Markus; 17 times. mark day', known)).toBe(
      'someone said: mark it by day, someone and Markus; 17 times. someone',
    );
  });
});

describe('all-contributors', () => {
  it('has the keys of the format, and for who goes by name no handle, and the other way round', () => {
    const identities = [
      { place: 'github.com', address: 'quiet', name: 'quiet-reader', url: 'https://github.com/quiet' },
      { place: 'mail', address: 'r.one@example.org', name: 'Reader One', url: null },
    ];
    const contributions = [contribution({ kind: 'fault' }), contribution({ kind: 'criticism' }), contribution()];
    const file = allContributors(
      [person({ identities, contributions }), person({ personId: 2, wish: 'handle', identities, contributions })],
      { project: 'sameside', owner: 'example' },
    );
    expect(JSON.parse(file)).toMatchObject({
      projectName: 'sameside',
      projectOwner: 'example',
      repoType: 'github',
      repoHost: 'https://github.com',
      files: ['README.md'],
      imageSize: 100,
      contributors: [
        {
          login: 'quiet',
          name: 'quiet-reader',
          avatar_url: 'https://avatars.githubusercontent.com/quiet',
          profile: 'https://github.com/quiet',
          contributions: ['bug', 'ideas'],
        },
        { login: 'Reader-One', name: 'Reader One', avatar_url: '', profile: '', contributions: ['bug', 'ideas'] },
      ],
    });
  });
});

/** The cells of a CSV file, read as RFC 4180 says. */
function cellsOf(csv: string): string[][] {
  return csv
    .replace(/^\ufeff/, '')
    .split(/\r\n/)
    .slice(0, -1)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((cell) => cell[1]!.replaceAll('""', '"')));
}

describe('hostile words', () => {
  const hostile = fc.record({ name: hostileText, quote: hostileText, words: hostileText, source: hostileText });
  const formula = fc.constantFrom('=1+1', '+1', '-2', '@x', '\t=1', '\r=1', ' =1', '"=1', "'=1", '＝1', '|x', '%0A=1');
  const peopleOf = ({ name, quote, words, source }: { name: string; quote: string; words: string; source: string }) => {
    const [credit] = person().credits;
    return [
      person({
        name: name.trim() === '' ? 'x' : name,
        contributions: [contribution({ quote, sourceName: source })],
        credits: [{ ...credit!, words, link: 'javascript:alert(1)' }],
      }),
    ];
  };

  it('fill cells and never more than one, and begin no formula (a name ran as one in a spreadsheet)', () => {
    fc.assert(
      fc.property(hostile, formula, (parts, start) => {
        const csv = ledgerCsv(ledgerContent(peopleOf({ ...parts, quote: start + parts.quote })), dates);
        // Line ends in a cell are those of text, those of rows are CRLF.
        const rows = cellsOf(csv);
        expect(rows).toHaveLength(2);
        expect(rows[1]).toHaveLength(rows[0]!.length);
        for (const cell of rows[1]!) expect(cell).not.toMatch(/^[\s"]*[=+\-@|%＝]|^[\t\r\n]/);
        expect(rows[1]![rows[0]!.indexOf('Link')]).toBe('');
      }),
    );
  });

  it('come out of Markdown as text: one heading for each person, one line for each thing', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const markdown = ledgerMarkdown(ledgerContent(peopleOf(parts)), dates);
        const lines = markdown.split('\n');
        expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(2);
        expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(1);
        expect(lines.filter((line) => line.startsWith('    - '))).toHaveLength(1);
        expect(markdown).not.toMatch(/(?<!\\)<(?!https?:)/);
        expect(markdown).not.toContain('(<javascript:');
      }),
    );
  });

  it('stay inside of the JSON', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const file = JSON.parse(
          allContributors(peopleOf(parts), { project: parts.name, owner: parts.words }),
        ) as object;
        expect(Object.keys(file)).toContain('contributors');
      }),
    );
  });
});
