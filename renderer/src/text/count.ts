const numbers = new Intl.NumberFormat('en-GB');

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `1 message`, `2 messages`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${numbers.format(value)} ${value === 1 ? one : many}`;
}
