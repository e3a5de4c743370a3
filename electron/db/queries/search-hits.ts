import { markedSnippet, type Needle } from '../../../shared/model/highlight.ts';
import type { SearchHit } from '../../../shared/model/records.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import type { PlannedQuery } from './search-plan.ts';
import { scannedAll } from './search-scan.ts';

/** UTF-16 code units, about. */
export const snippetLength = 160;

interface RawHit {
  id: number;
  conversationId: number;
  title: string;
  subject: string;
  name: string | null;
  text: string;
  extra: string | null;
}

/** The messages as hits, in this order. */
export function messageHits(database: WritableDb, wanted: readonly number[], needles: readonly Needle[]): SearchHit[] {
  if (wanted.length === 0) return [];
  const raws = rows<RawHit>(
    database,
    `SELECT messages.id, threads.conversation_id AS conversationId, conversations.title, messages.subject, people.name,
            messages.text, search_extra AS extra
     FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value
     CROSS JOIN threads ON threads.id = thread_id CROSS JOIN conversations ON conversations.id = threads.conversation_id
     LEFT JOIN identities ON identities.id = messages.identity_id LEFT JOIN people ON people.id = identities.person_id`,
    JSON.stringify(wanted),
  );
  return raws.map((raw): SearchHit => {
    const inText = markedSnippet(raw.text, needles, snippetLength);
    const shown = inText.marks.length === 0 && raw.extra ? markedSnippet(raw.extra, needles, snippetLength) : inText;
    return {
      type: 'message',
      id: raw.id,
      conversationId: raw.conversationId,
      title: raw.subject || raw.title,
      from: raw.name ?? '',
      date: timeOfId(raw.id),
      ...(shown.marks.length > 0 ? shown : inText),
    };
  });
}

/** Milliseconds for one answer, and for counting once the page is full. */
const answerTime = 4;
const countTime = 2;
/** Counting stops here: further matches are counted in slices. */
const countedAtOnce = 1000;

export interface MessagePage {
  ids: number[];
  next: number | null;
  partial: boolean;
  /** How many there are from `before` down, at least, when they were counted. */
  total: number;
  totalIsExact: boolean;
}

/** The newest matches below `before`, as far as time allows. */
export function newestPage(
  database: WritableDb,
  { plans }: PlannedQuery,
  { before, limit, count }: { before: number | null; limit: number; count: boolean },
): MessagePage {
  const started = performance.now();
  const found = scannedAll(database, plans, {
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit: count ? Math.max(countedAtOnce, limit) + 1 : limit,
    deadline: started + answerTime,
    enough: limit,
    laterDeadline: started + countTime,
  });
  const page = found.ids.slice(0, limit);
  const isFull = page.length === limit && limit > 0;
  return {
    ids: page,
    next: isFull ? page.at(-1)! : found.reached === 0 ? null : found.reached,
    partial: !isFull && found.reached > 0,
    total: Math.min(found.ids.length, Math.max(countedAtOnce, limit)),
    totalIsExact: found.reached === 0 && found.ids.length <= Math.max(countedAtOnce, limit),
  };
}
