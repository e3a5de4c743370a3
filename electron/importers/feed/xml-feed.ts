import { keptSource } from '../../../shared/model/raw-source.ts';
import type { Feed, FeedEntry, FeedResult } from './model.ts';
import { authorsOf, entryOfElement, linksOf, parentsOf, permalinkOf, textOfFirst, textsOf } from './xml-entry.ts';
import type { Children } from './xml-entry.ts';
import { attributeOf, walkXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const ENTRY_LIMIT = 100_000;
/** What of a feed's own elements is kept until its end. */
const WANTED = new Set(
  (
    'title atom:title dc:title description atom:subtitle atom:tagline subtitle tagline dc:description abstract itunes:summary itunes:subtitle ' +
    'link atom:link language dc:language managingeditor atom:author author dc:creator dc:author itunes:author thr:in-reply-to'
  ).split(' '),
);
const FEED_AUTHORS = ['atom:author', 'author', 'managingeditor', 'dc:creator', 'dc:author', 'itunes:author'];

/** Reads RSS, RDF, Atom and CDF out of decoded text. Never throws. */
export function xmlFeedOf(text: string, address: string | null): FeedResult {
  const entries: FeedEntry[] = [];
  let dialect: Feed['dialect'] | null = null;
  let root: XmlElement | null = null;
  let container: XmlElement | null = null;
  let openEntry: XmlElement | null = null;
  let page = false;
  let foreignRoot = '';
  let ignored = 0;
  let base: string | null = address;
  const kept: Children = new Map();

  const end = walkXml(text, address, {
    opened(element) {
      if (root === null) {
        if (element.tag.toLowerCase() === 'html') page = true;
        if (foreignRoot === '') foreignRoot = element.tag;
        const known = page ? null : dialectOf(element);
        if (known === null) return;
        dialect = known;
        root = element;
        if (known === 'atom' || known === 'cdf') container = element;
      }
      if (openEntry !== null) return;
      if (isEntry(element)) openEntry = element;
      else if (isContainer(element)) container ??= element;
    },
    closed(element, elementEnd) {
      if (element === openEntry) {
        openEntry = null;
        if (entries.length >= ENTRY_LIMIT) ignored += 1;
        else entries.push({ ...entryOfElement(element, base), source: sourceOf(text, element.start, elementEnd) });
        return true;
      }
      if (openEntry !== null || root === null) return false;
      if (element.parent === null || !isOfFeed(element.parent))
        return element.parent !== null && !isInsideWanted(element);
      if (!WANTED.has(element.key)) return true;
      const same = kept.get(element.key);
      if (same === undefined) kept.set(element.key, [element]);
      else same.push(element);
      // The page of the feed is the best base for what follows when the file came from nowhere.
      if (address === null && (element.key === 'link' || element.key === 'atom:link')) {
        base = permalinkOf(linksOf(element, new Map([[element.key, [element]]]), null)) ?? base;
      }
      return false;
    },
    endsOpen: (key, open) => open === openEntry && key === open.key,
  });

  if (root === null || dialect === null) {
    const { line, column } = placeOf(text, text.search(/\S/));
    if (page) return { ok: false, reason: 'This is a web page, not a feed.', line, column };
    const seen =
      foreignRoot === '' ? 'It has no XML element.' : `Its outermost element is <${foreignRoot.slice(0, 40)}>.`;
    return { ok: false, reason: `This is not a feed that can be read. ${seen}`, line, column };
  }
  const found: XmlElement = container ?? root;
  const links = linksOf(found, kept, base);
  const titles = textsOf(kept, ['title', 'atom:title', 'dc:title']);
  const feed: Feed = {
    dialect,
    title: titles[0] ?? null,
    link: permalinkOf(links),
    description:
      textsOf(kept, [
        'description',
        'atom:subtitle',
        'atom:tagline',
        'subtitle',
        'tagline',
        'dc:description',
        'abstract',
        'itunes:summary',
        'itunes:subtitle',
      ])[0] ?? null,
    language: languageTag(textOfFirst(kept, ['language', 'dc:language']) ?? found.language),
    authors: authorsOf(kept, FEED_AUTHORS),
    parents: parentsOf(kept, base),
    entries,
    incomplete: null,
  };
  if (ignored > 0) feed.incomplete = `Only the first ${ENTRY_LIMIT} entries were read; ${ignored} more were left out.`;
  else if (end.leftOut > 0)
    feed.incomplete = `${end.leftOut} elements lay too deep or were too many and were read as plain words.`;
  if (entries.length === 0 && end.unclosed.length > 0 && kept.size === 0) {
    const { line, column } = placeOf(text, text.length);
    return {
      ok: false,
      reason: `The file ends inside <${end.unclosed.at(-1) ?? ''}> before its first entry.`,
      line,
      column,
    };
  }
  return { ok: true, feed };
}

/** The entry as it stands in the feed, lines after the first moved to the left as far as it stood to the right. */
function sourceOf(text: string, start: number, end: number): string {
  const indent = /[ \t]*$/.exec(text.slice(Math.max(0, start - 40), start))![0];
  return keptSource(text.slice(start, end).trimEnd().replaceAll(`\n${indent}`, '\n'));
}

/** Line and column of a place in the text, both counted from 1. */
export function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(index, 0));
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: before.length - lastBreak };
}

function dialectOf(element: XmlElement): Feed['dialect'] | null {
  const tag = element.tag.toLowerCase();
  if (tag === 'rss') return 'rss';
  if (tag === 'rdf') return 'rdf';
  if (tag === 'feed' || element.key === 'atom:entry') return 'atom';
  if (tag === 'channel') return attributeOf(element, 'version') === null ? 'cdf' : 'rss';
  return null;
}

/** Feeds write `en_US` for `en-US`. */
function languageTag(written: string): string | null {
  const tag = written.trim().replaceAll('_', '-');
  return tag === '' ? null : tag;
}

function isEntry(element: XmlElement): boolean {
  return /^(?:atom:)?(?:item|entry)$/.test(element.key);
}

function isContainer(element: XmlElement): boolean {
  return /^(?:atom:)?(?:channel|feed)$/.test(element.key);
}

/** Whether children of this element speak of the feed as a whole. */
function isOfFeed(element: XmlElement): boolean {
  return isContainer(element) || element.parent === null || element.key === 'rss';
}

function isInsideWanted(element: XmlElement): boolean {
  for (let ancestor = element.parent; ancestor !== null; ancestor = ancestor.parent)
    if (WANTED.has(ancestor.key)) return true;
  return false;
}
