import { textOfBytes } from './bytes.ts';
import { attributeOf, walkXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

/**
 * Whether the first bytes of a file are those of a feed. Web pages, other XML (RDF without RSS in it, OPML, sitemaps)
 * and other JSON are not.
 */
export function looksLikeFeed(head: Uint8Array): boolean {
  const text = textOfBytes(head);
  if (/^\s*\{/.test(text)) {
    if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/i.test(text)) return true;
    return /"items"\s*:\s*\[/.test(text) && /"(?:home_page_url|feed_url)"\s*:/.test(text) && /"version"\s*:/.test(text);
  }
  if (!/^\s*</.test(text)) return false;
  const seen: { root: XmlElement | null } = { root: null };
  const keys = new Set<string>();
  walkXml(text, null, {
    opened(element) {
      seen.root ??= element;
      keys.add(element.key);
    },
    closed: () => true,
    endsOpen: () => false,
  });
  return seen.root !== null && isFeedRoot(seen.root, keys);
}

function isFeedRoot(root: XmlElement, keys: ReadonlySet<string>): boolean {
  const tag = root.tag.toLowerCase();
  if (tag === 'rss' || root.key === 'atom:feed' || root.key === 'atom:entry') return true;
  if (tag === 'feed') return ['entry', 'title', 'link'].some((key) => keys.has(key));
  if (tag === 'rdf') return keys.has('channel') || keys.has('item');
  if (root.key !== 'channel') return false;
  const isNamed = ['item', 'title', 'abstract'].some((key) => keys.has(key));
  return isNamed || attributeOf(root, 'href') !== null || attributeOf(root, 'lastmod') !== null;
}
