import { webAddress } from './addresses.ts';
import { authorOfElement, authorOfLine, distinctAuthors } from './authors.ts';
import { timeOfDate } from './dates.ts';
import type { FeedAuthor, FeedEnclosure, FeedEntry, FeedParent, FeedText } from './model.ts';
import { atomText, htmlText, innerHtml, rssText } from './text-construct.ts';
import { attributeOf, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const TITLES = ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'];
const CONTENTS = ['content:encoded', 'atom:content', 'content', 'xhtml:body', 'body', 'xhtml:div', 'fullitem'];
const SUMMARIES = [
  'description',
  'atom:summary',
  'summary',
  'dc:description',
  'abstract',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
];
const AUTHORS = ['atom:author', 'author', 'dc:creator', 'dc:author', 'itunes:author'];
const PUBLISHED = [
  'pubdate',
  'atom:published',
  'published',
  'atom:issued',
  'issued',
  'dc:date',
  'dcterms:issued',
  'atom:created',
  'created',
  'dcterms:created',
  'dcterms:date',
];
const UPDATED = ['atom:updated', 'updated', 'atom:modified', 'modified', 'dcterms:modified', 'lastmod'];
const IDS = ['guid', 'atom:id', 'id', 'dc:identifier'];
const LINKS = ['link', 'atom:link', 'url'];
const OTHER_TEXT_LIMIT = 20;

/** The children of an element by their keys, in the order of the document. */
export type Children = Map<string, XmlElement[]>;

function childrenOf(element: XmlElement): Children {
  const children: Children = new Map();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const same = children.get(child.key);
    if (same === undefined) children.set(child.key, [child]);
    else same.push(child);
  }
  return children;
}

/** What an `item` or `entry` element says. `base` resolves its addresses where the document itself names none. */
export function entryOfElement(element: XmlElement, base: string | null): Omit<FeedEntry, 'source'> {
  const children = childrenOf(element);
  // Video sites put title and words one level down.
  for (const group of children.get('media:group') ?? []) {
    for (const [key, found] of childrenOf(group)) if (!children.has(key)) children.set(key, found);
  }
  const contents = textsOf(children, CONTENTS);
  const summaries = textsOf(children, SUMMARIES);
  const links = linksOf(element, children, base);
  const guid = first(children, IDS);
  const id = textOfFirst(children, IDS) ?? attributeOf(element, 'about')?.trim() ?? null;
  const [content, ...otherContents] = contents;
  const [summary, ...otherSummaries] = summaries;
  return {
    id: id === '' ? null : id,
    link: permalinkOf(links) ?? (isPermalink(guid) ? webAddress(textOf(guid), guid.base ?? base) : null),
    title: textsOf(children, TITLES)[0] ?? null,
    content: content ?? null,
    summary: summary ?? null,
    otherTexts: [...otherContents, ...otherSummaries].slice(0, OTHER_TEXT_LIMIT),
    authors: authorsOf(children),
    published: timeOf(children, PUBLISHED),
    updated: timeOf(children, UPDATED) ?? timeOfDate(attributeOf(element, 'lastmod')),
    commentPage: commentPageOf(children, links, base),
    commentFeed: commentFeedOf(children, links, base),
    commentCount: commentCountOf(children, links),
    parents: parentsOf(children, base),
    enclosures: enclosuresOf(children, links, base),
  };
}

/** The words of an element by the rules of its own dialect. */
function textOfElement(element: XmlElement): FeedText | null {
  if (element.key === 'xhtml:body' || element.key === 'xhtml:div') return htmlText(innerHtml(element), element.base);
  const isAtom = element.key.startsWith('atom:') || attributeOf(element, 'mode') !== null;
  return isAtom ? atomText(element) : rssText(element);
}

/** The words of the first of `keys` that has any, then of the others, each wording once. */
export function textsOf(children: Children, keys: readonly string[]): FeedText[] {
  const texts: FeedText[] = [];
  for (const element of keys.flatMap((key) => children.get(key) ?? [])) {
    const text = textOfElement(element);
    if (text !== null && !texts.slice(0, OTHER_TEXT_LIMIT).some((other) => other.value === text.value))
      texts.push(text);
    if (texts.length > OTHER_TEXT_LIMIT) break;
  }
  return texts;
}

export function authorsOf(children: Children, keys: readonly string[] = AUTHORS): FeedAuthor[] {
  const authors = distinctAuthors(
    keys.flatMap((key) =>
      (children.get(key) ?? []).map((element) =>
        key === 'atom:author' || key === 'author' ? authorOfElement(element) : authorOfLine(textOf(element)),
      ),
    ),
  );
  if (authors.length > 0) return authors;
  const source = (children.get('atom:source') ?? [])[0];
  return source === undefined ? [] : authorsOf(childrenOf(source), ['atom:author']);
}

export function textOfFirst(children: Children, keys: readonly string[]): string | null {
  for (const element of keys.flatMap((key) => children.get(key) ?? [])) {
    const text = textOf(element).trim();
    if (text !== '') return text;
  }
  return null;
}

export interface FeedLink {
  url: string;
  /** Lower case; `alternate` where the feed names none. */
  relation: string;
  type: string;
  element: XmlElement;
}

/** Links as attributes (Atom, CDF) and as text (RSS), the unreadable ones left out. */
export function linksOf(owner: XmlElement, children: Children, base: string | null): FeedLink[] {
  const links: FeedLink[] = [];
  const own = attributeOf(owner, 'href');
  for (const element of LINKS.flatMap((key) => children.get(key) ?? [])) {
    const target = attributeOf(element, 'href') ?? attributeOf(element, 'resource') ?? textOf(element);
    // An empty href means the base itself, and only where one is written.
    const address = target.trim() === '' ? element.base : target;
    const url = webAddress(address, element.base ?? base);
    if (url === null || (target.trim() === '' && attributeOf(element, 'href') === null)) continue;
    const relation = (attributeOf(element, 'rel') ?? '').trim().toLowerCase();
    const type = (attributeOf(element, 'type') ?? '').trim().toLowerCase();
    links.push({ url, relation: relation === '' ? 'alternate' : relation, type, element });
  }
  const address = webAddress(own, owner.base ?? base);
  if (address !== null) links.push({ url: address, relation: 'alternate', type: '', element: owner });
  return links;
}

export function permalinkOf(links: readonly FeedLink[]): string | null {
  const alternates = links.filter((link) => link.relation === 'alternate');
  const page = alternates.find((link) => /^$|html/.test(link.type)) ?? alternates[0];
  return page?.url ?? null;
}

export function parentsOf(children: Children, base: string | null): FeedParent[] {
  return (children.get('thr:in-reply-to') ?? []).flatMap((element) => {
    const id = (attributeOf(element, 'ref') ?? attributeOf(element, 'idref') ?? '').trim();
    const link = webAddress(attributeOf(element, 'href'), element.base ?? base);
    return id === '' && link === null ? [] : [{ id: id === '' ? null : id, link }];
  });
}

function first(children: Children, keys: readonly string[]): XmlElement | null {
  return keys.map((key) => children.get(key)?.[0]).find((element) => element !== undefined) ?? null;
}

/** RSS 2.0: a guid is a permalink unless it says no; other ids are not. */
function isPermalink(guid: XmlElement | null): guid is XmlElement {
  return guid?.key === 'guid' && !/^\s*(?:false|no|0)\s*$/i.test(attributeOf(guid, 'ispermalink') ?? '');
}

function timeOf(children: Children, keys: readonly string[]): number | null {
  for (const element of keys.flatMap((key) => children.get(key) ?? [])) {
    const time = timeOfDate(textOf(element));
    if (time !== null) return time;
  }
  return null;
}

function commentPageOf(children: Children, links: readonly FeedLink[], base: string | null): string | null {
  const page = webAddress(textOfFirst(children, ['comments', 'wfw:comment']), base);
  return page ?? links.find((link) => link.relation === 'replies' && !isFeedType(link.type))?.url ?? null;
}

function commentFeedOf(children: Children, links: readonly FeedLink[], base: string | null): string | null {
  const feed = webAddress(textOfFirst(children, ['wfw:commentrss']), base);
  return feed ?? links.find((link) => link.relation === 'replies' && isFeedType(link.type))?.url ?? null;
}

function isFeedType(type: string): boolean {
  return /atom|rss|feed\+json|rdf/.test(type);
}

function commentCountOf(children: Children, links: readonly FeedLink[]): number | null {
  const replies = links.find((link) => link.relation === 'replies' && attributeOf(link.element, 'count') !== null);
  const written =
    textOfFirst(children, ['slash:comments', 'thr:total']) ??
    (replies === undefined ? null : attributeOf(replies.element, 'count'));
  return written !== null && /^\s*\d{1,9}\s*$/.test(written) ? Number(written) : null;
}

function enclosuresOf(children: Children, links: readonly FeedLink[], base: string | null): FeedEnclosure[] {
  const enclosures: FeedEnclosure[] = [];
  const add = (element: XmlElement, url: string | null): void => {
    if (url === null || enclosures.length >= OTHER_TEXT_LIMIT || enclosures.some((other) => other.url === url)) return;
    const mimeType = (attributeOf(element, 'type') ?? '').trim().toLowerCase();
    const size = Number(attributeOf(element, 'length') ?? attributeOf(element, 'filesize') ?? 0);
    enclosures.push({
      url,
      ...(/^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? { mimeType } : {}),
      ...(Number.isSafeInteger(size) && size > 0 ? { size } : {}),
    });
  };
  for (const element of [...(children.get('enclosure') ?? []), ...(children.get('atom:enclosure') ?? [])]) {
    add(element, webAddress(attributeOf(element, 'url') ?? attributeOf(element, 'href'), element.base ?? base));
  }
  for (const link of links) if (link.relation === 'enclosure') add(link.element, link.url);
  // Content that lies elsewhere, RFC 4287 4.1.3.2.
  for (const element of children.get('atom:content') ?? [])
    add(element, webAddress(attributeOf(element, 'src'), element.base ?? base));
  return enclosures;
}
