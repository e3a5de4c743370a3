import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOf, placeOfLink, placeTypes } from '../../../shared/model/place.ts';
import { pageOfSearch, searchOfPage } from '../../../shared/model/window-page.ts';

const place = fc.record({
  type: fc.constantFrom(...placeTypes),
  id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});

describe('links to places', () => {
  it('name the place that they were made of, whatever it is', () => {
    // Catches ids of messages, which have sixteen digits, that do not fit.
    fc.assert(
      fc.property(place, (one) => {
        expect(placeOfLink(linkOf(one))).toEqual(one);
      }),
    );
  });

  it('may be written with capitals and end with a slash, as systems pass them on', () => {
    expect(placeOfLink('SAMESIDE://Conversation/12/')).toEqual({ type: 'conversation', id: 12 });
  });

  it.each([
    '',
    'sameside:',
    'sameside://conversation',
    'sameside://conversation/',
    'sameside://conversation/0',
    'sameside://conversation/012',
    'sameside://conversation/-1',
    'sameside://conversation/1.5',
    'sameside://conversation/1e3',
    'sameside://conversation/12x',
    'sameside://conversation/12?then=quit',
    'sameside://conversation/12#x',
    'sameside://conversation/12/../../report/1',
    'sameside://conversation/%31',
    'sameside://conversation/12 --verb',
    'sameside://conversation/12\n',
    'sameside://user@conversation/12',
    'sameside://constructor/12',
    'sameside://__proto__/12',
    'sameside://settings/1',
    'sameside:conversation/12',
    'https://conversation/12',
    'sameside://conversation/99999999999999999999',
    ' sameside://conversation/12',
  ])('%j names nothing', (link) => {
    expect(placeOfLink(link)).toBeNull();
  });

  it('of any other words name nothing, or a place that makes the same link', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `sameside://${tail}`),
        ),
        (words) => {
          const found = placeOfLink(words);
          if (found !== null) expect(linkOf(found)).toBe(words.toLowerCase().replace(/\/$/, ''));
        },
      ),
    );
  });
});

describe('the page of a window', () => {
  it.each([
    { type: 'main' },
    { type: 'conversation', id: 12 },
    { type: 'report', id: 3_600_000_000_000_000 },
    { type: 'quick-note' },
  ] as const)('is what its address says (%j)', (page) => {
    expect(pageOfSearch(searchOfPage(page))).toEqual(page);
  });

  it('is the main window for anything that is not exactly right', () => {
    // Catches a page that takes its parts from parameters in any order or number.
    for (const search of [
      '?window=conversation',
      '?window=conversation&id=0',
      '?id=1&window=conversation',
      '?window=main&id=1',
    ])
      expect(pageOfSearch(search)).toEqual({ type: 'main' });
    fc.assert(
      fc.property(fc.webQueryParameters(), (search) => {
        const page = pageOfSearch(`?${search}`);
        expect(page.type === 'main' || searchOfPage(page) === `?${search}`).toBe(true);
      }),
    );
  });
});
