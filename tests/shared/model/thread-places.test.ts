import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageDetail } from '../../../shared/model/conversation.ts';
import { parentsFurtherUp, writingsByPlace } from '../../../shared/model/thread-places.ts';

const arrived = (id: number, arrivedAt: number) => ({ id, arrivedAt });

describe('where a note stands in the thread', () => {
  it('is behind the message that was last when it was written (a note wandered to the end with each answer)', () => {
    const messages = [arrived(10, 100), arrived(30, 100), arrived(20, 300)];
    const places = writingsByPlace(messages, [{ createdAt: 200 }, { createdAt: 400 }, { createdAt: 50 }]);
    expect([...places.keys()]).toEqual([10, 30, null]);
  });

  it('loses none, keeps their order, and names only messages that are there', () => {
    const message = fc.record({ id: fc.integer({ min: 1, max: 50 }), arrivedAt: fc.integer({ min: 0, max: 20 }) });
    const writing = fc.record({ createdAt: fc.integer({ min: 0, max: 25 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(message, { selector: ({ id }) => id, minLength: 1, maxLength: 10 }),
        fc.array(writing, { maxLength: 10 }),
        (messages, writings) => {
          const places = writingsByPlace(messages, writings);
          expect([...places.values()].flat()).toHaveLength(writings.length);
          for (const [place, group] of places) {
            expect(place === null || messages.some(({ id }) => id === place)).toBe(true);
            const times = group.map(({ createdAt }) => createdAt);
            expect(times).toEqual(times.toSorted((a, b) => a - b));
          }
        },
      ),
    );
  });
});

describe('in reply to', () => {
  it('is said where the parent does not stand right above, and never of a message itself', () => {
    const message = (id: number, externalId: string, inReplyTo: string | null) =>
      ({ id, externalId, inReplyTo }) as MessageDetail;
    const messages = [
      message(1, 'a', null),
      message(2, 'b', 'a'),
      message(3, 'c', 'a'),
      message(4, 'd', 'absent'),
      message(5, 'e', 'e'),
    ];
    expect([...parentsFurtherUp(messages)].map(([id, parent]) => [id, parent.id])).toEqual([[3, 1]]);
  });
});
