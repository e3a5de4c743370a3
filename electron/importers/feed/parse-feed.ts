import { webAddress } from './addresses.ts';
import { textOfBytes } from './bytes.ts';
import { jsonFeedOf } from './json-feed.ts';
import type { FeedHints, FeedResult } from './model.ts';
import { xmlFeedOf } from './xml-feed.ts';

/**
 * Reads a feed of any dialect out of its bytes: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1.
 * What is ill-formed is read as far as it goes. Linear in time, nothing is fetched, never throws.
 */
export function parseFeed(bytes: Uint8Array, hints: FeedHints = {}): FeedResult {
  const text = textOfBytes(bytes, hints.contentType);
  const address = webAddress(hints.address, null);
  if (text.trim() === '') return { ok: false, reason: 'The file is empty.' };
  return /^\s*\{/.test(text) ? jsonFeedOf(text, address) : xmlFeedOf(text, address);
}
