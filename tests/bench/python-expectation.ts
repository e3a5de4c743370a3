/** One comparison of a feedparser `Expect:` line: a path into the parsed feed and the value it should have. */
export interface Expectation {
  /** `entries`, `0`, `title_detail`, `value`; or `len`, `entries` for a count. */
  path: string[];
  expected: string | number | number[];
}

/** The comparisons that can be made, and whether some part of the line could not be read. */
export function expectationsOf(line: string): { expectations: Expectation[]; unread: boolean } {
  const expectations: Expectation[] = [];
  let unread = false;
  for (const term of termsOf(line)) {
    const plain = term
      .replace(/^\(+(.*?)\)+$/s, (whole, inner: string) =>
        whole.includes('==') && !whole.startsWith('(2') ? inner : whole,
      )
      .trim();
    if (/^(?:not )?bozo$/.test(plain) || plain === '1') continue;
    const sides = plain.split(/\s*==\s*/);
    const expected = literalOf(sides.pop() ?? '');
    if (sides.length === 0) unread = true;
    for (const side of sides) {
      const path = pathOf(side);
      if (path === null || expected === null) unread = true;
      else expectations.push({ path, expected });
    }
  }
  return { expectations, unread };
}

function termsOf(line: string): string[] {
  const terms: string[] = [];
  let from = 0;
  let quote = '';
  for (let index = 0; index < line.length; index += 1) {
    if (quote !== '') {
      if (line[index] === '\\') index += 1;
      else if (line.startsWith(quote, index)) {
        index += quote.length - 1;
        quote = '';
      }
    } else if (line.startsWith('"""', index)) {
      quote = '"""';
      index += 2;
    } else if (line[index] === '"' || line[index] === "'") {
      quote = line[index] ?? '';
    } else if (line.startsWith(' and ', index)) {
      terms.push(line.slice(from, index));
      from = index + 5;
    }
  }
  terms.push(line.slice(from));
  return terms.map((term) => term.trim());
}

function pathOf(expression: string): string[] | null {
  const counted = /^len\((\w+)\)$/.exec(expression)?.[1];
  if (counted !== undefined) return ['len', counted];
  if (!/^\w+(?:\.\w+|\[\d+\]|\['[^']*'\]|\["[^"]*"\])*$/.test(expression)) return null;
  return [...expression.matchAll(/\w[\w-]*/g)].map(([part]) => part);
}

function literalOf(written: string): string | number | number[] | null {
  if (/^\d+$/.test(written)) return Number(written);
  if (/^\(\d+(?:, ?\d+)*\)$/.test(written)) return [...written.matchAll(/\d+/g)].map(([part]) => Number(part));
  const text = /^u?(?:"""(.*)"""|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')$/s.exec(written);
  if (text === null) return null;
  return unescaped(text[1] ?? text[2] ?? text[3] ?? '');
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|(.))/gs,
    (_, u?: string, U?: string, x?: string, sign?: string) => {
      const code = u ?? U ?? x;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return sign === 'n' ? '\n' : sign === 't' ? '\t' : sign === 'r' ? '\r' : (sign ?? '');
    },
  );
}
