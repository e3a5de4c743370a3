import type { DatabaseApi } from '../../../electron/db/api.ts';
import { rareWord, sentAtOf } from '../synthetic-mail.ts';

/** What questions are asked with. */
export interface Asking {
  api: DatabaseApi;
  messages: number;
  /** The larger source. */
  sourceId: number;
  /** Cursors of pages far apart in the list. */
  cursors: readonly (number | null)[];
  /** Conversations on the first page. */
  ids: readonly number[];
}

/** One kind of question. `notmuch` and `mu` say the same in their own words, where they can. */
export interface QuestionClass {
  name: string;
  /** Answers with how many things were found. */
  ask(asking: Asking, run: number): number;
  /** Whether nothing is the right answer. */
  findsNothing?: boolean;
  /** Milliseconds that 95 of 100 must stay below at every size. */
  aim?: number;
  /** How much longer than at the smallest size half of them may take at the largest. */
  growthAim?: number;
  notmuch?: string | { inbox: true };
  mu?: string | { inbox: true };
}

interface SearchWords {
  findsNothing?: boolean;
  aim?: number;
  sort?: 'newest' | 'best';
  notmuch?: string;
  mu?: string;
}

/** The same words for both of the others. */
const both = (words: string) => ({ notmuch: words, mu: words });

function search(name: string, query: string | ((messages: number) => string), words: SearchWords = {}): QuestionClass {
  const { sort = 'newest', aim = 10, ...others } = words;
  return {
    name,
    aim,
    ...others,
    ask: ({ api, messages }) =>
      api.search({
        query: typeof query === 'string' ? query : query(messages),
        type: 'message',
        sort,
        before: null,
        limit: 50,
        count: false,
      }).hits.length,
  };
}

const page = { view: 'open', sourceId: null, before: null, limit: 50 } as const;
const everyPage = { aim: 1, growthAim: 1.3 };

/** The day on which that share of the messages had been sent. */
const dayAt =
  (share: number) =>
  (messages: number): string =>
    new Date(sentAtOf(Math.floor(messages * share))).toISOString().slice(0, 10);

/** Lists and what stands around them. */
export const listClasses: QuestionClass[] = [
  {
    name: 'inbox page, newest 50, and counts',
    ...everyPage,
    notmuch: { inbox: true },
    mu: { inbox: true },
    ask: ({ api }) => (api.inboxCounts(null), api.inboxPage(page).rows.length),
  },
  {
    name: 'inbox page of one source',
    ...everyPage,
    ask: ({ api, sourceId }) => api.inboxPage({ ...page, sourceId }).rows.length,
  },
  {
    name: 'inbox page, further down',
    ...everyPage,
    ask: ({ api, cursors }, run) =>
      api.inboxPage({ ...page, view: 'all', before: cursors[run % cursors.length] ?? null }).rows.length,
  },
  { name: 'counts', ...everyPage, ask: ({ api }) => api.inboxCounts(null).open },
  {
    name: 'conversation',
    aim: 10,
    ask: ({ api, ids }, run) => api.conversation({ id: ids[run % ids.length]! }).messages.length,
  },
];

/** What can be typed into the search box. */
export const searchClasses: QuestionClass[] = [
  search('common word', 'export', both('export')),
  search('rare word', rareWord, both(rareWord)),
  search('no hits', 'zzyzzyva', { ...both('zzyzzyva'), findsNothing: true }),
  search('two words', 'digest report', both('digest report')),
  search('phrase', '"the export"', both('"the export"')),
  search('from: and word', 'from:reader-17 export', both('from:reader-17 export')),
  search('from: alone', 'from:reader-17', both('from:reader-17')),
  search('prefix of 2 letters', 'ka*', both('ka*')),
  search('prefix of 3 letters', 'kal*', both('kal*')),
  search('prefix of 5 letters', 'kalom*', both('kalom*')),
  search('prefix of 7 letters', 'karenst*', both('karenst*')),
  search('one word excluded', 'digest report -name', {
    notmuch: 'digest and report and not name',
    mu: 'digest and report and not name',
  }),
  search('OR', 'digest OR report', both('digest or report')),
  search('word and state', 'export is:open'),
  search('word and rare state', 'export is:snoozed'),
  search('rare word and state', `${rareWord} is:open`),
  search('unread alone', 'is:unread'),
  search('word and label', 'export label:billing'),
  search('word and seldom label', 'export label:seldom'),
  search('label alone', 'label:billing'),
  search('assigned to me', 'assigned:me'),
  search('unanswered', 'is:unanswered'),
  search('word and link', 'export has:link'),
  search('link alone', 'has:link'),
  search('word and before:', (messages) => `export before:${dayAt(0.1)(messages)}`),
  search('word and after:', (messages) => `export after:${dayAt(0.9)(messages)}`),
  search('word and language', 'export lang:de'),
  search('word and source', 'export source:second'),
  search('typing mistake', 'exprot', { findsNothing: true }),
  search('common word, best first', 'export', { sort: 'best', aim: 20 }),
  search('two words, best first', 'digest report', { sort: 'best', aim: 20 }),
  search('phrase, best first', '"the export"', { sort: 'best', aim: 20 }),
];
