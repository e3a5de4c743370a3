/** A stretch of a file that is read from front to back; all offsets are those of the file. */
export interface Window {
  /** Offset of the first byte that is still kept. */
  start(): number;
  /** Offset behind the last byte that has been read. */
  end(): number;
  /** Reads on; false at the end of the file, or where it could not be read any further. */
  more(): Promise<boolean>;
  /** Lets go of everything before `offset`. */
  forget(offset: number): void;
  /** The bytes of a stretch that is kept, cut to what there is; valid until the next `more`. */
  slice(from: number, to: number): Buffer;
  /** Offset of `needle` at or after `from`, -1 when it is not in what has been read. */
  indexOf(needle: Buffer, from: number): number;
  /** Why reading stopped before the end of the file, null when it did not. */
  failure(): string | null;
}

const FIRST_SIZE = 256 * 1024;

/** Keeps the unread bytes of `stream` in one buffer that grows with the longest stretch asked for and is used again. */
export function createWindow(stream: AsyncIterable<Buffer>, firstOffset: number): Window {
  const chunks = stream[Symbol.asyncIterator]();
  let buffer = Buffer.allocUnsafe(FIRST_SIZE);
  let base = firstOffset;
  let from = 0;
  let to = 0;
  let ended = false;
  let failure: string | null = null;

  const append = (chunk: Buffer): void => {
    if (to + chunk.length > buffer.length) {
      const kept = to - from;
      let size = buffer.length;
      while (size < (kept + chunk.length) * 2 && kept + chunk.length > size / 2) size *= 2;
      const target = size === buffer.length ? buffer : Buffer.allocUnsafe(size);
      buffer.copy(target, 0, from, to);
      base += from;
      buffer = target;
      from = 0;
      to = kept;
    }
    chunk.copy(buffer, to);
    to += chunk.length;
  };
  const inside = (offset: number): number => Math.min(Math.max(offset - base, from), to);

  return {
    start: () => base + from,
    end: () => base + to,
    async more() {
      if (ended) return false;
      try {
        const next = await chunks.next();
        if (next.done !== true) {
          append(next.value);
          return true;
        }
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
      ended = true;
      return false;
    },
    forget(offset) {
      from = inside(offset);
    },
    slice: (first, last) => buffer.subarray(inside(first), inside(last)),
    indexOf(needle, first) {
      const at = buffer.subarray(from, to).indexOf(needle, inside(first) - from);
      return at === -1 ? -1 : base + from + at;
    },
    failure: () => failure,
  };
}
