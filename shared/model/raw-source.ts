/** Longest raw source of a message that is kept, UTF-16 code units. */
export const longestSource = 65_536;

/** What is kept of a message as it came: its beginning, at most `longestSource` of it. */
export function keptSource(source: string): string {
  return source.length > longestSource ? source.slice(0, longestSource) : source;
}
