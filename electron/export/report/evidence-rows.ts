import type { Evidence } from '../../../shared/model/evidence.ts';
import type { CreditWish } from '../../../shared/model/credit-wish.ts';
import type { Audience } from '../../../shared/model/report-content.ts';
import { reportNames } from '../../../shared/model/report-names.ts';
import type { Naming } from '../../../shared/model/unnamed.ts';

/** A piece of evidence as others may read it. */
export interface EvidenceRow {
  quote: string;
  who: string;
  place: string;
  /** Milliseconds since 1970. */
  date: number;
  url: string | null;
  /** Titles of the changes that it speaks for. */
  changes: string[];
  consent: string;
  /** SHA-256 of the words as they were captured, hex. */
  hash: string;
}

export const evidenceHead = ['Quote', 'Who', 'Place', 'Date', 'Link', 'Changes', 'Consent', 'SHA-256'] as const;

const consents: Record<CreditWish, string> = {
  name: 'By name',
  handle: 'By handle',
  anonymous: 'Not by name',
  ask: 'Not asked yet',
};

/** Evidence in the order given, everybody called as they wish and the audience allows. */
export function evidenceRows(
  evidence: readonly Evidence[],
  namings: readonly Naming[],
  titles: ReadonlyMap<number, readonly string[]>,
  rule: Audience['naming'],
): EvidenceRow[] {
  const names = reportNames(namings, rule);
  const wishes = new Map(namings.map(({ id, wish, ours }) => [id, ours ? 'name' : wish]));
  return evidence.map((one) => {
    const { who, place, date, url } = names.attribution(one);
    const wish = (one.personId === null ? undefined : wishes.get(one.personId)) ?? one.wish;
    return {
      quote: names.plain(names.without(one.quote, one.personId)),
      who,
      place,
      date,
      url,
      changes: (titles.get(one.id) ?? []).map(names.plain),
      consent: consents[wish],
      hash: one.hash,
    };
  });
}
