import { createHash } from 'node:crypto';
import type { IncomingAuthor, IncomingMessage } from '../../../shared/model/incoming.ts';
import type { Feed, FeedAuthor, FeedEnclosure, FeedEntry } from './model.ts';
import { oneLine, plainWords, titleLine } from './plain-words.ts';

export interface EntryPlace {
  /** Put before every id, with a space between, where ids are unique only within a feed; empty otherwise. */
  scope: string;
  /** For people: what the entries are of, for example `feed.xml`. */
  name: string;
  /** External id of the message that all entries answer: the entries are the comments on it. */
  commentsOn?: string;
}

/** An entry as a message, or null where it says nothing at all: no words, no address, no name, no date. */
export type EntryMessage = IncomingMessage | null;

/** Links of these kinds point at one comment on a page. */
const COMMENT_LINK = /#(?:comment|c|discuss|reply)[-_]?\d|[?&]showComment=/i;

/**
 * The entries of a feed as messages, in the order of the feed. Ids: guid, else link, else a hash of the words. Where one id
 * stands for several entries with other words, `#` and a short hash tell them apart, so that none replaces another.
 */
export function messagesOfFeed(feed: Feed, place: EntryPlace): EntryMessage[] {
  const hashes = feed.entries.map(hashOfWords);
  const ids = distinctIds(feed.entries, hashes);
  const idOfLink = new Map<string, string>();
  const idOfId = new Map<string, string>();
  feed.entries.forEach((entry, index) => {
    const id = ids[index] ?? '';
    if (entry.link !== null && !idOfLink.has(entry.link)) idOfLink.set(entry.link, id);
    if (entry.id !== null && !idOfId.has(entry.id)) idOfId.set(entry.id, id);
  });
  const scoped = (id: string): string => (place.scope === '' ? id : `${place.scope} ${id}`);

  return feed.entries.map((entry, index) => {
    const body = entry.content ?? entry.summary;
    const title = titleLine(entry.title);
    const enclosures = entry.enclosures.map(lineOfEnclosure);
    const text = [plainWords(body), enclosures.join('\n')].filter((part) => part !== '').join('\n\n');
    if (text === '' && saysNothing(entry)) return null;
    const own = scoped(ids[index] ?? '');
    const parents = entry.parents.length > 0 ? entry.parents : feed.parents;
    const answered = parents.flatMap(({ id, link }) => {
      const known = (id === null ? undefined : idOfId.get(id)) ?? (link === null ? undefined : idOfLink.get(link));
      if (known !== undefined) return scoped(known);
      // In a post's own comment feed what is answered is the post, whatever it is called there.
      if (place.commentsOn !== undefined && (place.scope !== '' || id === null)) return [];
      return scoped(id ?? link ?? '');
    });
    const isComment = place.commentsOn !== undefined || answered.length > 0 || COMMENT_LINK.test(entry.link ?? '');
    const page = isComment && answered.length === 0 && entry.link !== null ? entry.link.replace(/[#?].*$/s, '') : null;
    const references = [
      ...(place.commentsOn === undefined ? [] : [place.commentsOn]),
      ...(page !== null && place.commentsOn === undefined ? [scoped(idOfLink.get(page) ?? page)] : []),
      ...answered,
    ];
    const writers = entry.authors.length > 0 || isComment ? entry.authors : feed.authors;
    const extra = searchExtraOf(entry, text, writers.slice(1));
    const message: IncomingMessage = {
      externalId: own,
      references: [...new Set(references)].filter((id) => id !== own),
      mayJoinBySubject: false,
      kind: isComment ? 'comment' : 'entry',
      author: authorOf(writers[0]),
      sentAt: entry.published ?? entry.updated,
      subject: title,
      text,
      attachments: [],
      onChanged: 'update',
      where: `${place.name}, entry ${index + 1}`,
    };
    if (body?.type === 'html') message.html = body.value + entry.enclosures.map(htmlOfEnclosure).join('');
    if (extra !== '') message.searchExtra = extra;
    if (entry.link !== null) message.url = entry.link;
    if (entry.source !== '') message.source = entry.source;
    return message;
  });
}

function saysNothing(entry: FeedEntry): boolean {
  const { title, content, summary, id, link, published, updated, commentPage, authors, parents } = entry;
  const known = [title, content, summary, id, link, published, updated, commentPage].some((value) => value !== null);
  return !known && authors.length === 0 && parents.length === 0;
}

/** Each entry's id: as written where that is enough, else with something added that stays the same from run to run. */
function distinctIds(entries: readonly FeedEntry[], hashes: readonly string[]): string[] {
  const written = entries.map((entry, index) => entry.id ?? entry.link ?? `hash-${hashes[index] ?? ''}`);
  const ids = apart(written, hashes, (group) => {
    // An id shared by several pages is no id of an entry; one page told again is a newer version of the same words.
    const links = new Set(group.map((index) => entries[index]?.link ?? null));
    const byLink = links.size > 1 && !links.has(null);
    return (index, order) => {
      const entry = entries[index];
      if (byLink && entry?.id != null) return shortHash(entry.link ?? '');
      return order === 0 && entry?.id != null ? '' : (hashes[index] ?? '');
    };
  });
  return apart(ids, hashes, () => (index, order) => (order === 0 ? '' : (hashes[index] ?? '')));
}

/** Adds `#suffix` to ids that several entries with other words share. `order` counts the different wordings of a group. */
function apart(
  ids: readonly string[],
  hashes: readonly string[],
  suffixesOf: (group: number[]) => (index: number, order: number) => string,
): string[] {
  const groups = new Map<string, number[]>();
  ids.forEach((id, index) => {
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [index]);
    else group.push(index);
  });
  const result = [...ids];
  for (const [id, group] of groups) {
    const wordings = new Map<string, number>();
    for (const index of group) {
      const hash = hashes[index] ?? '';
      if (!wordings.has(hash)) wordings.set(hash, wordings.size);
    }
    if (wordings.size < 2) continue;
    const suffixOf = suffixesOf(group);
    for (const index of group) {
      const suffix = suffixOf(index, wordings.get(hashes[index] ?? '') ?? 0);
      if (suffix !== '') result[index] = `${id}#${suffix}`;
    }
  }
  return result;
}

/** What makes two entries different for a reader; dates and links do not. */
function hashOfWords(entry: FeedEntry): string {
  const { title, content, summary, authors } = entry;
  return shortHash(
    JSON.stringify([title?.value, content?.value, summary?.value, authors[0]?.name ?? authors[0]?.email]),
  );
}

function shortHash(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}

function authorOf(author: FeedAuthor | undefined): IncomingAuthor | null {
  if (author === undefined) return null;
  const name = oneLine(author.name ?? '').slice(0, 200);
  const email = oneLine(author.email ?? '').toLowerCase();
  const address = email !== '' ? email : name !== '' ? name.toLowerCase() : (author.url ?? '');
  if (address === '') return null;
  return {
    ...(email === '' ? {} : { place: 'mail' }),
    address,
    ...(name === '' ? {} : { name }),
    ...(author.url === undefined ? {} : { url: author.url }),
  };
}

/** Words that the entry holds beside its body: a summary that is no excerpt, other wordings, a long title, further authors. */
function searchExtraOf(entry: FeedEntry, text: string, furtherAuthors: readonly FeedAuthor[]): string {
  const seen = text.replace(/\s+/g, ' ');
  const parts: string[] = [];
  const summary = entry.content === null ? null : entry.summary;
  for (const other of [summary, ...entry.otherTexts]) {
    const words = oneLine(plainWords(other)).replace(/\s*(?:\[(?:\u2026|\.\.\.)\]|\u2026|\.\.\.)$/, '');
    if (words !== '' && !seen.includes(words)) parts.push(words);
  }
  const title = entry.title === null ? '' : oneLine(plainWords(entry.title));
  if (title.length > 1000) parts.push(title);
  for (const author of furtherAuthors) parts.push(oneLine(`${author.name ?? ''} ${author.email ?? ''}`));
  return parts.join('\n');
}

function lineOfEnclosure(enclosure: FeedEnclosure): string {
  const details = detailsOf(enclosure);
  return details === '' ? enclosure.url : `${enclosure.url} (${details})`;
}

function htmlOfEnclosure(enclosure: FeedEnclosure): string {
  const url = enclosure.url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const details = detailsOf(enclosure);
  return `<p><a href="${url}">${url}</a>${details === '' ? '' : ` (${details})`}</p>`;
}

function detailsOf({ mimeType, size }: FeedEnclosure): string {
  const readable =
    size === undefined ? '' : size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toFixed(1)} MB`;
  return [mimeType?.replace(/[^\w/.+-]/g, '') ?? '', readable].filter((part) => part !== '').join(', ');
}
