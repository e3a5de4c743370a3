import { decodeText } from './charset.ts';
import { headerText } from './header-text.ts';

/** A structured header field such as Content-Type: its value and its parameters, decoded. */
export interface FieldValue {
  /** Lower case, without comments; empty when there is none. */
  value: string;
  /** By lower-case name; continuations and charsets (RFC 2231) and encoded words (RFC 2047) undone. */
  parameters: Readonly<Record<string, string>>;
}

interface Segment {
  index: number;
  isEncoded: boolean;
  text: string;
}

const NAME = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/;
const MOST_PARAMETERS = 200;

/** Reads a field (RFC 2045 section 5.1). `raw` has one character a byte. Forgiving: values with blanks and open quotes are taken whole. */
export function fieldValue(raw: string): FieldValue {
  const [value = '', ...rest] = unquotedParts(raw);
  const segments = new Map<string, Segment[]>();
  for (const part of rest.slice(0, MOST_PARAMETERS)) {
    const equals = part.indexOf('=');
    const match = equals === -1 ? null : NAME.exec(part.slice(0, equals).trim().toLowerCase());
    if (match === null) continue;
    const [, name = '', index, star] = match;
    const segment = { index: Number(index ?? -1), isEncoded: star === '*', text: unquoted(part.slice(equals + 1)) };
    const known = segments.get(name);
    if (known) known.push(segment);
    else segments.set(name, [segment]);
  }
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, list] of segments) parameters[name] = parameterText(list);
  return { value: value.trim().toLowerCase(), parameters };
}

/** Splits at semicolons that stand in no quotes, and drops comments. */
function unquotedParts(raw: string): string[] {
  if (!/["(\\]/.test(raw)) return raw.split(';');
  const parts = [''];
  let isQuoted = false;
  let depth = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw[at]!;
    if (character === '\\' && (isQuoted || depth > 0) && at + 1 < raw.length) {
      if (depth === 0) parts[parts.length - 1] += character + raw[at + 1]!;
      at += 1;
    } else if (character === '"' && depth === 0) {
      isQuoted = !isQuoted;
      parts[parts.length - 1] += character;
    } else if (!isQuoted && character === '(') {
      depth += 1;
    } else if (!isQuoted && character === ')' && depth > 0) {
      depth -= 1;
    } else if (!isQuoted && character === ';' && depth === 0) {
      parts.push('');
    } else if (depth === 0) {
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  if (!trimmed.includes('\\')) return trimmed.split('"', 2)[1] ?? '';
  const close = /^"((?:[^"\\]|\\[^])*)"/.exec(trimmed);
  // Windows paths stand unescaped in names: only a quote and a backslash are taken as escaped.
  return (close?.[1] ?? trimmed.slice(1)).replace(/\\(["\\])/g, '$1');
}

/** Continuations in their order; the form with a charset wins over the plain one for old programs. */
function parameterText(segments: readonly Segment[]): string {
  const plain = segments.find(({ index, isEncoded }) => index === -1 && !isEncoded);
  const numbered = segments.filter(({ index, isEncoded }) => index >= 0 || isEncoded).sort((a, b) => a.index - b.index);
  if (numbered.length === 0) return headerText(plain?.text ?? '');
  if (!numbered.some(({ isEncoded }) => isEncoded)) return headerText(numbered.map(({ text }) => text).join(''));
  const charset = /^([^']*)'[^']*'/.exec(numbered[0]!.text);
  const bytes = numbered.map(({ text, isEncoded }, position) => {
    const own = position === 0 && charset ? text.slice(charset[0].length) : text;
    return Buffer.from(isEncoded ? percentDecoded(own) : own, 'latin1');
  });
  return decodeText(Buffer.concat(bytes), charset?.[1] || 'utf-8');
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
