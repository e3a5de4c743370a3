const timeKeys = new Set([
  ...['date', 'firstHeard', 'lastHeard', 'lastActivity', 'snoozedUntil', 'lastSyncAt'],
  ...['createdAt', 'updatedAt', 'capturedAt', 'startedAt', 'endedAt'],
  ...['ranAt', 'waitingSince', 'remindAt', 'lookAgainAt'],
  ...['givenAt', 'madeAt', 'dueAt', 'settledAt', 'askedAt', 'since'],
  ...['firstAt', 'nextAt', 'coveredUntil'],
  ...['toldAt', 'helpedAt', 'checkedAt'],
]);

/** The answer with every time in ISO 8601 (UTC) instead of milliseconds since 1970. */
export function withReadableTimes(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withReadableTimes);
  if (answer === null || typeof answer !== 'object') return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      timeKeys.has(key) && typeof value === 'number' ? new Date(value).toISOString() : withReadableTimes(value),
    ]),
  );
}
