import { nameAsWished } from '../../shared/model/credit-wish.ts';
import type { ContributionKind, CreditPlace, LedgerPerson, PromiseState } from '../../shared/model/giving.ts';
import { withoutNames } from '../../shared/model/without-names.ts';

/** What people gave and got, with nobody named who does not wish it. */
export interface LedgerContent {
  people: LedgerEntry[];
}

export interface LedgerEntry {
  who: string;
  gave: {
    kind: ContributionKind;
    words: string;
    place: string;
    date: number;
    thanks: LedgerThanks[];
  }[];
  /** Thanks for nothing in particular. */
  thanks: LedgerThanks[];
  promises: {
    sentence: string;
    byWhom: string;
    date: number;
    due: number | null;
    state: PromiseState;
    outcome: string;
  }[];
}

export interface LedgerThanks {
  place: CreditPlace;
  words: string;
  link: string | null;
  date: number;
}

/** May the person be named at all: they said so, and there is a name to use. */
export function isNamed(person: LedgerPerson): boolean {
  return nameAsWished(person, '') !== nameAsWished({ ...person, wish: 'anonymous' }, '');
}

/**
 * The ledger as others may read it, by how people are named. Names follow the wish of today, not of the day of the credit;
 * the names of those who are not to be named are taken out of all words, and links that could lead to them are left out.
 */
export function ledgerContent(people: readonly LedgerPerson[]): LedgerContent {
  return {
    people: people
      .map(entryOf)
      .toSorted((one, other) => one.who.localeCompare(other.who, 'en') || firstDate(one) - firstDate(other)),
  };
}

function firstDate({ gave, thanks, promises }: LedgerEntry): number {
  return Math.min(...[...gave, ...thanks, ...promises].map(({ date }) => date));
}

function entryOf(person: LedgerPerson): LedgerEntry {
  const isShown = isNamed(person);
  const said = (words: string): string => (isShown ? words : withoutNames(words, person));
  const place = person.contributions[0]?.sourceName ?? '';
  const thanksOf = (credits: LedgerPerson['credits']): LedgerThanks[] =>
    credits
      .toSorted((one, other) => one.givenAt - other.givenAt)
      .map((credit) => ({
        place: credit.place,
        words: said(credit.words),
        link: isShown ? credit.link : null,
        date: credit.givenAt,
      }));
  return {
    who: nameAsWished(person, place),
    gave: person.contributions
      .toSorted((one, other) => one.givenAt - other.givenAt)
      .map((one) => ({
        kind: one.kind,
        words: said(one.quote),
        place: one.sourceName,
        date: one.givenAt,
        thanks: thanksOf(person.credits.filter(({ contributionId }) => contributionId === one.id)),
      })),
    thanks: thanksOf(person.credits.filter(({ contributionId }) => contributionId === null)),
    promises: person.promises
      .toSorted((one, other) => one.madeAt - other.madeAt)
      .map((one) => ({
        sentence: said(one.sentence),
        byWhom: one.byWhom === 'me' ? 'us' : one.byWhom,
        date: one.madeAt,
        due: one.dueAt,
        state: one.state,
        outcome: said(one.outcome),
      })),
  };
}

/** The words of a ledger that goes out. */
export const ledgerWords = {
  kind: {
    idea: 'Idea',
    fault: 'Fault report',
    answer: 'Answer to others',
    content: 'Content',
    test: 'Test',
    praise: 'Praise',
    criticism: 'Criticism',
  } satisfies Record<ContributionKind, string>,
  place: {
    reply: 'a reply',
    'release-notes': 'release notes',
    report: 'a report',
    blog: 'a blog',
    talk: 'a talk',
    elsewhere: 'another place',
  } satisfies Record<CreditPlace, string>,
  promise: { open: 'open', kept: 'kept', broken: 'broken' } satisfies Record<PromiseState, string>,
};
