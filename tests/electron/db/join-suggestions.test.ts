import { describe, expect, it } from 'vitest';
import { nothingSaysSo, samePerson } from './checked-pairs.ts';
import { allSpeak, discussionSite, site, siteAccounts } from './history-people.ts';
import { incoming, mailSource, temporaryDatabase } from '../profile.ts';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import type { JoinSuggestion } from '../../../shared/model/people.ts';

function allSuggestions(api: DatabaseApi): JoinSuggestion[] {
  while (api.settleVoices(null));
  const found: JoinSuggestion[] = [];
  let before: number | null = null;
  do {
    const page = api.joinSuggestions({ before, limit: 100 });
    found.push(...page.suggestions);
    before = page.next;
  } while (before !== null);
  return found;
}

describe('suggestions to join', () => {
  // Would catch: two of the four Johns of a site taken for one, or an account that is not recognised next door.
  it('make no false join among more than 200 pairs of 2,504 people that were checked by hand', () => {
    const { api } = temporaryDatabase();
    allSpeak(api);
    expect(samePerson.length + nothingSaysSo.length).toBeGreaterThanOrEqual(200);
    const found = allSuggestions(api).map(({ a, b }) => [a, b].map((side) => side.identities[0]!));
    const suggested = found.map(([a, b]) => [Number(a!.address), a!.name, Number(b!.address)] as const);
    expect(
      found.every(
        (sides) =>
          sides
            .map(({ placeName }) => placeName)
            .sort()
            .join(' ') === `${discussionSite} ${site}`,
      ),
    ).toBe(true);
    expect(suggested.map(([number, name]) => [number, name]).sort(byNumber)).toEqual([...samePerson].sort(byNumber));
    const pairs = new Set(suggested.map(([a, , b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
    for (const [a, b] of nothingSaysSo) expect(pairs.has(`${a} ${b}`)).toBe(false);
    // All pairs of one name at one site are among those checked.
    const names = new Map<string, number>();
    for (const { name } of siteAccounts()) names.set(name.toLowerCase(), (names.get(name.toLowerCase()) ?? 0) + 1);
    const alike = [...names.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
    expect(nothingSaysSo).toHaveLength(alike);
  }, 120_000);

  const voices = (...authors: { address: string; name: string; url?: string; text?: string; place?: string }[]) => {
    const { api } = temporaryDatabase();
    const sourceId = mailSource(api);
    const messages = authors.map(({ text = 'Words.', place = 'mail', ...author }, index) =>
      incoming(`m${index}`, { author: { place, ...author }, text }),
    );
    api.ingest({ sourceId, messages });
    return { api, reasons: allSuggestions(api).map(({ reason, detail }) => `${reason} ${detail}`) };
  };

  // Would catch: a reason that is no longer seen, or said of the wrong thing.
  it('say by what they go', () => {
    expect(
      voices(
        { address: 'reader-one@example.org', name: 'Reader One' },
        { place: 'forum', address: 'reader-one@example.org', name: 'R1' },
      ).reasons,
    ).toEqual(['address reader-one@example.org']);
    expect(
      voices(
        { address: 'lesley.reader@example.org', name: 'Reader Lesley' },
        { address: '|e@|ey@re@der @end|ng |rom ex@mp|e@org', name: 'Lesley Reader' },
      ).reasons,
    ).toEqual(['veiled lesley.reader@example.org']);
    expect(
      voices(
        { address: 'readerlesley7@example.org', name: 'Lesley Reader' },
        { address: 'readerlesley7@example.net', name: 'Lesley Reader' },
      ).reasons,
    ).toEqual(['handle readerlesley7']);
    expect(
      voices(
        { address: 'a@example.org', name: 'Lesley Reader', text: 'Words.\n-- \nhttps://reader.example.org/lesley/\n' },
        { place: 'blog', address: 'lr', name: 'Lesley Reader', url: 'http://www.reader.example.org/lesley' },
      ).reasons,
    ).toEqual(['link reader.example.org/lesley']);
    expect(
      voices(
        { address: 'lesley@example.org', name: 'Lesley Reader' },
        { address: 'lr@example.net', name: 'Lesley Reader', text: 'Words.\n\nLesley Reader\nlesley@example.org\n' },
      ).reasons,
    ).toEqual(['signature lesley@example.org']);
  });

  // Would catch: people joined by what many have in common.
  it('do not go by common names, by handles that say what somebody does, by given names, or by a quoted signature', () => {
    const cases = [
      [
        { address: 'john.smith@example.org', name: 'John Smith' },
        { address: 'john.smith@example.net', name: 'John Smith' },
      ],
      [
        { address: 'admin@example.org', name: 'Lesley Reader' },
        { address: 'admin@example.net', name: 'Lesley Reader' },
      ],
      [
        { address: 'lesley@example.org', name: 'Lesley' },
        { address: 'lesley@example.net', name: 'Lesley' },
      ],
      [
        { address: 'lesley@example.org', name: 'Lesley Reader' },
        {
          address: 'w@example.net',
          name: 'Wim Writer',
          text: 'Yes.\n-- \nWim\n> Lesley Reader\n> lesley@example.org\n',
        },
      ],
      [
        { address: 'reader1@example.org', name: 'Lesley A. Reader' },
        { address: 'reader1@example.net', name: 'Lesley B. Reader' },
      ],
    ];
    for (const authors of cases) expect(voices(...authors).reasons).toEqual([]);
  });

  // Would catch: a suggestion that comes back after somebody said that they are two, or after they were split.
  it('are not made again of people who are two, until that is undone', () => {
    const { api } = voices(
      { address: 'readerlesley7@example.org', name: 'Lesley Reader' },
      { address: 'readerlesley7@example.net', name: 'Lesley Reader' },
    );
    const [{ a, b } = { a: null, b: null }] = allSuggestions(api);
    api.keepApart({ aId: a!.id, bId: b!.id });
    expect(allSuggestions(api)).toEqual([]);
    api.undoLast(null);
    expect(allSuggestions(api)).toHaveLength(1);
    api.joinPeople({ intoId: a!.id, ids: [b!.id], reason: 'handle' });
    expect(allSuggestions(api)).toEqual([]);
    api.splitPerson({ identityIds: [b!.identities[0]!.id] });
    expect(allSuggestions(api)).toEqual([]);
    expect(api.suggestionsFor({ id: a!.id })).toEqual([]);
    api.undoLast(null);
    api.undoLast(null);
    expect(allSuggestions(api)).toHaveLength(1);
  });
});

function byNumber(a: readonly (number | string | null)[], b: readonly (number | string | null)[]): number {
  return Number(a[0]) - Number(b[0]);
}
