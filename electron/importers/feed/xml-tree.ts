import { Tokenizer } from 'htmlparser2';
import { webAddress } from './addresses.ts';
import { adoptRootSpace, spaceOfPrefix } from './namespaces.ts';
import type { NamespaceScope } from './namespaces.ts';
import { withReferencesDecoded } from './references.ts';
import { NO_TOKENS } from './tokens.ts';

/** Deeper elements are not built; their text goes to the deepest one that is. */
const DEPTH_LIMIT = 200;
/** Elements held at one time: those of one entry and those of the feed around it. */
const HELD_LIMIT = 50_000;
const ATTRIBUTE_LIMIT = 100;

export interface XmlElement {
  /** Short space and local name in lower case: `title`, `atom:title`, `content:encoded`, `?:title` for unknown spaces. */
  key: string;
  /** Local name as written, without prefix. */
  tag: string;
  /** Names as written, references decoded; the first of two equal names counts. */
  attributes: Array<[name: string, value: string]>;
  children: Array<XmlElement | string>;
  parent: XmlElement | null;
  /** Absolute http or https address that relative ones are resolved against. */
  base: string | null;
  /** xml:lang as inherited, empty when none. */
  language: string;
  scope: NamespaceScope | null;
  /** Offset of its `<` in the text. */
  start: number;
}

export interface XmlWatcher {
  /** Called with attributes in place, children not yet. */
  opened(element: XmlElement): void;
  /**
   * Called when the element is complete, also where its end tag is missing. `end` is the offset behind it in
   * the text. True lets go of it: its parent forgets it.
   */
  closed(element: XmlElement, end: number): boolean;
  /** Whether an element of this key ends its sibling `open` that was never closed. */
  endsOpen(key: string, open: XmlElement): boolean;
}

/** How far the document could be read. */
export interface XmlEnd {
  /** Elements still open when the text ended, the outermost first, by their names as written. */
  unclosed: string[];
  /** Elements that were left out because too many were held or they lay too deep. */
  leftOut: number;
}

/**
 * Walks an XML document, however ill-formed, and hands over its elements. Linear in the length of the text.
 * DOCTYPE is passed over with all it declares; no entity is looked up anywhere. Never throws.
 */
export function walkXml(text: string, base: string | null, watcher: XmlWatcher): XmlEnd {
  const start = startOfDocument(text);
  const body = start === 0 ? text : text.slice(start);
  /** Every open element by its name as written, built or not. */
  const names: string[] = [];
  const openCounts = new Map<string, number>();
  const built: Array<XmlElement | null> = [];
  let top: XmlElement | null = null;
  let held = 0;
  let leftOut = 0;

  let tag = '';
  let tagStart = 0;
  let attributes: Array<[string, string]> = [];
  let attribute = '';
  let value = '';

  const add = (words: string): void => {
    if (top !== null && words !== '') top.children.push(words);
  };
  const closeTop = (end: number): void => {
    const name = names.pop();
    const element = built.pop() ?? null;
    if (name !== undefined) openCounts.set(name, (openCounts.get(name) ?? 1) - 1);
    if (element === null) return;
    top = element.parent;
    if (!watcher.closed(element, start + end)) return;
    held -= countOf(element);
    if (element.parent?.children.at(-1) === element) element.parent.children.pop();
  };
  const open = (): void => {
    const scope = scopeOf(attributes, top?.scope ?? null);
    if (top === null) adoptRootSpace(tag, scope);
    const key = keyOf(tag, scope);
    if (top !== null && watcher.endsOpen(key, top)) closeTop(tagStart);
    const name = tag.toLowerCase();
    names.push(name);
    openCounts.set(name, (openCounts.get(name) ?? 0) + 1);
    if (built.length >= DEPTH_LIMIT || held >= HELD_LIMIT) {
      leftOut += 1;
      built.push(null);
      return;
    }
    const element: XmlElement = {
      key,
      tag: localName(tag),
      attributes,
      children: [],
      parent: top,
      base: baseOf(attributes, top?.base ?? base),
      language: attributes.find(([written]) => written === 'xml:lang')?.[1].trim() ?? top?.language ?? '',
      scope,
      start: start + tagStart,
    };
    held += 1;
    top?.children.push(element);
    built.push(element);
    top = element;
    watcher.opened(element);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ...NO_TOKENS,
      ontext: (from, to) => add(withReferencesDecoded(body.slice(from, to))),
      oncdata: (from, to, offset) => add(body.slice(from, to - offset)),
      onopentagname(from, to) {
        tag = body.slice(from, to);
        tagStart = from - 1;
        attributes = [];
      },
      onattribname(from, to) {
        attribute = body.slice(from, to);
        value = '';
      },
      onattribdata(from, to) {
        value = body.slice(from, to);
      },
      onattribend() {
        if (attributes.length < ATTRIBUTE_LIMIT) attributes.push([attribute, withReferencesDecoded(value)]);
      },
      onopentagend: open,
      onselfclosingtag(to) {
        open();
        closeTop(to + 1);
      },
      onclosetag(from, to) {
        const name = body.slice(from, to).toLowerCase();
        const closed = body.indexOf('>', to) + 1 || body.length;
        // Each turn ends an element for good, so that stray end tags cost nothing.
        while ((openCounts.get(name) ?? 0) > 0) {
          const ended = names.at(-1);
          closeTop(ended === name ? closed : from - 2);
          if (ended === name) break;
        }
      },
    },
  );
  tokenizer.write(body);
  tokenizer.end();
  const unclosed = names.slice(0, 10);
  while (names.length > 0) closeTop(body.length);
  return { unclosed, leftOut };
}

/** The value of the first attribute of that local name, whatever its prefix, or null. */
export function attributeOf(element: XmlElement, name: string): string | null {
  for (const [written, value] of element.attributes) {
    if (localName(written).toLowerCase() === name && !written.startsWith('xmlns')) return value;
  }
  return null;
}

/** All words inside an element, its markup left out. */
export function textOf(element: XmlElement): string {
  const parts: string[] = [];
  const waiting: Array<XmlElement | string> = [element];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') parts.push(next);
    else if (next !== undefined)
      for (let index = next.children.length - 1; index >= 0; index -= 1) waiting.push(next.children[index] ?? '');
  }
  return parts.join('');
}

function countOf(element: XmlElement): number {
  let count = 0;
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += 1;
    for (const child of next.children) if (typeof child !== 'string') waiting.push(child);
  }
  return count;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function keyOf(name: string, scope: NamespaceScope | null): string {
  const colon = name.indexOf(':');
  const space = spaceOfPrefix(colon === -1 ? '' : name.slice(0, colon), scope);
  const local = localName(name).toLowerCase();
  return space === '' ? local : `${space}:${local}`;
}

function scopeOf(attributes: Array<[string, string]>, parent: NamespaceScope | null): NamespaceScope | null {
  let declared: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    declared ??= new Map();
    declared.set(name === 'xmlns' ? '' : name.slice(6), value);
  }
  return declared === null ? parent : { declared, parent };
}

function baseOf(attributes: Array<[string, string]>, inherited: string | null): string | null {
  for (const [name, value] of attributes) {
    if (name === 'xml:base') return webAddress(value, inherited) ?? inherited;
  }
  return inherited;
}

/**
 * Where reading begins: behind the DOCTYPE, 0 when there is none. What a DOCTYPE declares may hold whole elements, so
 * it is passed over by its own grammar: quotes, comments and square brackets.
 */
function startOfDocument(text: string): number {
  let index = 0;
  for (;;) {
    index = text.indexOf('<', index);
    if (index === -1) return 0;
    const end = text.startsWith('<?', index) ? '?>' : text.startsWith('<!--', index) ? '-->' : null;
    if (end === null) break;
    index = text.indexOf(end, index + 2);
    if (index === -1) return 0;
  }
  if (text.slice(index, index + 9).toLowerCase() !== '<!doctype') return 0;
  let depth = 0;
  for (index += 9; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '"' || sign === "'") index = text.indexOf(sign, index + 1);
    else if (text.startsWith('<!--', index)) index = text.indexOf('-->', index + 4);
    else if (sign === '[' || sign === '<') depth += 1;
    else if (sign === ']') depth -= 1;
    else if (sign === '>' && depth <= 0) return index + 1;
    else if (sign === '>') depth -= 1;
    if (index === -1) return 0;
  }
  return 0;
}
