import { describe, expect, it } from 'vitest';
import { addedCounts, playwrightCounts, vitestCounts } from '../../build/verbs/test-counts.mjs';

const file = (status, ...states) => ({ status, assertionResults: states.map((state) => ({ status: state })) });

describe('the last line of npm test', () => {
  it('counts both runners together', () => {
    const unit = vitestCounts({ testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] }, 1);
    const window = playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 2 } }, 1);
    expect(addedCounts(unit, window)).toEqual({ passed: 4, failed: 2, skipped: 4 });
  });

  it('would catch a test file that does not load being reported as no failure', () => {
    expect(vitestCounts({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it('would catch a runner that crashed being reported as no failure', () => {
    expect(vitestCounts(null, 134)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(playwrightCounts(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('would catch a test that only passes now and then', () => {
    expect(playwrightCounts({ stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 } }, 0).failed).toBe(1);
  });
});
