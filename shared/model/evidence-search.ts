import type { Evidence } from './evidence.ts';
import { parseTypedQuery, queryTokens, QueryError, type Query } from './search-grammar.ts';

/**
 * What somebody said about being quoted: `given` also by saying how they want to be named, `open` while nobody asked,
 * `refused` when the last word was no.
 */
export type ConsentState = 'given' | 'open' | 'refused';

/** Evidence as it is found beside a report. */
export interface FoundEvidence extends Evidence {
  consent: ConsentState;
}

export interface EvidencePage {
  rows: FoundEvidence[];
  /** Pass as `before` for the next page, null at the end. */
  next: number | null;
}

/** Evidence of a change that the report names, not used yet. */
export interface SuggestedEvidence extends FoundEvidence {
  changeId: number;
  changeTitle: string;
}

/** A message to keep a passage of. */
export interface MessagePassage {
  messageId: number;
  conversationId: number;
  title: string;
  /** As known to us, for the window alone. */
  who: string;
  source: string;
  date: number;
  text: string;
}

/**
 * A search of evidence as one types it: the grammar of the search box, but for the language, which quotes are too short to tell.
 * @throws QueryError with the place of the mistake
 */
export function parseEvidenceQuery(text: string): Query {
  const query = parseTypedQuery(text);
  const language = queryTokens(text).find(({ field }) => field === 'lang');
  if (language !== undefined) {
    const { position, end } = language;
    throw new QueryError('lang: cannot be asked of quotes; they are too short to tell', position, end - position);
  }
  return query;
}
