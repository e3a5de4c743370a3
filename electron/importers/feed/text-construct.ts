import { withAbsoluteLinks } from './addresses.ts';
import type { FeedText } from './model.ts';
import { hasReference } from './references.ts';
import { attributeOf, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const HTML_TAG =
  /<\/?(?:a|abbr|acronym|address|article|b|big|blockquote|body|br|center|cite|code|dd|del|dfn|div|dl|dt|em|embed|figcaption|figure|font|h[1-6]|hr|html|i|iframe|img|ins|kbd|li|mark|math|object|ol|p|picture|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|var|video)(?:\s[^<>]*)?\/?>/i;
const VOID_TAGS = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);

/** Whether words that a feed gives without a type were meant as HTML: a tag of HTML or a reference in them says so. */
function looksLikeHtml(words: string): boolean {
  return hasReference(words) || (words.includes('<') && HTML_TAG.test(words));
}

/** The words of an element of RSS, which never says whether it holds text or HTML. Null when it holds none. */
export function rssText(element: XmlElement): FeedText | null {
  if (hasElements(element)) return htmlText(innerHtml(element), element.base);
  return guessedText(textOf(element), element.base);
}

/** Words of unknown type, as `rssText` reads them. */
function guessedText(words: string, base: string | null): FeedText | null {
  return looksLikeHtml(words) ? htmlText(words, base) : plainText(words);
}

/**
 * The words of a text construct or content element of Atom: RFC 4287 3.1 and 4.1.3, and for Atom 0.3 its `mode`.
 * Null when it holds none, or bytes that are no text.
 */
export function atomText(element: XmlElement): FeedText | null {
  const type = (attributeOf(element, 'type') ?? '').trim().toLowerCase().replace(/;.*$/, '').trim();
  const mode = (attributeOf(element, 'mode') ?? '').trim().toLowerCase();
  if (mode === 'base64' || (mode === '' && isBinary(type))) return base64Text(textOf(element), element.base);
  if (hasElements(element)) {
    const inner = soleDivision(element) ?? element;
    // Where escaped HTML stands inside a naked element, the type tells that the escaping was meant.
    return htmlText(innerHtml(inner, type === 'html' || type === 'text/html'), element.base);
  }
  const words = textOf(element);
  if (type === 'text' || (type === 'text/plain' && mode !== '')) return plainText(words);
  if (type === 'xhtml' || type === 'application/xhtml+xml') return htmlText(escaped(words), element.base);
  if (type === 'html' || type === 'text/html') return htmlText(words, element.base);
  return guessedText(words, element.base);
}

/**
 * Everything inside an element as HTML: prefixes and declarations of name spaces dropped, empty elements closed as HTML
 * does. `wordsAreHtml`: the text nodes are markup already and are not escaped.
 */
export function innerHtml(element: XmlElement, wordsAreHtml = false): string {
  const parts: string[] = [];
  // The depth of the tree is bounded where it is built.
  const write = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') {
        parts.push(wordsAreHtml ? child : escaped(child));
        continue;
      }
      parts.push('<', child.tag);
      for (const [name, value] of child.attributes) {
        if (name.startsWith('xmlns') || !/^[A-Za-z_:][\w:.-]*$/.test(name)) continue;
        parts.push(' ', name, '="', escaped(value).replaceAll('"', '&quot;'), '"');
      }
      parts.push('>');
      write(child);
      if (!VOID_TAGS.has(child.tag.toLowerCase())) parts.push('</', child.tag, '>');
    }
  };
  write(element);
  return parts.join('');
}

function hasElements(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string');
}

/** The `div` that XHTML content must be wrapped in and that is no part of it. */
function soleDivision(element: XmlElement): XmlElement | null {
  let division: XmlElement | null = null;
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') return null;
    } else {
      if (division !== null || child.tag.toLowerCase() !== 'div') return null;
      division = child;
    }
  }
  return division;
}

/** Whether content of this type stands in a feed as base64, RFC 4287 4.1.3.3. */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[/+]xml$/.test(type);
}

function base64Text(words: string, base: string | null): FeedText | null {
  const bytes = Buffer.from(words, 'base64');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : guessedText(text, base);
  } catch {
    return null;
  }
}

/** HTML as found with its relative addresses resolved, null when it is empty. */
export function htmlText(html: string, base: string | null): FeedText | null {
  // HTML knows no empty form of these: all words behind one would count as its content.
  const trimmed = html
    .trim()
    .replace(/<(iframe|script|style|title|textarea|noembed|noframes)(\s[^<>]*)?\/>/gi, '<$1$2></$1>');
  return trimmed === '' ? null : { type: 'html', value: withAbsoluteLinks(trimmed, base) };
}

function plainText(words: string): FeedText | null {
  const trimmed = words.trim();
  return trimmed === '' ? null : { type: 'text', value: trimmed };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
