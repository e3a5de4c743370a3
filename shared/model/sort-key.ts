/**
 * A message's id carries its time: milliseconds since 1970 times 2,048 plus a sequence number, below 2^53 until the year 2109.
 * So "newest first" is the order of the row ids, with no sort and no join.
 */
export const sequenceSize = 2048;
const lastMillisecond = 2 ** 42 - 1;
const day = 86_400_000;

/**
 * The time by which a message is sorted, milliseconds since 1970.
 * @param claimed what the message says, null when it says nothing
 * @param now when it arrived; a claim later than a day after that is not believed
 */
export function sortTime(claimed: number | null, now: number): number {
  if (claimed === null || !Number.isFinite(claimed) || claimed > now + day) return now;
  return Math.min(Math.max(Math.trunc(claimed), 0), lastMillisecond);
}

/** The first id of a millisecond. */
export function firstIdAt(milliseconds: number): number {
  return milliseconds * sequenceSize;
}

/** The time that an id carries, milliseconds since 1970. */
export function timeOfId(id: number): number {
  return Math.floor(id / sequenceSize);
}
