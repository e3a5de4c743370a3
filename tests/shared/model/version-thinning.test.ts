import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinnedOut, type KeptVersion } from '../../../shared/model/version-thinning.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 22);

const history = fc
  .array(fc.record({ ago: fc.integer({ min: 0, max: 400 * day }), size: fc.integer({ min: 1, max: 900_000 }) }), {
    maxLength: 300,
  })
  .map((all) => all.map(({ ago, size }, index): KeptVersion => ({ id: index + 1, at: now - ago, size })));

// Catches a history that grows for ever, one that loses the last state, and one that thins itself away by being looked at often.
describe('thinning of versions', () => {
  it('keeps the newest, is bounded, and has nothing to do the second time', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const going = new Set(thinnedOut(versions, now));
        const kept = versions.filter(({ id }) => !going.has(id));
        expect(kept.length).toBeLessThanOrEqual(150);
        if (versions.length > 0)
          expect(kept.some(({ at }) => at === Math.max(...versions.map((one) => one.at)))).toBe(true);
        expect(thinnedOut(kept, now)).toEqual([]);
      }),
    );
  });

  it('is dense today and daily later: whoever looks for a day finds the last of it', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const small = versions.map((one) => ({ ...one, size: 1 })).slice(0, 100);
        const going = new Set(thinnedOut(small, now));
        for (const { id, at } of small) {
          if (now - at <= day) expect(going.has(id)).toBe(false);
          if (!going.has(id)) continue;
          const within = now - at <= 90 * day ? day : 7 * day;
          expect(small.some((one) => !going.has(one.id) && one.at >= at && one.at - at < within)).toBe(true);
        }
      }),
    );
  });
});
