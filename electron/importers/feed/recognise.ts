import { textOfBytes } from './bytes.ts';

const ATOM = /http:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom\/ns)/i;
const RSS_RDF = /http:\/\/(?:purl\.org\/(?:rss\/1\.0|net\/rss1\.1)|(?:my|channel)\.netscape\.com\/rdf\/simple)/i;

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
  const markup = text.replace(/<!--[\s\S]*?-->/g, '');
  const root = /<(?:[\w.-]{1,40}:)?(\w{1,40})(?=[\s/>])/.exec(withoutDoctype(markup))?.[1]?.toLowerCase();
  if (root === 'rss') return true;
  if (root === 'feed' || root === 'entry')
    return ATOM.test(markup) || (root === 'feed' && /<(?:\w+:)?entry[\s/>]/i.test(markup));
  if (root === 'rdf') return RSS_RDF.test(markup);
  return root === 'channel' && /<(?:item|title|abstract)[\s/>]/i.test(markup);
}

function withoutDoctype(markup: string): string {
  return markup.replace(/<!doctype[^[>]*(?:\[[^\]]*\]\s*)?>/i, '');
}
