/** Short names for the name spaces that feeds use. RSS of any version is the empty one, like no name space at all. */
const SPACES = new Map<string, string>([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns', 'atom'],
  ['http://purl.org/rss/1.0', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://backend.userland.com/rss092', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://cyber.law.harvard.edu/rss', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/slash', 'slash'],
  ['http://purl.org/rss/1.0/modules/rss091', ''],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://wellformedweb.org/commentapi', 'wfw'],
  ['http://purl.org/syndication/thread/1.0', 'thr'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://video.search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
]);

/** Prefixes that are understood where a feed uses them without saying what they stand for. */
const USUAL_PREFIXES = new Set([
  'atom',
  'content',
  'dc',
  'dcterms',
  'feedburner',
  'itunes',
  'media',
  'rdf',
  'slash',
  'thr',
  'wfw',
  'xhtml',
  'xml',
]);

/** Prefixes as one element and its ancestors declare them. */
export interface NamespaceScope {
  declared: Map<string, string>;
  parent: NamespaceScope | null;
}

/** The short name of the space that `prefix` stands for, `?` for a space that no feed reader needs. */
export function spaceOfPrefix(prefix: string, scope: NamespaceScope | null): string {
  for (let level = scope; level !== null; level = level.parent) {
    const uri = level.declared.get(prefix);
    if (uri !== undefined) return spaceOfUri(uri);
  }
  if (prefix === '' || prefix === 'rss') return '';
  return USUAL_PREFIXES.has(prefix) ? prefix : '?';
}

/**
 * Reads a feed whose outermost element lies in a name space that nobody knows (drafts, typing errors) as if it named the
 * usual one: declares the prefix of that element anew.
 */
export function adoptRootSpace(name: string, scope: NamespaceScope | null): void {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1).toLowerCase();
  if (scope === null || !scope.declared.has(prefix) || spaceOfPrefix(prefix, scope) !== '?') return;
  if (local === 'feed' || local === 'entry') scope.declared.set(prefix, 'http://www.w3.org/2005/Atom');
  else if (local === 'rss' || local === 'channel') scope.declared.set(prefix, '');
}

/** Feeds write the addresses of name spaces with other capitals, schemes and ends than their specifications. */
function spaceOfUri(uri: string): string {
  if (uri === '') return '';
  const plain = uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]+$/, '');
  return SPACES.get(plain) ?? '?';
}
