const maxDepth = 64;

/**
 * Whether a request is small and plain enough to be looked at: at most `limit` bytes of text and values, no deep nesting, and only
 * what JSON could carry, or bytes. Stops counting as soon as the limit is passed.
 */
export function isAcceptablePayload(value: unknown, limit: number): boolean {
  let left = limit;
  const take = (item: unknown, depth: number): boolean => {
    left -= 8;
    if (typeof item === 'string') left -= Buffer.byteLength(item);
    if (left < 0 || depth > maxDepth) return false;
    if (item === null || typeof item !== 'object') return typeof item !== 'bigint';
    if (item instanceof Uint8Array) {
      left -= item.byteLength;
      return left >= 0;
    }
    if (Array.isArray(item)) return item.every((each) => take(each, depth + 1));
    if (Object.prototype.toString.call(item) !== '[object Object]') return false;
    return Object.entries(item).every(([key, each]) => take(key, depth + 1) && take(each, depth + 1));
  };
  return take(value, 0);
}
