import { Tokenizer } from 'htmlparser2';
import { NO_TOKENS } from './tokens.ts';
import { windows1252Sign } from './windows-1252.ts';

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,10})|([A-Za-z][A-Za-z0-9]{1,31}));/g;
const KNOWN_LIMIT = 4096;
const STRETCH = 65_536;
/** More than the longest reference. */
const LONGEST = 40;
const known = new Map<string, string>();

/**
 * Text with its character references replaced once: numbers, the five names of XML and, since feeds use them without
 * declaring them, the names of HTML. Custom entities are never looked up: an unknown name stays as it stands.
 * One pass whatever the count, because a million references must not hold up the reader.
 */
export function withReferencesDecoded(text: string): string {
  if (!text.includes('&')) return text;
  // In stretches, since one replacement over millions of references would hold them all in memory.
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + STRETCH, text.length);
    const last = to < text.length ? text.lastIndexOf('&', to) : -1;
    if (last > from && to - last < LONGEST) to = last;
    parts.push(text.slice(from, to).replace(REFERENCE, signOfReference));
    from = to;
  }
  return parts.join('');
}

/** Whether the text holds a reference that HTML would replace. */
export function hasReference(text: string): boolean {
  return text.includes('&') && text.search(REFERENCE) !== -1;
}

function signOfReference(whole: string, hexadecimal?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return namedSign(name, whole);
  return signOf(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16));
}

function signOf(codePoint: number): string {
  if (codePoint >= 0x80 && codePoint <= 0x9f) return windows1252Sign(codePoint);
  if (codePoint < 0x20)
    return codePoint === 9 || codePoint === 10 || codePoint === 13 ? String.fromCharCode(codePoint) : '';
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(codePoint);
}

/** The HTML tokenizer knows all names; each is asked for once. */
function namedSign(name: string, whole: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  let sign = '';
  const write = (part: string): void => {
    sign += part;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ...NO_TOKENS,
      ontext: (start, end) => write(whole.slice(start, end)),
      ontextentity: (codePoint) => write(String.fromCodePoint(codePoint)),
    },
  );
  tokenizer.write(whole);
  tokenizer.end();
  // `&notit;` is `¬it;` to a browser; here only whole names count.
  if (sign === '' || sign.endsWith(';')) sign = whole;
  if (known.size < KNOWN_LIMIT) known.set(name, sign);
  return sign;
}
