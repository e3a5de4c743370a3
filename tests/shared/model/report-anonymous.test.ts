import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { blocksWithin, paragraph, type ReportBlock } from '../../../shared/model/report-document.ts';
import { chartKey, periodKey, type ReportMaterial, type Voice } from '../../../shared/model/report-material.ts';
import { everybody, reportContent } from '../../../shared/model/tell-report.ts';
import { namesToLeaveOut, withoutNames, type Naming } from '../../../shared/model/unnamed.ts';

const names = fc.stringMatching(/^[A-Z][a-z]{3,7}q [A-Z][a-z]{3,7}x$/);
const wishes = fc.constantFrom('ask', 'anonymous', 'handle', 'name');
const period = { since: 1, until: null };
const chart = { query: 'x', by: 'week', since: null, until: null } as const;

/** A sentence with the name somewhere in it. */
const about = (name: string) =>
  fc
    .tuple(fc.constantFrom('', 'It is ', '“', 'As\n'), fc.constantFrom(name, name.toUpperCase(), name.split(' ')[1]!))
    .map(([before, said]) => `${before}${said}, and more`);

/** Every kind of block over a material in which every word names somebody who is not to be named. */
const reports = fc.tuple(names, wishes).chain(([name, wish]) => {
  const words = about(name);
  const someone: Voice = { personId: 1, name, place: 'Forum' };
  const other: Voice = { personId: 2, name: 'Reader Two', place: 'a list' };
  const stranger: Voice = { personId: 3, name, place: 'Forum' };
  const voices = fc.shuffledSubarray([someone, other, stranger], { minLength: 1 });
  const evidence = fc.tuple(words, words, fc.constantFrom(1, 2, null)).map(([quote, source, personId]): Evidence => ({
    id: 1,
    messageId: 1,
    conversationId: 1,
    personId,
    quote,
    start: 0,
    end: 1,
    who: personId === 1 ? name : 'Reader Two',
    handle: null,
    wish: personId === 1 ? 'anonymous' : wish,
    source,
    date: 1,
    url: personId === 1 ? `https://forum.example.org/${name}` : null,
    capturedAt: 1,
    hash: '',
  }));
  const material = fc
    .tuple(evidence, words, words, voices, voices)
    .map(([quoted, one, two, asking, others]): ReportMaterial => ({
      evidence: { 1: quoted },
      changes: {
        1: {
          id: 1,
          title: one,
          state: 'heard',
          description: two,
          voices: asking,
          answer: { words: one, by: name, at: 1 },
          tracker: { label: two, url: 'https://tracker.example.org/1', state: null },
        },
      },
      assumptions: { 1: { id: 1, sentence: one, for: [two], against: [one], lookAgain: 1, outcome: two } },
      charts: { [chartKey(chart)]: { bars: [{ label: one, count: 1, query: '', since: null }], total: 1 } },
      thanks: {
        [periodKey(period)]: asking.map((voice) => ({
          voice,
          gifts: [{ id: 1, words: two, at: 1, url: voice === other ? null : `https://forum.example.org/${name}` }],
        })),
      },
      changed: { [periodKey(period)]: [{ changeId: 1, title: one, state: 'shipped', words: two, at: 1 }] },
      unanswered: [{ changeId: 1, title: one, reportTitle: two, number: 1, askedAt: 1, voices: others }],
      namings: [
        { id: 1, name, handle: null, wish: 'anonymous', ours: false, known: [name] },
        { id: 2, name: 'Reader Two', handle: null, wish, ours: false, known: ['Reader Two'] },
      ],
      leansOn: [one],
    }));
  const picture = fc
    .tuple(words, words, fc.constantFrom(1, 2, 3, null), fc.boolean())
    .map(([text, place, personId, named]): ReportBlock => ({
      type: 'message_image',
      attrs: {
        id: 'p',
        messageId: 1,
        personId,
        asset: 'f'.repeat(64),
        // Whoever is not known to us cannot have agreed.
        named: named || personId === 1,
        text,
        place,
        date: 1,
        url: null,
        width: 1,
        height: 1,
      },
    }));
  const blocks = fc.tuple(words, words, picture).map(([one, two, image]): ReportBlock[] => [
    paragraph(one, 'a'),
    { type: 'heading', attrs: { id: 'b', level: 2 }, content: [{ type: 'text', text: two }] },
    {
      type: 'paragraph',
      attrs: { id: 'c' },
      content: [
        { type: 'text', text: one.slice(0, 3), marks: [{ type: 'strong' }] },
        { type: 'text', text: one.slice(3), marks: [{ type: 'link', attrs: { href: `https://example.org/${name}` } }] },
      ],
    },
    { type: 'evidence', attrs: { id: 'd', evidenceId: 1, also: [1, 9] } },
    { type: 'change', attrs: { id: 'e', changeId: 1 } },
    { type: 'chart', attrs: { id: 'f', title: two, ...chart } },
    { type: 'thanks', attrs: { id: 'g', leftOut: [], ...period } },
    { type: 'changed', attrs: { id: 'h', leftOut: [], ...period } },
    { type: 'unanswered', attrs: { id: 'i', leftOut: [] } },
    { type: 'voices', attrs: { id: 'j', reason: one }, content: [paragraph(two, 'k')] },
    { type: 'voices', attrs: { id: 'l', reason: two } },
    { type: 'assumption', attrs: { id: 'm', assumptionId: 1 } },
    image,
  ]);
  return fc.record({ name: fc.constant(name), material, blocks, title: words });
});

function everyString(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(everyString);
}

describe('who is not to be named', () => {
  test('would catch the name in any part of any block, whoever says it and however it is written', () => {
    fc.assert(
      fc.property(reports, ({ name, material, blocks, title }) => {
        const naming: Naming = material.namings[0]!;
        const content = reportContent({ title, document: { version: 2, content: blocks } }, material, {
          date: 1,
          audience: { ...everybody, salutation: `Dear ${name},` },
          edition: null,
        });
        expect([...blocksWithin(blocks)].length).toBeGreaterThan(12);
        const left = namesToLeaveOut(naming);
        for (const words of everyString(content)) expect(withoutNames(words, left)).toBe(words);
      }),
      { numRuns: 150 },
    );
  });

  test('would catch anybody named for those to whom nobody is named', () => {
    fc.assert(
      fc.property(reports, ({ material, blocks, title }) => {
        const content = reportContent({ title, document: { version: 2, content: blocks } }, material, {
          date: 1,
          audience: { ...everybody, naming: 'unnamed' },
          edition: null,
        });
        expect(JSON.stringify(content)).not.toMatch(/Reader Two/i);
      }),
      { numRuns: 50 },
    );
  });
});
