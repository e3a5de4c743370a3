import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeldAboutPerson } from '../../../shared/model/privacy.ts';
import { personHtml } from '../../../electron/export/person-html.ts';
import { personJson } from '../../../electron/export/person-json.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null };

/** Somebody of whom everything is held, in words that were chosen to do harm. */
function heldWith(words: string): HeldAboutPerson {
  const time = Date.UTC(2026, 1, 3, 4, 5);
  return {
    name: words,
    joined: [words],
    ours: false,
    creditWish: 'ask',
    askedAt: time,
    languages: ['de'],
    wrong: words,
    writtenOn: time,
    identities: [{ place: 'mail', address: words, name: words, url: words }],
    affiliations: [{ organisation: words, role: words, since: time, until: null }],
    consents: [{ granted: false, words, givenAt: time }],
    notes: [{ body: words, createdAt: time, updatedAt: time }],
    evidence: [
      { quote: words, place: words, writtenAt: time, capturedAt: time, url: words, cares: true, reports: [words] },
    ],
    contributions: [{ kind: 'idea', quote: words, givenAt: time }],
    credits: [{ place: 'release-notes', words, namedAs: words, link: words, givenAt: time }],
    promises: [
      { sentence: words, byWhom: words, state: 'kept', outcome: words, madeAt: time, dueAt: time, settledAt: time },
    ],
    changes: [{ title: words, state: 'heard', asks: true }],
    told: [{ change: words, words, toldAt: null, helped: 'yes', helpedWords: words }],
    concerned: [{ title: words, place: words }],
    conversations: [
      {
        id: 1,
        title: words,
        place: words,
        messages: [
          {
            id: 2,
            place: words,
            writtenAt: time,
            subject: `${words} `,
            text: words,
            recipients: words,
            url: words,
            attachments: [{ name: words, type: 'text/plain', size: 1 }],
          },
        ],
      },
    ],
  };
}

describe('everything held about a person, as a file', () => {
  it('has no part for which a hostile word could be taken, and the same as data', () => {
    // Catches words that become markup, and data that says something else than the page.
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '</pre><script>alert(1)</script>',
        '"><img src=x onerror=1>',
        'javascript:alert(1)',
        '\u202eevil',
        '&lt;b&gt;',
      ),
    );
    fc.assert(
      fc.property(hostile, (words) => {
        const held = heldWith(words);
        const html = personHtml(held, setting);
        expect(html).not.toMatch(/<script|<img|<iframe|<object|<form|<link|\son\w+=["']|href="javascript/i);
        // Every angle bracket of the page is of our own making.
        const ours = /<\/?(?:[a-z][a-z0-9]*)(?: [a-z-]+(?:="[^"<>]*")?)*>|<!doctype html>/g;
        const body = html.replace(/<style>[^]*?<\/style>/, '');
        expect(body.replace(ours, '')).not.toMatch(/[<>]/);
        const json = /<pre dir="ltr">([^]*?)<\/pre>/.exec(html)![1]!;
        const text = json
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(text).toBe(personJson(held));
        expect(JSON.parse(text)).toMatchObject({
          name: words,
          notes: [{ body: words, createdAt: '2026-02-03T04:05:00.000Z' }],
          conversations: [{ messages: [{ text: words, writtenAt: '2026-02-03T04:05:00.000Z' }] }],
        });
      }),
      { numRuns: 60 },
    );
  });

  it('reads as a page: headings in order, each part with its title, and what is missing said so', () => {
    const held = { ...heldWith('Words of theirs'), evidence: [], promises: [] };
    const html = personHtml(held, setting);
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => index === 0 || level <= levels[index - 1]! + 1)).toBe(true);
    expect(html.match(/Nothing is held/g)).toHaveLength(2);
    expect(html).toContain('3 February 2026 at 04:05');
    for (const [, id] of html.matchAll(/<a href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });
});
