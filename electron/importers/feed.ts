import type { ImportItem } from '../../shared/model/incoming.ts';
import { messagesOfFeed } from './feed/incoming-entry.ts';
import type { EntryMessage } from './feed/incoming-entry.ts';
import { parseFeed } from './feed/parse-feed.ts';
import { looksLikeFeed } from './feed/recognise.ts';
import { ImportError } from './types.ts';
import type { Importer } from './types.ts';

/** What a parser may hold at one time; the text takes up to twice as much. */
const FILE_LIMIT = 64 * 1024 * 1024;
const EMPTY_ENTRY = 'This entry is empty: it has no words, no link, no author and no date.';

/**
 * Feeds from files: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed. A feed is read as a whole, so the place given to
 * `at` is the entry's share of the file: reading again from it skips the entries before.
 */
export const feedImporter: Importer = {
  format: 'feed',
  kind: 'feed',
  recognises: (entry) => looksLikeFeed(entry.head),
  async *read(entry, context, offset): AsyncIterable<ImportItem> {
    if (offset > 0 && offset >= entry.size) return;
    context.at({ offset: entry.size, where: entry.path });
    const failure = (reason: string): ImportItem => ({ type: 'failure', failure: { where: entry.path, reason } });
    let bytes: Buffer;
    try {
      bytes = await entry.bytes(FILE_LIMIT);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      yield failure(
        error.code === 'too-large' ? 'The feed is larger than 64 MB. Split it and import the parts.' : error.message,
      );
      return;
    }
    const result = parseFeed(bytes);
    if (!result.ok) {
      const place = result.line === undefined ? '' : `, line ${result.line}, column ${result.column ?? 1}`;
      yield { type: 'failure', failure: { where: `${entry.path}${place}`, reason: result.reason } };
      return;
    }
    const messages = messagesOfFeed(result.feed, { scope: context.scope, name: entry.path });
    for (const [index, message] of messages.entries()) {
      const end = Math.ceil((entry.size * (index + 1)) / messages.length);
      if (end <= offset) continue;
      const where = `${entry.path}, entry ${index + 1}`;
      context.at({ offset: end, where });
      yield itemOfEntry(message, where);
    }
    if (result.feed.incomplete !== null) yield failure(result.feed.incomplete);
  },
};

/** An entry's message, or the failure of one that says nothing. */
export function itemOfEntry(message: EntryMessage, where: string): ImportItem {
  return message === null ? { type: 'failure', failure: { where, reason: EMPTY_ENTRY } } : { type: 'message', message };
}
