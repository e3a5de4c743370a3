import type { DatabaseApi } from '../../../electron/db/api.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { rareWord, sentAtOf } from '../synthetic-mail.ts';

/** What questions are asked with. */
export interface Asking {
  api: DatabaseApi;
  messages: number;
  /** The larger source. */
  sourceId: number;
  /** The saved view that `filled-file.ts` made. */
  savedId: number;
  /** Cursors of pages far apart in the list. */
  cursors: readonly (string | null)[];
  /** Conversations on the first page. */
  ids: readonly number[];
}

/** How many things an answer holds, and where to ask for the rest when it broke off in order not to take too long. */
export interface Answered {
  found: number;
  rest: number | null;
}

/** One kind of question. `notmuch` and `mu` say the same in their own words, where they can. */
export interface QuestionClass {
  name: string;
  /** @param rest continues an answer that broke off */
  ask(asking: Asking, run: number, rest: number | null): Answered;
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
  typing?: boolean;
  notmuch?: string;
  mu?: string;
}

/** The same words for both of the others. */
const both = (words: string) => ({ notmuch: words, mu: words });

function search(name: string, query: string | ((messages: number) => string), words: SearchWords = {}): QuestionClass {
  const { sort = 'newest', aim = 10, typing = false, ...others } = words;
  return {
    name,
    aim,
    ...others,
    ask({ api, messages }, _, rest) {
      const { hits, partial, next } = api.search({
        query: typeof query === 'string' ? query : query(messages),
        type: 'message',
        sort,
        before: rest,
        limit: 50,
        count: false,
        typing,
      });
      return { found: hits.length, rest: partial ? next : null };
    },
  };
}

const everyPage = { aim: 1, growthAim: 1.3 };

function page(
  name: string,
  scope: Partial<ListScope> | ((asking: Asking) => Partial<ListScope>),
  place: (asking: Asking, run: number) => string | null = () => null,
): QuestionClass {
  return {
    name,
    ...everyPage,
    ask(asking, run) {
      const wanted = typeof scope === 'function' ? scope(asking) : scope;
      const whole = { view: 'open', filter: null, sort: 'newest', ...wanted } as const;
      return all(asking.api.inboxPage({ scope: whole, before: place(asking, run), limit: 50 }).rows.length);
    },
  };
}

/** An answer that is never broken off. */
const all = (found: number): Answered => ({ found, rest: null });

/** The day on which that share of the messages had been sent. */
const dayAt =
  (share: number) =>
  (messages: number): string =>
    // Never the first day: nothing was sent before it.
    new Date(sentAtOf(Math.max(messages * share, 1500))).toISOString().slice(0, 10);

/** Lists and what stands around them. */
export const listClasses: QuestionClass[] = [
  {
    name: 'inbox page, newest 50, and counts',
    ...everyPage,
    notmuch: { inbox: true },
    mu: { inbox: true },
    ask({ api }) {
      api.inboxCounts(null);
      const scope = { view: 'open', filter: null, sort: 'newest' } as const;
      return all(api.inboxPage({ scope, before: null, limit: 50 }).rows.length);
    },
  },
  page('page, who waits longest first', { sort: 'waiting' }),
  page('page, by relation', { sort: 'relation' }),
  page('page, done', { view: 'done' }),
  page('page of one source', ({ sourceId: id }) => ({ filter: { type: 'source', id } })),
  page('page of one source, who waits longest', ({ sourceId: id }) => ({
    filter: { type: 'source', id },
    sort: 'waiting',
  })),
  page('page of one label', { filter: { type: 'label', id: 1 } }),
  page('page of a seldom label', { filter: { type: 'label', id: 3 } }),
  page('page of what is mine', { filter: { type: 'assigned', to: 'me' } }),
  { ...page('page of a saved view', ({ savedId: id }) => ({ filter: { type: 'saved', id } })), aim: 10 },
  page('page further down', { view: 'all' }, ({ cursors }, run) => cursors[run % cursors.length] ?? null),
  { name: 'counts', ...everyPage, ask: ({ api }) => all(api.inboxCounts(null).open) },
  {
    name: 'conversation',
    aim: 10,
    ask: ({ api, ids }, run) => all(api.conversation({ id: ids[run % ids.length]! }).messages.length),
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
  search('typing, 1 letter', 'e', { typing: true, findsNothing: true }),
  search('typing, 2 letters', 'ex', { typing: true }),
  search('typing, 4 letters', 'expo', { typing: true }),
  search('typing, second word', 'digest rep', { typing: true }),
  search('typing mistake', 'exprot'),
  search('common word, best first', 'export', { sort: 'best', aim: 20 }),
  search('two words, best first', 'digest report', { sort: 'best', aim: 20 }),
  search('phrase, best first', '"the export"', { sort: 'best', aim: 20 }),
];
