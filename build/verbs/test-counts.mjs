/** @typedef {{ passed: number, failed: number, skipped: number, flaky: number }} Counts `flaky` ones passed when they were run again. */

/** @param {...Counts} all */
export function addedCounts(...all) {
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), flaky: sum('flaky') };
}

/**
 * The last line of the output. What passed only when it was run again is among those that passed, and is said.
 * @param {Counts} counts
 */
export function countsLine({ passed, failed, skipped, flaky }) {
  const again = flaky === 0 ? '' : `, ${flaky} flaky (passed when run again)`;
  return `${passed} passed, ${failed} failed, ${skipped} skipped${again}`;
}

/**
 * @param report Vitest's JSON report, or null when there is none
 * @param {number} status the runner's exit status
 * @returns {Counts}
 */
export function vitestCounts(report, status) {
  const tests = (report?.testResults ?? []).flatMap((file) => file.assertionResults);
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length;
  // A file that does not load has no tests to fail.
  const broken = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const counts = {
    passed: count('passed'),
    failed: count('failed') + broken.length,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
    flaky: 0,
  };
  return withBreakdown(counts, status);
}

/**
 * @param report Playwright's JSON report, or null when there is none
 * @param {number} status the runner's exit status
 * @returns {Counts}
 */
export function playwrightCounts(report, status) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return withBreakdown({ passed: expected + flaky, failed: unexpected, skipped, flaky }, status);
}

/** A runner that fails without a failed test (a crash, an error outside of tests) counts as one failure. */
function withBreakdown(counts, status) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
