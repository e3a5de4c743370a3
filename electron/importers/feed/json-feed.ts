import { keptSource } from '../../../shared/model/raw-source.ts';
import { webAddress, withAbsoluteLinks } from './addresses.ts';
import { distinctAuthors, person } from './authors.ts';
import { timeOfDate } from './dates.ts';
import type { FeedAuthor, FeedEnclosure, FeedEntry, FeedResult, FeedText } from './model.ts';
import { placeOf } from './xml-feed.ts';

const ENTRY_LIMIT = 100_000;
/** Characters. Parsed JSON can take a dozen times its length, and when memory ends inside of it the whole process does. */
const LONGEST_JSON = 8 * 1024 * 1024;

type Fields = Record<string, unknown>;

/** Reads JSON Feed 1.0 and 1.1 out of decoded text. Never throws. */
export function jsonFeedOf(text: string, address: string | null): FeedResult {
  if (text.length > LONGEST_JSON) {
    return { ok: false, reason: 'The JSON feed is longer than 8 MB. Split it and import the parts.' };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /end of JSON/.test(message) ? text.length : Number(/position (\d+)/.exec(message)?.[1] ?? -1);
    const reason = 'This JSON feed is damaged: it is not valid JSON.';
    return position === -1 ? { ok: false, reason } : { ok: false, reason, ...placeOf(text, position) };
  }
  const fields = fieldsOf(parsed);
  const items = fields?.['items'];
  if (fields === null || !Array.isArray(items)) {
    return { ok: false, reason: 'This JSON file is not a feed: it has no list of items.' };
  }
  const link = webAddress(stringOf(fields['home_page_url']), address);
  const base = address ?? webAddress(stringOf(fields['feed_url']), null) ?? link;
  const entries = items.slice(0, ENTRY_LIMIT).map((item) => ({
    ...entryOf(fieldsOf(item) ?? {}, base),
    source: sourceOf(item),
  }));
  return {
    ok: true,
    feed: {
      dialect: 'json',
      title: plainText(fields['title']),
      link,
      description: plainText(fields['description']),
      language: stringOf(fields['language']),
      authors: authorsOf(fields, base),
      parents: [],
      entries,
      incomplete:
        items.length > ENTRY_LIMIT
          ? `Only the first ${ENTRY_LIMIT} entries were read; ${items.length - ENTRY_LIMIT} more were left out.`
          : null,
    },
  };
}

/** Indented so deep and no deeper: the room that indentation takes grows with the square of the depth. */
const DEEPEST_INDENTED = 20;

/** The entry as JSON again, in lines where it is not nested strangely deep. */
function sourceOf(item: unknown): string {
  try {
    const line = JSON.stringify(item);
    return keptSource(depthOf(line) > DEEPEST_INDENTED ? line : JSON.stringify(item, null, 2));
  } catch {
    // Nested so deep that it cannot be written down.
    return '';
  }
}

/** Brackets inside of words count as well: only the look of the source hangs on this. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of json.matchAll(/[[\]{}]/g)) {
    depth += bracket[0] === '[' || bracket[0] === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function entryOf(item: Fields, base: string | null): Omit<FeedEntry, 'source'> {
  const link = webAddress(stringOf(item['url']), base) ?? webAddress(stringOf(item['external_url']), base);
  const html = stringOf(item['content_html']);
  const written = plainText(item['content_text']);
  const content: FeedText | null =
    html === null ? written : { type: 'html', value: withAbsoluteLinks(html, link ?? base) };
  return {
    id: stringOf(item['id']) ?? (typeof item['id'] === 'number' ? String(item['id']) : null),
    link,
    title: plainText(item['title']),
    content,
    summary: plainText(item['summary']),
    otherTexts: html !== null && written !== null ? [written] : [],
    authors: authorsOf(item, base),
    published: timeOfDate(stringOf(item['date_published'])),
    updated: timeOfDate(stringOf(item['date_modified'])),
    commentPage: null,
    commentFeed: null,
    commentCount: null,
    parents: [],
    enclosures: listOf(item['attachments']).flatMap((attachment) => enclosureOf(fieldsOf(attachment), base)),
  };
}

function authorsOf(fields: Fields, base: string | null): FeedAuthor[] {
  const listed = listOf(fields['authors']);
  return distinctAuthors(
    (listed.length > 0 ? listed : [fields['author']]).map((entry): FeedAuthor | null => {
      const author = typeof entry === 'string' ? { name: entry } : fieldsOf(entry);
      if (author === null) return null;
      const email = /^mailto:([^\s?]+)/i.exec(stringOf(author['url']) ?? '')?.[1];
      return person({
        name: stringOf(author['name']) ?? undefined,
        email,
        url: webAddress(stringOf(author['url']), base) ?? undefined,
      });
    }),
  );
}

function enclosureOf(attachment: Fields | null, base: string | null): FeedEnclosure[] {
  const url = webAddress(stringOf(attachment?.['url']), base);
  if (attachment === null || url === null) return [];
  const mimeType = stringOf(attachment['mime_type']);
  const size = attachment['size_in_bytes'];
  return [
    {
      url,
      ...(mimeType === null ? {} : { mimeType: mimeType.toLowerCase() }),
      ...(typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? { size } : {}),
    },
  ];
}

function plainText(value: unknown): FeedText | null {
  const words = stringOf(value);
  return words === null ? null : { type: 'text', value: words };
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
