import { describe, expect, it } from 'vitest';
import { addedCounts, countsLine, playwrightCounts, vitestCounts } from '../../build/verbs/test-counts.mjs';

const file = (status, ...states) => ({ status, assertionResults: states.map((state) => ({ status: state })) });

describe('the last line of npm test', () => {
  it('counts both runners together', () => {
    const unit = vitestCounts({ testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] }, 1);
    const window = playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 2 } }, 1);
    expect(addedCounts(unit, window)).toEqual({ passed: 4, failed: 2, skipped: 4, flaky: 0 });
    expect(countsLine(addedCounts(unit, window))).toBe('4 passed, 2 failed, 4 skipped');
  });

  it('would catch a test file that does not load being reported as no failure', () => {
    expect(vitestCounts({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      flaky: 0,
    });
  });

  it('would catch a runner that crashed being reported as no failure', () => {
    expect(vitestCounts(null, 134)).toEqual({ passed: 0, failed: 1, skipped: 0, flaky: 0 });
    expect(playwrightCounts(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0, flaky: 0 });
  });

  it('would catch a test that passed only when it was run again and is not told of', () => {
    const counts = playwrightCounts({ stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 } }, 0);
    expect(counts).toEqual({ passed: 3, failed: 0, skipped: 0, flaky: 1 });
    expect(countsLine(counts)).toBe('3 passed, 0 failed, 0 skipped, 1 flaky (passed when run again)');
  });

  it('would catch a test that failed twice and is not counted', () => {
    expect(playwrightCounts({ stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 } }, 1).failed).toBe(1);
  });
});
