import type { LedgerContent, LedgerEntry, LedgerThanks } from './ledger-content.ts';
import { ledgerWords } from './ledger-content.ts';
import { heading, plain } from './markdown-words.ts';
import { printableLine, webLink, writtenDate, type DateSetting } from './plain-parts.ts';

/** The ledger as CommonMark: who gave what, and what they got for it. Every word comes out as text. */
export function ledgerMarkdown({ people }: LedgerContent, dates: DateSetting): string {
  const parts = [
    '# Credit ledger',
    people.length === 0 ? 'Nothing was given yet.' : '',
    ...people.map((entry) => entryMarkdown(entry, dates)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const words = (text: string): string => plain(printableLine(text));

function dayOf(date: number, dates: DateSetting): string {
  return writtenDate(date, dates)?.day ?? 'some day';
}

function entryMarkdown({ who, gave, thanks, promises }: LedgerEntry, dates: DateSetting): string {
  const lines = [
    ...gave.flatMap((one) => [
      `- ${ledgerWords.kind[one.kind]}, ${dayOf(one.date, dates)}${one.place === '' ? '' : `, ${words(one.place)}`}: “${words(one.words)}”`,
      ...(one.thanks.length === 0 ? ['    - Credit is owed'] : one.thanks.map((it) => `    - ${thanksOf(it, dates)}`)),
    ]),
    ...thanks.map((one) => `- ${thanksOf(one, dates)}`),
    ...promises.map((one) => {
      const due = one.state === 'open' && one.due !== null ? `, until ${dayOf(one.due, dates)}` : '';
      const outcome = one.outcome === '' ? '' : `: ${words(one.outcome)}`;
      return `- Promised by ${words(one.byWhom)}, ${dayOf(one.date, dates)}: “${words(one.sentence)}” (${ledgerWords.promise[one.state]}${due}${outcome})`;
    }),
  ];
  return [`## ${heading(who)}`, lines.join('\n')].join('\n\n');
}

function thanksOf({ place, words: said, link, date }: LedgerThanks, dates: DateSetting): string {
  const target = webLink(link);
  const where = target === null ? ledgerWords.place[place] : `[${ledgerWords.place[place]}](<${target.href}>)`;
  return `Thanked in ${where}, ${dayOf(date, dates)}${said === '' ? '' : `: “${words(said)}”`}`;
}
