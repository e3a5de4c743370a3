import {
  Bookmark,
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Attribution, ContentSpan } from '../../../shared/model/report-content.ts';
import { printableLine, printableText, webLink, type DateSetting } from '../plain-parts.ts';
import { attributionParts } from './words.ts';

/** The first letter that has a direction goes from right to left. */
function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return (
    first !== undefined &&
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
  );
}

/** Words of several lines as runs, line ends as breaks. */
export function runsOf(text: string, look: IRunOptions = {}): TextRun[] {
  const rightToLeft = isRightToLeft(text);
  return printableText(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          ...look,
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          ...(rightToLeft ? { rightToLeft } : {}),
        }),
    );
}

/** A paragraph of plain words in a style. */
export function paragraphOf(text: string, options: IParagraphOptions = {}, look: IRunOptions = {}): Paragraph {
  return new Paragraph({ ...options, ...directionOf(text), children: runsOf(text, look) });
}

export function directionOf(text: string): { bidirectional?: true } {
  return isRightToLeft(text) ? { bidirectional: true } : {};
}

/** A link with its words, where it leads to the web or a mailbox; otherwise the words alone. */
function linked(children: TextRun[], href: string | undefined): ParagraphChild[] {
  const link = hrefOf(href);
  return link === null ? children : [new ExternalHyperlink({ link, children })];
}

function hrefOf(href: string | undefined): string | null {
  if (href === undefined) return null;
  const web = webLink(href);
  if (web !== null) return web.href;
  return /^mailto:/i.test(href) && URL.canParse(href) ? new URL(href).href : null;
}

export function spanChildren(spans: readonly ContentSpan[]): ParagraphChild[] {
  return spans.flatMap(({ text, strong, em, code, href }) => {
    const look: IRunOptions = {
      ...(strong ? { bold: true } : {}),
      ...(em ? { italics: true } : {}),
      ...(code ? { font: 'Courier New', size: 19, noProof: true } : {}),
      ...(hrefOf(href) === null ? {} : { style: 'Hyperlink' }),
    };
    return linked(runsOf(text, look), href);
  });
}

/** Who, where, when, and a link to the original whose address can be read on paper. */
export function attributionChildren(by: Attribution, dates: DateSetting): ParagraphChild[] {
  const { who, place, date, link } = attributionParts(by, dates);
  const facts = [place, date?.day].filter((part) => part != null);
  return [
    new TextRun({ text: who, bold: true, color: '1D1B18' }),
    ...(facts.length === 0 ? [] : [new TextRun(`, ${facts.join(', ')}`)]),
    ...(link === null ? [] : [new TextRun(', '), originalLink(link)]),
  ];
}

/** A link that says where it leads. */
export function originalLink(link: URL, look: IRunOptions = {}): ExternalHyperlink {
  const children = [new TextRun({ ...look, text: link.href, style: 'Hyperlink' })];
  return new ExternalHyperlink({ link: link.href, children });
}

/** Where a heading can be gone to from the contents. */
export function headingChildren(number: number, spans: readonly ContentSpan[]): ParagraphChild[] {
  return [new Bookmark({ id: headingName(number), children: spanChildren(spans) })];
}

export function contentsLink(number: number, words: string): InternalHyperlink {
  return new InternalHyperlink({ anchor: headingName(number), children: [new TextRun(printableLine(words))] });
}

function headingName(number: number): string {
  return `heading-${number}`;
}
