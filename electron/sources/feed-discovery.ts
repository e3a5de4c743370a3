import { Tokenizer } from 'htmlparser2';
import { textOfBytes } from '../importers/feed/bytes.ts';
import { webAddress } from '../importers/feed/addresses.ts';
import { withReferencesDecoded } from '../importers/feed/references.ts';
import { NO_TOKENS } from '../importers/feed/tokens.ts';

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
]);

/** The address of the first feed that a web page names in a `<link rel="alternate">`, or null. */
export function feedAddressOfPage(bytes: Uint8Array, contentType: string | undefined, address: string): string | null {
  const html = textOfBytes(bytes, contentType);
  let base = address;
  let found: string | null = null;
  let tag = '';
  let name = '';
  let attributes = new Map<string, string>();
  const endOpenTag = (): void => {
    if (found !== null) return;
    const href = attributes.get('href') ?? '';
    if (tag === 'base') base = webAddress(href, address) ?? base;
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const type = (attributes.get('type') ?? '').toLowerCase().replace(/;.*$/s, '').trim();
    if (tag === 'link' && relations.includes('alternate') && FEED_TYPES.has(type)) found = webAddress(href, base);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...NO_TOKENS,
      onopentagname(start, end) {
        tag = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        name = end - start > 10 ? '' : html.slice(start, end).toLowerCase();
      },
      onattribdata(start, end) {
        if (!attributes.has(name)) attributes.set(name, withReferencesDecoded(html.slice(start, end)));
      },
      onopentagend: endOpenTag,
      onselfclosingtag: endOpenTag,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return found;
}
