import { describe, expect, it } from 'vitest';
import type { PaletteEntry } from '../../../renderer/src/features/palette/entry.ts';
import { listed, ranked } from '../../../renderer/src/features/palette/ranking.ts';

const entry = (group: PaletteEntry['group'], title: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  key: `${group}:${title}`,
  group,
  title,
  run: () => {},
  ...more,
});
const done = entry('command', 'Done, or open again');
const docs = entry('label', 'docs');
const snooze = entry('command', 'Snooze');
const forum = entry('source', 'Forum', { also: 'https://forum.example.org/feed' });
const note = entry('note', 'Done is better', { typedOnly: true });
const all = [done, snooze, docs, forum, note];
const titles = (groups: ReturnType<typeof ranked>): [string, string[]][] =>
  groups.map(({ group, entries }) => [group, entries.map((one) => one.entry.title)]);

describe('what the palette lists', () => {
  it('is everything in its order, what was used last above it and not twice', () => {
    expect(titles(listed(all, [docs.key, 'person:gone', snooze.key]))).toEqual([
      ['recent', ['docs', 'Snooze']],
      ['command', ['Done, or open again']],
      ['source', ['Forum']],
    ]);
  });

  it('is what the letters find, in every order of words and by other words too', () => {
    expect(titles(ranked('dne', all, [], []))[0]).toEqual(['command', ['Done, or open again']]);
    expect(titles(ranked('open done', all, [], []))).toEqual([['command', ['Done, or open again']]]);
    expect(titles(ranked('example', all, [], []))).toEqual([['source', ['Forum']]]);
    expect(ranked('qqq', all, [], [])).toEqual([]);
  });

  it('says which letters were typed', () => {
    expect(ranked('sno', all, [], [])[0]!.entries[0]!.letters).toEqual([0, 1, 2]);
  });

  // Would catch: a person whose name was typed wrong, found by the database and thrown away here.
  it('keeps what the database found, once, and below what matches well', () => {
    const person = entry('person', 'Deanna Doe');
    expect(titles(ranked('done', all, [person, person], []))).toEqual([
      ['command', ['Done, or open again']],
      ['note', ['Done is better']],
      ['person', ['Deanna Doe']],
    ]);
  });

  it('puts what was used last before what matches as well', () => {
    const one = entry('label', 'export one');
    const other = entry('label', 'export two');
    expect(titles(ranked('export', [one, other], [], [other.key]))).toEqual([['label', ['export two', 'export one']]]);
  });

  it('never lists so many of a kind that the others are out of sight', () => {
    const many = Array.from({ length: 500 }, (_, index) => entry('source', `mailbox ${index}`));
    const groups = ranked('mailbox', [...many, entry('label', 'mailboxes')], [], []);
    expect(groups.map(({ entries }) => entries.length).toSorted()).toEqual([1, 6]);
  });
});
