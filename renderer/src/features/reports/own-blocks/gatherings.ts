import type { ContentBlock } from '../../../../../shared/model/report-content.ts';
import type { ReportPeriod } from '../../../../../shared/model/report-document.ts';
import { text } from '../../../text.ts';
import { day, element, gathered, outsideLink, periodWords, words } from './element.ts';

type Block<Type extends ContentBlock['type']> = Extract<ContentBlock, { type: Type }>;

const own = text.reportBlocks;

/** Who gave what in a stretch of time. */
export function drawnThanks({ people }: Block<'thanks'>, period: ReportPeriod): HTMLElement {
  const entries = people.map(({ who, gifts }) =>
    element(
      'li',
      '',
      words('p', 'own-entry-title', who),
      ...gifts.map((gift) => {
        const said = words('p', 'own-gift', gift.words);
        const when = element('span', 'own-quiet', ` ${day(gift.date)}`);
        if (gift.url !== null) when.append(' · ', outsideLink(gift.url, own.original));
        said.append(when);
        return said;
      }),
    ),
  );
  return gathered(own.names.thanks, periodWords(period), entries, own.thanksEmpty);
}

/** What became of changes in a stretch of time. */
export function drawnChanged({ items }: Block<'changed'>, period: ReportPeriod): HTMLElement {
  const entries = items.map(({ title, state, words: said, date }) =>
    element(
      'li',
      '',
      element(
        'p',
        'own-entry-head',
        words('span', 'own-entry-title', title),
        element('span', `own-state own-state-${state}`, own.state[state]),
        element('span', 'own-quiet', day(date)),
      ),
      said.trim() === '' ? null : words('p', 'own-words', said),
    ),
  );
  return gathered(own.names.changed, periodWords(period), entries, own.changedEmpty);
}

/** What earlier reports asked for, carried forward until somebody answers. */
export function drawnUnanswered({ items }: Block<'unanswered'>): HTMLElement {
  const entries = items.map(({ title, report, date, asks }) =>
    element(
      'li',
      '',
      words('p', 'own-entry-title', title),
      asks === '' ? null : words('p', 'own-words', asks),
      element('p', 'own-quiet', own.asked(report, day(date))),
    ),
  );
  return gathered(own.names.unanswered, null, entries, own.unansweredEmpty);
}
