import { describe, expect, it } from 'vitest';
import { readTime, timePresets } from '../../renderer/src/time-in-words.ts';

/** Wednesday 4 March 2026, 14:20 here. */
const now = new Date(2026, 2, 4, 14, 20).getTime();

function read(words: string): Date | string {
  const reading = readTime(words, now);
  return 'time' in reading ? new Date(reading.time) : reading.problem;
}

describe('readTime', () => {
  // Would catch: a snooze that comes back at noon, at midnight or on the wrong day.
  it.each([
    ['tomorrow 9', new Date(2026, 2, 5, 9)],
    ['tomorrow', new Date(2026, 2, 5, 9)],
    ['thu', new Date(2026, 2, 5, 9)],
    ['fri 14', new Date(2026, 2, 6, 14)],
    ['in 2 weeks', new Date(2026, 2, 18, 9)],
    ['in 3 days', new Date(2026, 2, 7, 9)],
    ['in 2 hours', new Date(2026, 2, 4, 16, 20)],
    ['monday 8:30', new Date(2026, 2, 9, 8, 30)],
    ['17:00', new Date(2026, 2, 4, 17)],
  ])('reads %j', (words, expected) => {
    const time = read(words);
    expect(time).toBeInstanceOf(Date);
    expect((time as Date).setSeconds(0, 0)).toBe(expected.getTime());
  });

  it('says when there is no time in the words', () => {
    expect(read('when it suits')).toBe('unknown');
  });

  it('says when the time has passed', () => {
    expect(read('2 March 2026 9:00')).toBe('past');
  });
});

describe('timePresets', () => {
  it('offers times to come only, whatever the hour and the day', () => {
    for (let hour = 0; hour < 24 * 7; hour += 1) {
      const time = now + hour * 3_600_000;
      for (const preset of timePresets(time)) expect(preset.time).toBeGreaterThan(time);
    }
  });

  it('means the next Monday, on a Monday too', () => {
    const monday = new Date(2026, 2, 9, 7).getTime();
    const preset = timePresets(monday).find((one) => one.name === 'monday');
    expect(preset?.time).toBe(new Date(2026, 2, 16, 9).getTime());
  });
});
