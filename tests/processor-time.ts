/**
 * Milliseconds that this process has spent computing. Bounds on it catch work that grows out of proportion, and do not mind a
 * machine that is busy with something else.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
