import type { ChangeState } from '../../../shared/model/change.ts';
import type { Attribution, ContentBlock, ReportContent } from '../../../shared/model/report-content.ts';
import { printableLine, webLink, writtenDate, type DateSetting } from '../plain-parts.ts';

/** The words that exported reports say of their own, the same in every format. */
export const reportWords = {
  contents: 'Contents',
  missing: 'The words that stood here were deleted.',
  missingPicture: 'The picture that stood here is gone.',
  also: 'Also said by',
  figures: 'The figures',
  nothingFound: 'Nothing was found.',
  nothingElse: 'At all other times: 0',
  thanks: 'Thank you',
  changed: 'What changed since last time',
  unanswered: 'Asked before, not answered yet',
  voices: 'Other voices',
  noVoices: 'Nobody who sees it otherwise was found.',
  assumption: 'Held in suspension',
  speaksFor: 'What speaks for it',
  speaksAgainst: 'What speaks against it',
  outcome: 'How it came out',
  answer: 'The company’s answer',
} as const;

export const stateWords: Record<ChangeState, string> = {
  heard: 'Heard',
  championed: 'Championed',
  accepted: 'Accepted',
  shipped: 'Shipped',
  told: 'Told',
  declined: 'Declined',
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Such as `No 7, second edition, 3 March 2026`; `Draft, 3 March 2026` for what is not published. */
export function editionLine({ edition, date }: ReportContent, dates: DateSetting): string {
  const day = writtenDate(date, dates)?.day;
  const parts = edition === null ? ['Draft'] : [`No ${edition.number}`];
  if (edition !== null && edition.edition > 1) {
    parts.push(`${ordinals[edition.edition - 1] ?? `${edition.edition}th`} edition`);
  }
  return [...parts, ...(day === undefined ? [] : [day])].join(', ');
}

/** Who said it, where and when, printable; null where it is not known or not told. */
export function attributionParts(
  { who, place, date, url }: Attribution,
  dates: DateSetting,
): { who: string; place: string | null; date: { day: string; iso: string } | null; link: URL | null } {
  const source = printableLine(place);
  return {
    who: printableLine(who),
    place: source === '' ? null : source,
    date: writtenDate(date, dates),
    link: webLink(url),
  };
}

/** The same on one line, its address written out. */
export function attributionLine(by: Attribution, dates: DateSetting): string {
  const { who, place, date, link } = attributionParts(by, dates);
  return [who, place, date?.day, link?.href].filter((part) => part != null).join(', ');
}

type Change = Extract<ContentBlock, { type: 'change' }>;

/** Such as `Answered by the product team on 3 March 2026`. */
export function answerLead({ by, date }: NonNullable<Change['answer']>, dates: DateSetting): string {
  const who = printableLine(by);
  const day = date === null ? null : writtenDate(date, dates);
  if (who === '' && day === null) return reportWords.answer;
  return `${who === '' ? reportWords.answer : `Answered by ${who}`}${day === null ? '' : ` on ${day.day}`}`;
}

/** Such as `Asked in “What people say in May” on 3 May 2026.` */
export function askedLine(item: { report: string; date: number }, dates: DateSetting): string {
  const day = writtenDate(item.date, dates);
  return `Asked in “${printableLine(item.report)}”${day === null ? '' : ` on ${day.day}`}.`;
}

/** Such as `We look again on 3 March 2026.`, null without a day. */
export function lookAgainLine(lookAgain: number | null, dates: DateSetting): string | null {
  const day = lookAgain === null ? null : writtenDate(lookAgain, dates);
  return day === null ? null : `We look again on ${day.day}.`;
}

/** The headings that a table of contents lists, with the number of each among all headings; none for a short report. */
export function contentsOf(blocks: readonly ContentBlock[]): { words: string; level: 1 | 2 | 3; number: number }[] {
  const headings = blocks
    .filter((block) => block.type === 'heading')
    .map(({ spans, level }, index) => ({
      words: printableLine(spans.map(({ text }) => text).join('')),
      level,
      number: index + 1,
    }));
  const isLong = headings.length >= 6 || (headings.length >= 4 && blocks.length >= 40);
  return isLong ? headings.filter(({ level }) => level <= 2) : [];
}

/** The blocks that have something to say: no thanks to nobody, no news of nothing. */
export function tellingBlocks(blocks: readonly ContentBlock[]): ContentBlock[] {
  return blocks.flatMap((block): ContentBlock[] => {
    switch (block.type) {
      case 'thanks':
        return block.people.length === 0 ? [] : [block];
      case 'changed':
      case 'unanswered':
        return block.items.length === 0 ? [] : [block];
      case 'voices':
        return [{ ...block, blocks: tellingBlocks(block.blocks) }];
      default:
        return [block];
    }
  });
}

/** A picture's file ending by its kind. */
export const pictureEndings = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
} as const;

/** The name that a picture gets beside or inside an exported file. */
export function pictureName(asset: string, mime: keyof typeof pictureEndings): string {
  return `picture-${asset.replace(/[^0-9a-f]/gi, '').slice(0, 16)}.${pictureEndings[mime]}`;
}
