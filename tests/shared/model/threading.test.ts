import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threadOrder } from '../../../shared/model/threading.ts';

const message = (externalId: string, references: string[], date: number) => ({ externalId, references, date });
const order = (messages: ReturnType<typeof message>[]) =>
  threadOrder(messages).map((place) => `${'.'.repeat(place.depth)}${place.message.externalId}`);

describe('thread order', () => {
  it('puts replies below their parent, by date', () => {
    expect(
      order([message('c', ['a', 'b'], 3), message('d', ['a'], 2), message('a', [], 0), message('b', ['a'], 1)]),
    ).toEqual(['a', '.b', '..c', '.d']);
  });

  it('holds replies to a missing parent together (they stood as strangers)', () => {
    expect(order([message('b', ['gone'], 1), message('c', ['gone'], 2)])).toEqual(['b', 'c']);
    expect(order([message('a', [], 0), message('c', ['a', 'gone'], 2)])).toEqual(['a', '.c']);
  });

  it('breaks loops of references instead of losing the messages in them', () => {
    expect(order([message('a', ['b'], 0), message('b', ['a'], 1)]).sort()).toEqual(['.a', 'b'].sort());
    expect(order([message('a', ['a'], 0)])).toEqual(['a']);
  });

  const archives = fc.array(
    fc.record({
      id: fc.nat({ max: 9 }),
      references: fc.array(fc.nat({ max: 12 }), { maxLength: 4 }),
      date: fc.nat({ max: 20 }),
    }),
    { maxLength: 14 },
  );

  it('shows every message exactly once, parents before children, for any references', () => {
    fc.assert(
      fc.property(archives, (list) => {
        const messages = list.map(({ id, references, date }) =>
          message(
            `m${id}`,
            references.map((it) => `m${it}`),
            date,
          ),
        );
        const places = threadOrder(messages);
        expect(places).toHaveLength(messages.length);
        expect(new Set(places.map((place) => place.message)).size).toBe(messages.length);
        let depth = -1;
        for (const place of places) {
          expect(place.depth).toBeLessThanOrEqual(depth + 1);
          depth = place.depth;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads a chain of ten thousand without overflowing the stack', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      message(`m${index}`, index === 0 ? [] : [`m${index - 1}`], index),
    );
    expect(threadOrder(chain).at(-1)!.depth).toBe(9999);
  });
});
