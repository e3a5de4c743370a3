/**
 * Reads whole collections of feeds and compares what is found with what they expect.
 * Usage: node tests/bench/feed-corpora.ts FOLDER [--all], where FOLDER holds feeds-feedparser, feeds-gofeed and feeds-rss-parser.
 */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Feed,
  FeedAuthor,
  FeedEntry,
  FeedHints,
  FeedResult,
  FeedText,
} from '../../electron/importers/feed/model.ts';
import { parseFeed } from '../../electron/importers/feed/parse-feed.ts';
import { textOfBytes } from '../../electron/importers/feed/bytes.ts';
import { textOfHtml } from '../../electron/importers/html-text.ts';
import { expectationsOf } from './python-expectation.ts';

interface Tally {
  files: number;
  crashes: string[];
  slowest: { ms: number; file: string };
  agree: number;
  sameWords: number;
  disagree: string[];
  notCompared: Map<string, number>;
}

const showAll = process.argv.includes('--all');

function newTally(): Tally {
  return {
    files: 0,
    crashes: [],
    slowest: { ms: 0, file: '' },
    agree: 0,
    sameWords: 0,
    disagree: [],
    notCompared: new Map(),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function read(file: string, tally: Tally, hints: FeedHints = {}): FeedResult | null {
  tally.files += 1;
  const bytes = readFileSync(file);
  const start = performance.now();
  try {
    return parseFeed(bytes, hints);
  } catch (error) {
    tally.crashes.push(`${file}: ${String(error)}`);
    return null;
  } finally {
    const ms = performance.now() - start;
    if (ms > tally.slowest.ms) tally.slowest = { ms, file };
  }
}

function wordsOf(text: string): string {
  return textOfHtml(text).replace(/\s+/g, ' ').trim();
}

function compare(tally: Tally, what: string, expected: string | number | null, found: string | number | null): void {
  if (String(expected ?? '').trim() === String(found ?? '').trim()) tally.agree += 1;
  else if (wordsOf(String(expected ?? '')) === wordsOf(String(found ?? ''))) tally.sameWords += 1;
  else
    tally.disagree.push(`${what}\n      expected ${JSON.stringify(expected)}\n      found    ${JSON.stringify(found)}`);
}

const bodyOf = (entry: FeedEntry): FeedText | null => entry.content ?? entry.summary;

/** What a path of feedparser means here; undefined when nothing here answers to it. */
function valueAt(feed: Feed, path: readonly string[]): string | number | null | undefined {
  const [head, ...rest] = path;
  if (head === 'len') return rest[0] === 'entries' ? feed.entries.length : undefined;
  if (head === 'feed' || head === 'channel') return ofFeed(feed, rest);
  if (head !== 'entries') return undefined;
  const entry = feed.entries[Number(rest[0])];
  return entry === undefined ? null : ofEntry(entry, feed, rest.slice(1));
}

function ofFeed(feed: Feed, [field = '', detail, ...rest]: readonly string[]): string | number | null | undefined {
  if (field === 'title') return feed.title?.value ?? null;
  if (field === 'title_detail' && detail === 'value') return feed.title?.value ?? null;
  if (['description', 'subtitle', 'tagline'].includes(field)) return feed.description?.value ?? null;
  if (['subtitle_detail', 'tagline_detail'].includes(field) && detail === 'value')
    return feed.description?.value ?? null;
  if (field === 'link') return feed.link;
  if (field === 'language') return feed.language;
  return authorAt(feed.authors, [field, detail ?? '', ...rest]);
}

function ofEntry(entry: FeedEntry, feed: Feed, path: readonly string[]): string | number | null | undefined {
  const [field = '', detail = '', part = ''] = path;
  if (field === 'title' || (field === 'title_detail' && detail === 'value')) return entry.title?.value ?? null;
  if (field === 'link') return entry.link;
  if (field === 'id' || field === 'guid') return entry.id;
  if (['summary', 'description'].includes(field) || (field === 'summary_detail' && detail === 'value')) {
    return (entry.summary ?? bodyOf(entry))?.value ?? null;
  }
  if (field === 'content' && detail === '0' && part === 'value') return bodyOf(entry)?.value ?? null;
  if (field === 'published_parsed' || field === 'created_parsed') return entry.published;
  if (field === 'updated_parsed') return entry.updated ?? entry.published;
  if (field === 'comments') return entry.commentPage;
  if (field === 'wfw_commentrss') return entry.commentFeed;
  if (field === 'slash_comments') return String(entry.commentCount);
  if (field === 'thr_in-reply-to')
    return detail === 'ref'
      ? (entry.parents[0]?.id ?? null)
      : detail === 'href'
        ? (entry.parents[0]?.link ?? null)
        : undefined;
  if (field === 'enclosures') {
    const enclosure = entry.enclosures[Number(detail)];
    if (part === 'href' || part === 'url') return enclosure?.url ?? null;
    if (part === 'type') return enclosure?.mimeType ?? null;
    return part === 'length' ? String(enclosure?.size) : undefined;
  }
  return authorAt(entry.authors.length > 0 ? entry.authors : feed.authors, path);
}

function authorAt(authors: readonly FeedAuthor[], [field, detail, part]: readonly string[]): string | null | undefined {
  if (field === 'author') {
    const { name, email } = authors[0] ?? {};
    return name !== undefined && email !== undefined ? `${name} (${email})` : (name ?? email ?? null);
  }
  const index = field === 'author_detail' ? 0 : field === 'authors' ? Number(detail) : -1;
  const wanted = field === 'author_detail' ? detail : part;
  if (index < 0) return undefined;
  if (wanted === 'name') return authors[index]?.name ?? null;
  if (wanted === 'email') return authors[index]?.email ?? null;
  return wanted === 'url' || wanted === 'href' ? (authors[index]?.url ?? null) : undefined;
}

function checkFeedparser(folder: string): void {
  const tallies = new Map<string, Tally>();
  for (const file of filesBelow(folder).filter((name) => /\.(?:xml|json)$/.test(name))) {
    const relative = file.slice(folder.length + 1);
    const group = relative
      .split('/')
      .slice(0, relative.startsWith('wellformed/') ? 2 : 1)
      .join('/');
    const tally = tallies.get(group) ?? newTally();
    tallies.set(group, tally);
    const source = textOfBytes(readFileSync(file));
    const result = read(file, tally, hintsOf(source));
    const line = /Expect:\s*(.*?)\s*$/m.exec(source)?.[1];
    if (line === undefined || result === null) continue;
    const { expectations, unread } = expectationsOf(line);
    if (unread) count(tally, '(expression not read)');
    for (const { path, expected } of expectations) {
      const field = path.filter((part) => !/^\d+$/.test(part)).join('.');
      const found = result.ok ? valueAt(result.feed, path) : null;
      if (found === undefined || (!result.ok && path[0] !== 'entries' && path[0] !== 'feed')) {
        count(tally, field);
        continue;
      }
      const wanted = Array.isArray(expected)
        ? Date.UTC(expected[0] ?? 0, (expected[1] ?? 1) - 1, expected[2], expected[3], expected[4], expected[5])
        : expected;
      compare(tally, `${relative} ${path.join('.')}`, wanted, found);
    }
  }
  for (const [group, tally] of tallies) report(`feedparser ${group}`, tally);
}

/** The headers that a file says it is served with, and the address that feedparser's own tests serve it from. */
function hintsOf(source: string): FeedHints {
  const contentType = /^Header:\s*Content-type:\s*(.*)$/im.exec(source)?.[1];
  const location = /^Header:\s*Content-Location:\s*(.*)$/im.exec(source)?.[1]?.trim() ?? '';
  const served = 'http://127.0.0.1:8097/';
  const address = URL.canParse(location, served) ? new URL(location, served) : new URL(served);
  return {
    address: address.protocol === 'http:' ? address.href : served,
    ...(contentType === undefined ? {} : { contentType }),
  };
}

function count(tally: Tally, field: string): void {
  tally.notCompared.set(field, (tally.notCompared.get(field) ?? 0) + 1);
}

interface GofeedItem {
  title?: string;
  id?: string;
  guid?: { value?: string } | string;
  link?: string;
  url?: string;
  links?: Array<{ href?: string; rel?: string }> | string[];
}

function checkGofeed(folder: string): void {
  const tally = newTally();
  for (const file of filesBelow(folder)) {
    const expectedFile = file.replace(/\.(?:xml|json)$/, file.endsWith('.xml') ? '.json' : '_expected.json');
    if (file.endsWith('.json') && existsSync(file.replace(/\.json$/, '.xml'))) {
      tally.files += 1;
      continue;
    }
    if (file.endsWith('_expected.json')) {
      tally.files += 1;
      continue;
    }
    const relative = file.slice(folder.length + 1);
    const result = read(file, tally);
    if (result === null || expectedFile === file || !existsSync(expectedFile)) continue;
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as {
      title?: string;
      items?: GofeedItem[];
      entries?: GofeedItem[];
    };
    const items = expected.items ?? expected.entries ?? [];
    const feed = result.ok ? result.feed : null;
    compare(tally, `${relative} count`, items.length, feed?.entries.length ?? 0);
    if (expected.title !== undefined || feed?.title != null)
      compare(tally, `${relative} title`, expected.title ?? null, feed?.title?.value ?? null);
    items.forEach((item, index) => {
      const entry = feed?.entries[index];
      compare(tally, `${relative} items.${index}.title`, item.title ?? null, entry?.title?.value ?? null);
      const id = item.id ?? (typeof item.guid === 'string' ? item.guid : item.guid?.value);
      if (id !== undefined) compare(tally, `${relative} items.${index}.id`, id, entry?.id ?? null);
      const alternate = item.links?.find(
        (link) => typeof link === 'string' || (link.rel ?? 'alternate') === 'alternate',
      );
      const link = item.link ?? item.url ?? (typeof alternate === 'string' ? alternate : alternate?.href);
      if (link !== undefined) compare(tally, `${relative} items.${index}.link`, link, entry?.link ?? null);
    });
  }
  report('gofeed', tally);
}

function checkRssParser(folder: string): void {
  const tally = newTally();
  for (const file of filesBelow(join(folder, 'input'))) {
    const name = file.slice(join(folder, 'input').length + 1);
    const result = read(file, tally);
    const output = join(folder, 'output', name.replace(/\.\w+$/, '.json'));
    if (result === null || !existsSync(output)) continue;
    const written = JSON.parse(readFileSync(output, 'utf8')) as { feed?: Record<string, unknown> };
    const expected = (written.feed ?? written) as {
      title?: string;
      link?: string;
      items?: Array<Record<string, string>>;
    };
    const feed = result.ok ? result.feed : null;
    compare(tally, `${name} count`, expected.items?.length ?? 0, feed?.entries.length ?? 0);
    if (typeof expected.title === 'string') compare(tally, `${name} title`, expected.title, feed?.title?.value ?? null);
    if (typeof expected.link === 'string') compare(tally, `${name} link`, expected.link, feed?.link ?? null);
    expected.items?.forEach((item, index) => {
      const entry = feed?.entries[index];
      compare(tally, `${name} items.${index}.title`, item['title'] ?? null, entry?.title?.value ?? null);
      const id = item['guid'] ?? item['id'];
      if (id !== undefined) compare(tally, `${name} items.${index}.id`, id, entry?.id ?? null);
      if (item['link'] !== undefined) compare(tally, `${name} items.${index}.link`, item['link'], entry?.link ?? null);
      if (item['isoDate'] !== undefined)
        compare(
          tally,
          `${name} items.${index}.date`,
          Date.parse(item['isoDate']),
          entry?.published ?? entry?.updated ?? null,
        );
    });
  }
  report('rss-parser', tally);
}

function report(name: string, tally: Tally): void {
  const { files, crashes, slowest, agree, sameWords, disagree, notCompared } = tally;
  console.log(
    `${name}: ${files} files, ${crashes.length} crashes, slowest ${slowest.ms.toFixed(1)} ms; ` +
      `${agree} agree, ${sameWords} same words, ${disagree.length} disagree, ${[...notCompared.values()].reduce((sum, n) => sum + n, 0)} not compared`,
  );
  for (const crash of crashes) console.log(`  CRASH ${crash}`);
  if (!showAll) return;
  for (const difference of disagree) console.log(`    ${difference}`);
  for (const [field, number] of notCompared) console.log(`    not compared: ${field} ${number}`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node tests/bench/feed-corpora.ts FOLDER [--all]');
  process.exitCode = 2;
} else {
  checkFeedparser(join(folder, 'feeds-feedparser'));
  checkGofeed(join(folder, 'feeds-gofeed'));
  checkRssParser(join(folder, 'feeds-rss-parser'));
}
