import type { LedgerContent, LedgerThanks } from './ledger-content.ts';
import { ledgerWords } from './ledger-content.ts';
import { csvText } from './csv.ts';
import { webLink, type DateSetting } from './plain-parts.ts';

const head = ['Who', 'What', 'Date', 'Place', 'Words', 'Thanked on', 'Thanked in', 'With these words', 'Link', 'State'];

/** The ledger as CSV. */
export function ledgerCsv({ people }: LedgerContent, { timeZone }: DateSetting): string {
  // Swedish dates are those of ISO 8601, in the zone of the reader.
  const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const day = (date: number | null): string =>
    date === null || Number.isNaN(new Date(date).getTime()) ? '' : days.format(date);
  const thanked = (thanks: LedgerThanks | null): string[] =>
    thanks === null
      ? ['', '', '', '']
      : [day(thanks.date), ledgerWords.place[thanks.place], thanks.words, webLink(thanks.link)?.href ?? ''];
  const rows = people.flatMap(({ who, gave, thanks, promises }) => [
    ...gave.flatMap((one) => {
      const given = [who, ledgerWords.kind[one.kind], day(one.date), one.place, one.words];
      return one.thanks.length === 0
        ? [[...given, ...thanked(null), 'owed']]
        : one.thanks.map((it) => [...given, ...thanked(it), 'credited']);
    }),
    ...thanks.map((it) => [who, 'Thanks', day(it.date), '', '', ...thanked(it), 'credited']),
    ...promises.map((one) => [
      who,
      `Promise by ${one.byWhom}`,
      day(one.date),
      '',
      one.sentence,
      day(one.due),
      '',
      one.outcome,
      '',
      ledgerWords.promise[one.state],
    ]),
  ]);
  return csvText([head, ...rows]);
}
