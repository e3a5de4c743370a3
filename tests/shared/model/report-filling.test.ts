import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditWishes } from '../../../shared/model/credit-wish.ts';
import { templateOf, withoutPeriod } from '../../../shared/model/own-template.ts';
import {
  blocksWithin,
  evidenceBlock,
  heading,
  inlineText,
  paragraph,
  writtenWords,
  type ReportBlock,
  type ReportDocument,
} from '../../../shared/model/report-document.ts';
import { filledReport, type PeriodMaterial } from '../../../shared/model/report-filling.ts';
import { periodWords } from '../../../shared/model/report-periods.ts';
import { programTemplates, templates, type Template } from '../../../shared/model/report-templates.ts';
import { reportNames } from '../../../shared/model/report-names.ts';
import { namesToLeaveOut, withoutNames } from '../../../shared/model/unnamed.ts';

const span = { since: new Date(2026, 10, 16).getTime(), until: new Date(2026, 10, 23).getTime() };
const empty: PeriodMaterial = {
  span,
  changes: [],
  dissent: [],
  assumptions: [],
  query: '',
  messages: [],
  moreMessages: false,
  said: [],
  waiting: [],
  namings: [],
};

let made = 0;
const freshId = (): string => `block-${(made += 1)}`;

const naming = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  name: fc.constantFrom('Quiet Garden', 'Lowland Reader', 'Marsh Lantern'),
  handle: fc.constantFrom('quietgarden', 'lowtide', null),
  wish: fc.constantFrom(...creditWishes),
  ours: fc.boolean(),
});
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 8 });
const wordsWithNames = fc
  .array(fc.constantFrom('Quiet Garden', 'garden', 'lowtide', 'asks', 'Lowland Reader', '<b>', '“x”', ''))
  .map((parts) => parts.join(' '));
const material: fc.Arbitrary<PeriodMaterial> = fc.record({
  span: fc.constant(span),
  changes: fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 900 }), title: wordsWithNames, voices: fc.nat(50), evidence: ids }),
    { selector: ({ id }) => id, maxLength: 30 },
  ),
  dissent: ids,
  assumptions: ids,
  query: fc.constant(''),
  messages: fc.array(
    fc.record({
      id: fc.nat(),
      at: fc.constant(span.since),
      place: fc.constantFrom('Forum', 'Quiet Garden’s list'),
      words: wordsWithNames,
      url: fc.constantFrom('https://example.org/users/quietgarden/1', null),
      personId: fc.option(fc.integer({ min: 1, max: 5 })),
      ours: fc.constant(false),
    }),
    { maxLength: 10 },
  ),
  moreMessages: fc.boolean(),
  said: ids,
  waiting: fc.array(fc.record({ title: wordsWithNames, since: fc.constant(span.since) }), { maxLength: 4 }),
  namings: fc
    .uniqueArray(naming, { selector: ({ id }) => id })
    .map((all) => all.map((one) => ({ ...one, known: [one.name, one.handle ?? one.name] }))),
});

const changesIn = ({ content }: ReportDocument): number[] =>
  [...blocksWithin(content)].flatMap((block) => (block.type === 'change' ? [block.attrs.changeId] : []));

describe('filling a template', () => {
  it('tells every change of the period once, each with its newest words', () => {
    // Catches a digest that leaves out what came up, or tells it twice.
    fc.assert(
      fc.property(material, (given) => {
        const { document } = filledReport(templates.weekly, given, freshId);
        expect(changesIn(document).sort((a, b) => a - b)).toEqual(
          given.changes.map(({ id }) => id).sort((a, b) => a - b),
        );
        const all = [...blocksWithin(document.content)];
        const blockIds = all.map((block) => block.attrs?.id);
        expect(new Set(blockIds).size).toBe(blockIds.length);
        const first = given.changes.find(({ evidence }) => evidence.length > 0);
        if (first)
          expect(all.some((b) => b.type === 'evidence' && b.attrs.evidenceId === first.evidence[0])).toBe(true);
      }),
    );
  });

  it('writes nobody’s name who is not to be named, and no address that names them', () => {
    // Catches a title, a beginning of a message or a link that gives away who asked to stay unnamed.
    fc.assert(
      fc.property(material, fc.constantFrom(...programTemplates), (given, key) => {
        const { document } = filledReport(templates[key], given, freshId);
        const words = writtenWords(document);
        expect(withoutNames(words, given.namings.flatMap(namesToLeaveOut))).toBe(words);
        const { isUnnamed } = reportNames(given.namings, 'wished');
        if (given.messages.every(({ personId }) => isUnnamed(personId))) {
          expect(JSON.stringify(document)).not.toContain('example.org/users');
        }
      }),
    );
  });

  it('has words for a period in which nothing happened, and titles with the period', () => {
    for (const key of programTemplates) {
      const { title, document } = filledReport(templates[key], empty, freshId);
      expect(title).toContain('16–22 November 2026');
      expect(writtenWords(document)).not.toContain('[');
      expect(changesIn(document)).toEqual([]);
    }
    const { document } = filledReport(templates.leadership, { ...empty, changes: asked([1, 9, 4, 7]) }, freshId);
    // Of four the three that most people ask for.
    expect(changesIn(document)).toEqual([1, 3, 2]);
  });
});

const asked = (voices: number[]): PeriodMaterial['changes'] =>
  voices.map((count, index) => ({ id: index, title: `Change ${index}`, voices: count, evidence: [index + 10] }));

const own = (document: ReportDocument): Template => ({
  title: 'Ours, [period]',
  parts: [{ fill: 'document', document }],
});

describe('a template of our own', () => {
  const list = (content: ReportBlock[]): ReportBlock => ({
    type: 'bullet_list',
    attrs: { id: 'l' },
    content: [{ type: 'list_item', content }],
  });
  const report: ReportDocument = {
    version: 2,
    content: [
      paragraph('What we heard, 9–15 November 2026.', 'a'),
      heading(2, 'What came up', 'b'),
      heading(3, 'An export', 'c'),
      { type: 'change', attrs: { id: 'd', changeId: 77 } },
      evidenceBlock(700, 'e'),
      heading(3, 'A digest', 'f'),
      { type: 'change', attrs: { id: 'g', changeId: 78 } },
      paragraph('Words about it', 'h'),
      heading(2, 'Our standing words', 'i'),
      list([paragraph('A point', 'j')]),
      list([evidenceBlock(701, 'k')]),
      { type: 'thanks', attrs: { id: 'm', leftOut: [4], since: 1, until: 2 } },
      { type: 'voices', attrs: { id: 'n', reason: 'None then.' }, content: [evidenceBlock(702, 'o')] },
    ],
  };

  it('keeps the words and begins with the next period’s material in place of the old', () => {
    // Catches last week's quotes in this week's report, and last week's dates above it.
    const template = templateOf(report);
    const { title, document } = filledReport(own(template), { ...empty, changes: asked([2, 3]) }, freshId);
    expect(title).toBe('Ours, 16–22 November 2026');
    expect(changesIn(document)).toEqual([0, 1]);
    expect(writtenWords(document).split('\n')).toEqual([
      'What we heard, 16–22 November 2026.',
      'What came up',
      'Change 0',
      'Change 1',
      'Our standing words',
      'A point',
    ]);
    const evidence = [...blocksWithin(document.content)].flatMap((b) =>
      b.type === 'evidence' ? b.attrs.evidenceId : [],
    );
    expect(evidence).toEqual([10, 11]);
    expect(document.content).toContainEqual(expect.objectContaining({ attrs: expect.objectContaining(span) }));
  });

  it('holds nothing of the material of its report, whatever its shape', () => {
    const leaf = fc.constantFrom<ReportBlock>(
      paragraph('Words', 'p'),
      heading(2, 'Heading', 'q'),
      heading(3, 'Change', 'r'),
      { type: 'change', attrs: { id: 's', changeId: 1 } },
      evidenceBlock(700, 't'),
      { type: 'assumption', attrs: { id: 'u', assumptionId: 1 } },
    );
    const block = fc.oneof(
      leaf,
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((content) => list(content)),
      fc.array(leaf, { maxLength: 3 }).map((content): ReportBlock => ({
        type: 'voices',
        attrs: { id: 'v', reason: '' },
        content,
      })),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (content) => {
        const template = templateOf({ version: 2, content });
        const kinds = [...blocksWithin(template.content)].map(({ type }) => type);
        expect(kinds).not.toContain('evidence');
        expect(kinds).not.toContain('change');
        expect(kinds).not.toContain('assumption');
        const places = [...blocksWithin(template.content)].filter(
          (one) => one.type === 'paragraph' && inlineText(one.content) === '[changes]',
        );
        expect(places.length).toBe(content.some(({ type }) => type === 'change') ? 1 : 0);
        const { document } = filledReport(own(template), empty, freshId);
        expect(writtenWords(document)).not.toContain('[changes]');
      }),
    );
  });

  it('knows the words of every period again', () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 800 }), (from, days) => {
        const words = periodWords({ since: from * day, until: (from + days) * day });
        expect(withoutPeriod(`Digest, ${words}.`)).toBe('Digest, [period].');
      }),
    );
  });
});
