import { readFile, readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConversationRow } from '../../shared/model/conversation.ts';
import { recordTypes, type RecordType, type SearchResult, type Statistics } from '../../shared/model/records.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { Health } from '../db/queries/health.ts';
import { mistakesInZip } from '../export/report/zip.ts';
import { attachmentPath } from '../importers/attachment-store.ts';
import { SamesideError } from '../errors.ts';
import { wholeConversation } from '../services/whole-conversation.ts';
import { idOf, numberOption, WrongUse, type Verb, type VerbContext } from './verb.ts';

interface SearchAnswer {
  total: number;
  hits: (Omit<SearchResult['hits'][number], 'date'> & { date: string })[];
  corrections: SearchResult['corrections'];
  untold: number;
}

interface Ask {
  query: string;
  type: RecordType | null;
  sort: 'newest' | 'best';
  limit: number;
}

/** The database answers in slices, so that nothing waits for it; here all are wanted. */
async function allHits(database: DatabaseClient, ask: Ask): Promise<SearchResult> {
  let answer = await database.call('search', { ...ask, before: null, count: false });
  const { corrections, untold } = answer;
  const hits = [...answer.hits];
  let { ms } = answer;
  while (answer.partial && hits.length < ask.limit) {
    const limit = ask.limit - hits.length;
    answer = await database.call('search', { ...ask, limit, before: answer.next, count: false });
    hits.push(...answer.hits);
    ms += answer.ms;
  }
  return { ...answer, hits, corrections, untold, ms };
}

async function exactTotal(
  database: DatabaseClient,
  { query, type, limit }: Ask,
  corrections: SearchResult['corrections'],
): Promise<number> {
  // With corrections the query was answered as another one, which only `search` itself can count.
  if (corrections.length > 0) {
    const counted = await database.call('search', { query, type, sort: 'newest', before: null, limit, count: true });
    return counted.total!;
  }
  let total = 0;
  let cursor: number | null = null;
  do {
    const slice: { count: number; next: number | null } = await database.call('searchCountSlice', {
      query,
      type,
      cursor,
    });
    total += slice.count;
    cursor = slice.next;
  } while (cursor !== null);
  return total;
}

/** `search QUERY`. */
export const searchVerb: Verb = {
  usage: ['search QUERY [--type message|person|note|report|change] [--limit N] [--sort newest|best]'],
  options: { type: { type: 'string' }, limit: { type: 'string' }, sort: { type: 'string' } },
  async run({ database, positionals, options }) {
    if (positionals.length === 0) throw new WrongUse('Say what to search for.');
    const type = (options['type'] as RecordType | undefined) ?? null;
    if (type !== null && !recordTypes.includes(type)) {
      throw new WrongUse(`--type takes one of ${recordTypes.join(', ')}`);
    }
    const sort = options['sort'] ?? 'newest';
    if (sort !== 'newest' && sort !== 'best') throw new WrongUse('--sort takes newest or best');
    const limit = numberOption(options['limit'], 'limit', 20);
    const ask = { query: positionals.join(' '), type, sort, limit } as const;
    const { hits, corrections, untold, ms } = await allHits(database, ask);
    const total = await exactTotal(database, ask, corrections);
    return { total, hits, corrections, untold, ms: Math.round(ms * 1000) / 1000 };
  },
  text: ({ total, hits, corrections, untold }: SearchAnswer) =>
    [
      `${total} found`,
      ...(untold > 0 ? [`The language of ${untold} messages is not told yet: more may be found`] : []),
      ...corrections.map(({ from, to }) => `Nothing for ${from}: also searched for ${to}`),
      ...hits.map(
        (hit) => `${hit.date.slice(0, 10)}  ${hit.type} ${hit.id}  ${hit.from}  ${hit.title}\n    ${hit.snippet}`,
      ),
    ].join('\n'),
};

/** Milliseconds that one call may take: other work of the same database comes in between. */
const sliceTime = 10;

/** A full page unless it is the last: an answer that broke off is asked on. */
async function matching(
  database: DatabaseClient,
  { query, before, limit }: { query: string; before: number | null; limit: number },
): Promise<{ ids: number[]; next: number | null }> {
  const ids: number[] = [];
  let next = before;
  do {
    const found: { ids: number[]; next: number | null } = await database.call('matchingConversations', {
      query,
      before: next,
      limit: limit - ids.length,
      time: sliceTime,
    });
    ids.push(...found.ids);
    next = found.next;
  } while (next !== null && ids.length < limit);
  return { ids, next };
}

async function listed(context: VerbContext): Promise<{ conversations: unknown[]; next: string | null }> {
  const { database, options } = context;
  const limit = numberOption(options['limit'], 'limit', 50);
  const before = (options['after'] as string | undefined) ?? null;
  if (before !== null && !/^\d{1,16}(?:\.\d{1,16}){0,2}$/.test(before))
    throw new WrongUse('--after takes the `next` of the page before.');
  const query = options['query'] as string | undefined;
  let rows: ConversationRow[];
  let next: string | null;
  if (query === undefined) {
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    ({ rows, next } = await database.call('inboxPage', { scope, before, limit }));
  } else {
    const found = await matching(database, { query, before: before === null ? null : Number(before), limit });
    rows = await database.call('conversationRows', { ids: found.ids });
    next = found.next === null ? null : String(found.next);
  }
  const conversations = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      title: row.title,
      source: row.source.name,
      participants: (await database.call('participants', { id: row.id })).map(({ name }) => name),
      messages: row.messages,
      state: row.state,
      unread: row.unread,
      practices: row.practices,
      lastActivity: row.lastActivity,
      snippet: row.snippet,
    })),
  );
  return { conversations, next: next === null ? null : String(next) };
}

/** `list`: conversations, newest activity first. */
export const listVerb: Verb = {
  usage: ['list [--query QUERY] [--limit N] [--after CURSOR]'],
  options: { query: { type: 'string' }, limit: { type: 'string' }, after: { type: 'string' } },
  run: listed,
  text: ({ conversations, next }: { conversations: Record<string, string | string[]>[]; next: string | null }) =>
    [
      ...conversations.map(
        (it) =>
          `${String(it['lastActivity']).slice(0, 10)}  ${it['id']}  ${it['state']}  ${it['title']} (${(it['participants'] as string[]).join(', ')})`,
      ),
      ...(next ? [`More: --after ${next}`] : []),
    ].join('\n') || 'No conversations.',
};

/** `show TYPE ID`. */
export const showVerb: Verb = {
  usage: ['show conversation|message|person|source|note|evidence|report ID'],
  options: {},
  async run({ database, positionals }) {
    const [type, word] = positionals;
    const id = idOf(word, 'what to show');
    switch (type) {
      case 'conversation':
        return wholeConversation(database, id);
      case 'message': {
        const detail = await wholeConversation(database, await database.call('conversationOfMessage', { id }));
        const message = detail.messages.find((it) => it.id === id)!;
        return {
          conversationId: detail.id,
          title: detail.title,
          source: detail.source,
          ...message,
        };
      }
      case 'person':
        return database.call('person', { id });
      case 'source':
        return database.call('source', { id });
      case 'note':
        return database.call('note', { id });
      case 'evidence':
        return database.call('evidence', { id });
      case 'report':
        return database.call('report', { id });
      default:
        throw new WrongUse('Show one of conversation, message, person, source, note, evidence, report.');
    }
  },
  text: (answer: Record<string, unknown>) => JSON.stringify(answer, null, 2),
};

async function bytesBelow(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  let total = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return total;
}

/** `stats`. */
export const statsVerb: Verb = {
  usage: ['stats'],
  options: {},
  async run({ database, profile }): Promise<Statistics> {
    const found = await database.call('statistics', null);
    return { ...found, bytes: found.bytes + (await bytesBelow(profile.attachments)) };
  },
  text: (answer: Statistics) =>
    Object.entries(answer)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
};

/** An exported zip: every file as its manifest says. */
async function checkedZip(path: string): Promise<Pick<Health, 'ok' | 'problems'>> {
  const problems = mistakesInZip(await readFile(path));
  if (problems.length > 0)
    throw new SamesideError('unhealthy', problems.join(' '), { answer: { ok: false, problems } });
  return { ok: true, problems };
}

/** `check`: the file, the text index, the rows and the attachment files. Exit status 1 when something is wrong. */
export const checkVerb: Verb = {
  usage: ['check', 'check --zip FILE'],
  options: { zip: { type: 'string' } },
  async run({ database, profile, options }): Promise<Pick<Health, 'ok' | 'problems'>> {
    if (options['zip'] !== undefined) return checkedZip(String(options['zip']));
    const health = await database.call('health', null);
    for (const { sha256, size } of await database.call('attachmentFiles', null)) {
      const path = attachmentPath(profile.attachments, sha256);
      const actual = existsSync(path) ? (await stat(path)).size : null;
      if (actual !== size)
        health.problems.push(`attachment ${sha256} ${actual === null ? 'is missing' : 'has the wrong size'}`);
    }
    health.ok = health.problems.length === 0;
    if (!health.ok) throw new SamesideError('unhealthy', health.problems.join('; '), { answer: health });
    return health;
  },
  text: () => 'Everything is in order.',
};
