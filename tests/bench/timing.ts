/** How long something took, milliseconds. */
export interface Timing {
  p50: number;
  p95: number;
  worst: number;
  runs: number;
  /** Processor time of one run on average: other programs on the machine hardly change it. */
  cpu?: number;
}

/** Sums up measured times. @throws when there are none */
export function timingOf(times: readonly number[]): Timing {
  if (times.length === 0) throw new Error('nothing was measured');
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!, 3);
  return { p50: at(0.5), p95: at(0.95), worst: at(1), runs: sorted.length };
}

export interface RunLimits {
  runs: number;
  /** Milliseconds after which no further run begins; ten are done in any case. */
  budget: number;
  /** Runs before the first that counts. */
  warmUp: number;
}

/** Repeats an action and times each run on its own. */
export async function timed(action: (run: number) => unknown, limits: RunLimits): Promise<Timing> {
  for (let run = 0; run < limits.warmUp; run += 1) await action(run);
  const times: number[] = [];
  const end = performance.now() + limits.budget;
  const before = process.threadCpuUsage();
  for (let run = 0; run < limits.runs && (run < 10 || performance.now() < end); run += 1) {
    const started = performance.now();
    const outcome = action(run);
    if (outcome instanceof Promise) await outcome;
    times.push(performance.now() - started);
  }
  // The system counts it in steps of some milliseconds: one run alone would say nothing.
  const { user, system } = process.threadCpuUsage(before);
  return { ...timingOf(times), cpu: rounded((user + system) / 1000 / times.length, 3) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
