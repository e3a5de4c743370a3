import { AlignmentType, Paragraph, TextRun } from 'docx';
import type { ContentBlock } from '../../../shared/model/report-content.ts';
import { leaningLead, printableLine, webLink, writtenDate, type DateSetting } from '../plain-parts.ts';
import { bulletReference, colours } from './docx-styles.ts';
import { cardOf, space, type Placed } from './docx-tables.ts';
import { attributionChildren, directionOf, originalLink, paragraphOf, runsOf } from './docx-words.ts';
import { answerLead, askedLine, lookAgainLine, reportWords, stateWords } from './words.ts';

type Block<Type extends ContentBlock['type']> = Extract<ContentBlock, { type: Type }>;

/** A quote with a rule beside it, below it who said so, and who said the same. */
export function evidenceBlocks({ quote, by, also }: Block<'evidence'>, dates: DateSetting): Placed[] {
  const source = (children: ReturnType<typeof attributionChildren>): Paragraph =>
    new Paragraph({ style: 'QuoteSource', children });
  const parts = quote.trim().split(/\n\s*\n/);
  // Each part may stand on a page of its own, but the last one stays with who said it.
  const words = parts.map((part, index) =>
    paragraphOf(part, {
      style: 'Quote',
      keepNext: index === parts.length - 1 && part.length < 1200,
      ...(index === 0 ? {} : { spacing: { before: 0, after: 60 } }),
    }),
  );
  return [
    ...words,
    source(attributionChildren(by, dates)),
    ...(also.length === 0 ? [] : [paragraphOf(`${reportWords.also}:`, { style: 'QuoteSource' })]),
    ...also.map((one) => source(attributionChildren(one, dates))),
    space(),
  ];
}

const stateColours: Partial<Record<Block<'change'>['state'], string>> = {
  accepted: colours.accent,
  championed: colours.accent,
  shipped: colours.voicing,
  told: colours.voicing,
  declined: '8C2B22',
};

export function changeBlocks(change: Block<'change'>, dates: DateSetting, width: number): Placed[] {
  const { title, state, description, asks, answer, tracker } = change;
  const link = webLink(tracker?.url ?? null);
  const stateLook = { text: stateWords[state], bold: true, color: stateColours[state] ?? colours.quiet };
  return cardOf(
    paragraphOf(printableLine(title), { style: 'Card', keepNext: true }, { bold: true, size: 21 }),
    new Paragraph({ style: 'CardNote', alignment: AlignmentType.RIGHT, children: [new TextRun(stateLook)] }),
    [
      ...(description.trim() === '' ? [] : [paragraphOf(description.trim(), { style: 'Card' })]),
      ...(asks === '' ? [] : [paragraphOf(printableLine(asks), { style: 'CardNote' })]),
      ...(answer === null
        ? []
        : [
            paragraphOf(answerLead(answer, dates), { style: 'CardNote', keepNext: true }, { bold: true }),
            paragraphOf(answer.words.trim(), { style: 'QuotedText' }, { size: 20 }),
          ]),
      ...(tracker === null
        ? []
        : [
            new Paragraph({
              style: 'CardNote',
              children: [
                ...runsOf(printableLine(tracker.label)),
                ...(link === null ? [] : [new TextRun(': '), originalLink(link)]),
              ],
            }),
          ]),
    ],
    width,
  );
}

/** A short lead of a part that is not a chapter. */
export function lead(words: string): Paragraph {
  return paragraphOf(words, { style: 'SectionLead' });
}

function bullet(level: number, children: Paragraph['options']['children'], words: string, keepNext = false): Paragraph {
  return new Paragraph({
    style: 'ListBullet',
    numbering: { reference: bulletReference, level },
    keepNext,
    ...directionOf(words),
    children: children ?? [],
  });
}

export function thanksBlocks({ people }: Block<'thanks'>, dates: DateSetting): Placed[] {
  return [
    lead(reportWords.thanks),
    ...people.flatMap(({ who, gifts }) => [
      bullet(0, runsOf(printableLine(who), { bold: true }), who, gifts.length > 0),
      ...gifts.map(({ words, date, url }) => {
        const day = writtenDate(date, dates)?.day;
        const link = webLink(url);
        return bullet(
          1,
          [
            ...runsOf(printableLine(words)),
            ...(day === undefined ? [] : [quiet(`, ${day}`)]),
            ...(link === null ? [] : [quiet(', '), originalLink(link, { size: 18 })]),
          ],
          words,
        );
      }),
    ]),
  ];
}

function quiet(text: string): TextRun {
  return new TextRun({ text, color: colours.quiet, size: 18 });
}

export function changedBlocks({ items }: Block<'changed'>, dates: DateSetting): Placed[] {
  return [
    lead(reportWords.changed),
    ...items.map(({ title, state, words, date }) => {
      const facts = [stateWords[state], writtenDate(date, dates)?.day].filter((part) => part !== undefined);
      return bullet(
        0,
        [
          ...runsOf(printableLine(title), { bold: true }),
          quiet(` · ${facts.join(', ')}`),
          ...(words.trim() === '' ? [] : [new TextRun({ text: '', break: 1 }), ...runsOf(words.trim())]),
        ],
        title,
      );
    }),
  ];
}

export function unansweredBlocks({ items }: Block<'unanswered'>, dates: DateSetting): Placed[] {
  return [
    lead(reportWords.unanswered),
    ...items.map((item) =>
      bullet(
        0,
        [
          ...runsOf(printableLine(item.title), { bold: true }),
          new TextRun({ text: '', break: 1 }),
          ...(item.asks === '' ? [] : runsOf(`${printableLine(item.asks)} `)),
          quiet(askedLine(item, dates)),
        ],
        item.title,
      ),
    ),
  ];
}

export function assumptionBlocks(assumption: Block<'assumption'>, dates: DateSetting): Placed[] {
  const again = lookAgainLine(assumption.lookAgain, dates);
  const held = (words: string, look: { bold?: boolean; color?: string; size?: number } = {}): Paragraph =>
    paragraphOf(words, { style: 'Assumption' }, look);
  const small = { bold: true, color: colours.suspending, size: 17 };
  const grounds = (name: string, sentences: readonly string[]): Paragraph[] =>
    sentences.length === 0 ? [] : [held(name, small), ...sentences.map((one) => held(`– ${one.trim()}`))];
  return [
    space(),
    held(reportWords.assumption, small),
    held(assumption.sentence.trim(), { bold: true }),
    ...grounds(reportWords.speaksFor, assumption.for),
    ...grounds(reportWords.speaksAgainst, assumption.against),
    ...(assumption.outcome === null ? [] : [held(reportWords.outcome, small), held(assumption.outcome.trim())]),
    ...(again === null || assumption.outcome !== null ? [] : [held(again, { color: colours.quiet, size: 17 })]),
    space(),
  ];
}

export function leaningBlocks({ sentences }: Block<'leaning'>): Placed[] {
  return [
    space(),
    paragraphOf(leaningLead, { style: 'Assumption' }, { bold: true, color: colours.suspending }),
    ...sentences.map((one) => paragraphOf(`– ${printableLine(one)}`, { style: 'Assumption' })),
    space(),
  ];
}
