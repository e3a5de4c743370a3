import { visibleName } from './plain-text.ts';

/** One mailbox of an address header. */
export interface Mailbox {
  /** Lower case, without brackets, comments and routes; empty when the header names a person without an address. */
  address: string;
  /** Display name or, in the old form `address (Name)`, the comment; decoded, fit for the screen, may be empty. */
  name: string;
}

const MOST_MAILBOXES = 1_000;
/** A quoted name is short; looking further for its end would let one header cost its length squared. */
const LONGEST_QUOTED = 300;
const SPACE = /\s/;

/** What has been read of a mailbox so far. */
interface Draft {
  /** Words outside of brackets and comments; a quoted string is one word. */
  words: string[];
  comments: string[];
  /** What stood in angle brackets. */
  bracketed: string | null;
}

/**
 * The mailboxes of a From, To, Cc, Sender or Reply-To header (RFC 5322 section 3.4 with the obsolete forms): groups
 * are dissolved, nested comments, routes and quoted strings understood. Structure is read before `decode` turns the
 * encoded words of names into text, so that no decoded comma or bracket makes an address. What stands in a comment
 * never becomes an address. Two forms that are wrong but common are taken too: an unquoted comma in a name, and the
 * `user at domain` of list archives, which stays as it is.
 */
export function parseMailboxes(header: string, decode: (raw: string) => string = (raw) => raw): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  const lastGroupEnd = header.lastIndexOf(';');
  let draft: Draft = { words: [], comments: [], bracketed: null };
  let position = 0;

  const endMailbox = (): void => {
    const mailbox = mailboxOf(draft, decode);
    if (mailbox !== null) mailboxes.push(mailbox);
    draft = { words: [], comments: [], bracketed: null };
  };
  while (position < header.length && mailboxes.length < MOST_MAILBOXES) {
    const character = header.charAt(position);
    if (character === ',' || character === ';') {
      position += 1;
      // `Surname, First <address>` without quotes: the name goes on behind the comma.
      const unfinished =
        draft.bracketed === null &&
        draft.words.length > 0 &&
        !draft.words.some((word) => word === 'at' || word.includes('@'));
      if (character === ',' && unfinished && bracketFollows(header, position))
        draft.words.push(`${draft.words.pop()},`);
      else endMailbox();
    } else if (character === ':' && position < lastGroupEnd && draft.bracketed === null && draft.words.length > 0) {
      position += 1;
      draft = { words: [], comments: [], bracketed: null };
    } else if (character === '(') {
      const [comment, end] = readComment(header, position);
      draft.comments.push(comment);
      position = end;
    } else if (character === '<') {
      const [inner, end] = readBracketed(header, position);
      draft.bracketed ??= inner;
      position = end;
    } else if (SPACE.test(character) || character === '>') {
      position += 1;
    } else {
      const [word, end] = readWord(header, position, lastGroupEnd);
      draft.words.push(word);
      position = end;
    }
  }
  if (mailboxes.length < MOST_MAILBOXES) endMailbox();
  return mailboxes;
}

/**
 * Whether a display name claims an address other than the real one, also in look-alike forms of the @ sign:
 * `"desk@example.org" <other@example.net>`. Such a name must not be shown in place of the address.
 */
export function namesAnotherAddress(name: string, address: string): boolean {
  if (!/[@\u0080-\uffff]/.test(name)) return false;
  const plain = name.normalize('NFKC').toLowerCase();
  for (const claimed of plain.matchAll(/[^\s@<>()"',;:[\]]+@[^\s@<>()"',;:[\]]+/g)) {
    if (claimed[0] !== address && claimed[0].replace(/\.+$/, '') !== address) return true;
  }
  return false;
}

/** The mailboxes as one line for the screen, cut at about `limit` characters. */
export function recipientsLine(mailboxes: readonly Mailbox[], limit = 2_000): string {
  let line = '';
  for (const { name, address } of mailboxes) {
    const shown =
      name === '' || name.toLowerCase() === address ? address : address === '' ? name : `${name} <${address}>`;
    if (line.length + shown.length > limit) return `${line}, …`;
    line += line === '' ? shown : `, ${shown}`;
  }
  return line;
}

function mailboxOf(draft: Draft, decode: (raw: string) => string): Mailbox | null {
  const { words, comments, bracketed } = draft;
  const comment = (): string => visibleName(comments.map(decode).join(' '));
  if (bracketed !== null) {
    const address = cleanAddress(bracketed);
    const name = visibleName(decode(words.map(unquoted).join(' ')));
    if (address === '' && words.length === 1 && words[0]?.includes('@'))
      return { address: cleanAddress(words[0]), name: comment() };
    if (address === '' && name === '') return null;
    return { address, name: strippedQuotes(name === '' ? comment() : name) };
  }
  if (words.length === 0) {
    // In doubt the raw words are shown: a comment alone names nobody's address.
    return comments.length === 0 ? null : { address: '', name: comment() };
  }
  const bare = words.join(' ');
  const spaced = /^([^\s@]+) ?@ ?([^\s@]+)$/.exec(bare);
  if (spaced !== null) return { address: cleanAddress(bare), name: strippedQuotes(comment()) };
  const withAt = words.filter((word) => word.includes('@'));
  const [only] = withAt;
  if (withAt.length === 1 && only !== undefined && /^"?[^@]+@[^@\s]+\.[^@\s.]+$/.test(only)) {
    const name = visibleName(
      decode(
        words
          .filter((word) => word !== only)
          .map(unquoted)
          .join(' '),
      ),
    );
    return { address: cleanAddress(only), name: strippedQuotes(name === '' ? comment() : name) };
  }
  // Archives hide addresses as `user at domain` in several spellings; as a whole they still tell people apart.
  if (withAt.length > 0 || / at /i.test(bare)) {
    return { address: visibleName(bare).toLowerCase(), name: strippedQuotes(comment()) };
  }
  if (/^[^\s"]+$/.test(bare) && !bare.includes('=?')) return { address: cleanAddress(bare), name: comment() };
  return { address: '', name: strippedQuotes(visibleName(decode(words.map(unquoted).join(' ')))) };
}

/** Lower case, without spaces outside quotes, comments and an obsolete route (`@relay,@relay:user@host`). */
function cleanAddress(raw: string): string {
  let kept = '';
  let position = 0;
  while (position < raw.length) {
    const character = raw.charAt(position);
    if (character === '(') {
      position = readComment(raw, position)[1];
    } else if (character === '"') {
      const [word, end] = readQuoted(raw, position);
      const inner = unquoted(word);
      kept += /^[\w.+=~!#$%&'*/?^`{|}-]+$/.test(inner) ? inner : word;
      position = end;
    } else {
      if (!SPACE.test(character) && character !== '<' && character !== '>') kept += character;
      position += 1;
    }
  }
  const routed = kept.startsWith('@') ? kept.slice(kept.indexOf(':') + 1) : kept;
  return visibleName(routed.replace(/^mailto:/i, '').replace(/[.,;]+$/, '')).toLowerCase();
}

function readWord(header: string, start: number, lastGroupEnd: number): [word: string, end: number] {
  let position = start;
  let word = '';
  while (position < header.length) {
    const character = header.charAt(position);
    if (character === '"') {
      const [quoted, end] = readQuoted(header, position);
      word += quoted;
      position = end;
    } else if (character === '[' && word.endsWith('@')) {
      const close = header.indexOf(']', position);
      const end = close === -1 ? header.length : close + 1;
      word += header.slice(position, end);
      position = end;
    } else if (/[\s,;<>(]/.test(character) || (character === ':' && position < lastGroupEnd)) {
      break;
    } else {
      word += character;
      position += 1;
    }
  }
  return [word, Math.max(position, start + 1)];
}

function readQuoted(header: string, start: number): [word: string, end: number] {
  let position = start + 1;
  const limit = Math.min(header.length, start + LONGEST_QUOTED);
  while (position < limit && header.charAt(position) !== '"') {
    position += header.charAt(position) === '\\' ? 2 : 1;
  }
  // A quote that is never closed is an ordinary character.
  if (position >= limit) return [header.charAt(start), start + 1];
  return [header.slice(start, position + 1), position + 1];
}

function readComment(header: string, start: number): [comment: string, end: number] {
  let depth = 0;
  let inner = '';
  let position = start;
  while (position < header.length) {
    const character = header.charAt(position);
    if (character === '\\') {
      inner += header.charAt(position + 1);
      position += 2;
      continue;
    }
    position += 1;
    if (character === '(') {
      depth += 1;
      if (depth === 1) continue;
    } else if (character === ')') {
      depth -= 1;
      if (depth === 0) return [inner, position];
    }
    inner += character;
  }
  return [inner, position];
}

function readBracketed(header: string, start: number): [inner: string, end: number] {
  let position = start + 1;
  while (header.charAt(position) === '<') position += 1;
  const from = position;
  while (position < header.length) {
    const character = header.charAt(position);
    if (character === '"') position = readQuoted(header, position)[1];
    else if (character === '(') position = readComment(header, position)[1];
    else if (character === '>' || character === '<') break;
    else position += 1;
  }
  return [header.slice(from, position), position + (header.charAt(position) === '>' ? 1 : 0)];
}

/** Whether the next thing in angle brackets comes before the next comma, with a name in front of it. */
function bracketFollows(header: string, start: number): boolean {
  const rest = header.slice(start, start + 200);
  return /^[^,;:@"<>()]*\S[^,;:@"<>()]*</.test(rest);
}

function unquoted(word: string): string {
  return word.replace(/"((?:[^"\\]|\\.){0,300})"/gs, (_, inner: string) => inner.replace(/\\(.)/gs, '$1'));
}

function strippedQuotes(name: string): string {
  const match = /^(['"])(.*)\1$/s.exec(name);
  return (match?.[2] ?? name).trim();
}
