import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FoundEvidence } from '../../../../shared/model/evidence-search.ts';
import { parseEvidenceQuery } from '../../../../shared/model/evidence-search.ts';
import type { SearchHit } from '../../../../shared/model/records.ts';
import { QueryError } from '../../../../shared/model/search-grammar.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

const words = text.reportEvidence;

/** A row of the drawer. `id` is a name of its own: a quote can be suggested and found. */
export type DrawerItem =
  | { id: string; kind: 'suggested' | 'kept'; evidence: FoundEvidence; reason: string | null }
  | { id: string; kind: 'message'; hit: SearchHit };

/** What is wrong in a search, null when it can be asked. */
export function mistakeIn(query: string): QueryError | null {
  try {
    parseEvidenceQuery(query);
    return null;
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}

/** Suggestions, what was kept, and what could be kept, in one list. */
export function useDrawerItems(reportId: number, query: string, used: ReadonlySet<number>) {
  const isAsked = query !== '';
  const kept = useInfiniteQuery(queries.foundEvidence(query));
  const { data: suggested } = useQuery(queries.suggestedEvidence(reportId));
  const messages = useQuery({ ...queries.messagesToKeep(query), enabled: isAsked }).data;
  const pages = kept.data?.pages;
  const { items, headings } = useMemo(() => {
    const list: DrawerItem[] = [];
    const titles = new Map<number, string>();
    const add = (title: string, part: DrawerItem[]): void => {
      if (part.length > 0) titles.set(list.length, title);
      list.push(...part);
    };
    const offered = isAsked ? [] : (suggested ?? []).filter(({ id }) => !used.has(id));
    add(
      words.suggested,
      offered.map((one) => ({ id: `s${one.id}`, kind: 'suggested', evidence: one, reason: one.changeTitle })),
    );
    const found = pages?.flatMap((page) => page.rows) ?? [];
    const part = found.map((one): DrawerItem => ({ id: `e${one.id}`, kind: 'kept', evidence: one, reason: null }));
    add(words.kept, part);
    const hits = isAsked ? (messages?.hits ?? []) : [];
    add(
      words.inbox,
      hits.map((hit) => ({ id: `m${hit.id}`, kind: 'message', hit })),
    );
    // One part alone needs no name.
    if (titles.size === 1 && offered.length === 0 && hits.length === 0) titles.clear();
    return { items: list, headings: titles };
  }, [isAsked, suggested, used, pages, messages]);
  return { ...kept, items, headings };
}
