import { blocksWithin, inlineText, type ReportBlock, type ReportDocument } from './report-document.ts';

/** What is looked after in a report before others read it. None of it blocks anything. */
export const checkKinds = [
  'consent',
  'credit',
  'names',
  'source',
  'figures',
  'assumptions',
  'pictures',
  'voices',
] as const;
export type CheckKind = (typeof checkKinds)[number];

export type CheckReason =
  /** A quote of somebody who was never asked, or who said no. */
  | 'not-asked'
  | 'refused'
  | 'not-credited'
  /** Somebody who asks to stay unnamed is named in the text. */
  | 'named'
  | 'words-changed'
  | 'message-gone'
  | 'evidence-gone'
  /** A figure with nobody's words in its section. */
  | 'no-words'
  /** A judgement still held on what is quoted, which the report does not tell. */
  | 'held'
  | 'no-description'
  | 'no-reason';

export interface CheckFinding {
  kind: CheckKind;
  reason: CheckReason;
  /** The same for the same matter after the text was changed: what is set aside stays so. */
  key: string;
  /** Where it stands; null where it has no place of its own. */
  blockId: string | null;
  /** What it is about: a name, a sentence, a quote. */
  words: string;
  personId: number | null;
  conversationId: number | null;
}

export interface ReportChecks {
  findings: CheckFinding[];
  /** Keys of findings that were set aside in this report. */
  setAside: string[];
  /** What there is to be looked after, for saying that all is well. */
  quotes: number;
  people: number;
  pictures: number;
  figures: number;
  /** Blocks for other voices. */
  voices: number;
}

const shownWords = 120;

const found = (kind: CheckKind, reason: CheckReason, block: ReportBlock, words: string): CheckFinding => ({
  kind,
  reason,
  key: `${kind}:${block.attrs?.id ?? ''}`,
  blockId: block.attrs?.id ?? null,
  words: words.slice(0, shownWords),
  personId: null,
  conversationId: null,
});

/** What the document itself says: figures without words, pictures without a description, an empty block for other voices. */
export function documentFindings({ content }: ReportDocument): {
  findings: CheckFinding[];
  pictures: number;
  figures: number;
  voices: number;
} {
  const findings: CheckFinding[] = [];
  let [pictures, figures, voices] = [0, 0, 0];
  for (const section of sectionsOf(content)) {
    const blocks = [...blocksWithin(section)];
    const isGrounded = blocks.some(({ type }) => type === 'evidence' || type === 'chart' || type === 'message_image');
    for (const block of blocks) {
      if (block.type === 'paragraph') {
        const words = writtenText(block);
        if (figureIn(words) === null) continue;
        figures += 1;
        if (!isGrounded) findings.push(found('figures', 'no-words', block, words));
      } else if (block.type === 'image') {
        pictures += 1;
        if (block.attrs.alt.trim() === '') findings.push(found('pictures', 'no-description', block, ''));
      } else if (block.type === 'voices') {
        voices += 1;
        const isEmpty = !blocksWithinSay(block.content ?? []) && block.attrs.reason.trim() === '';
        if (isEmpty) findings.push(found('voices', 'no-reason', block, ''));
      }
    }
  }
  return { findings, pictures, figures, voices };
}

/** What stands under each heading, whatever its level, the heading with it. */
function sectionsOf(content: readonly ReportBlock[]): ReportBlock[][] {
  const sections: ReportBlock[][] = [[]];
  for (const block of content) {
    if (block.type === 'heading') sections.push([]);
    sections.at(-1)!.push(block);
  }
  return sections;
}

function blocksWithinSay(blocks: readonly ReportBlock[]): boolean {
  return [...blocksWithin(blocks)].some((block) => {
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'code_block') {
      return inlineText(block.content).trim() !== '';
    }
    return ['evidence', 'change', 'chart', 'image', 'message_image', 'assumption'].includes(block.type);
  });
}

/** Without what is written as code. */
function writtenText(block: ReportBlock & { type: 'paragraph' }): string {
  return inlineText(
    block.content?.filter((one) => one.type !== 'text' || !one.marks?.some(({ type }) => type === 'code')),
  );
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** What has digits and claims nothing: addresses, dates, times, years, versions, numbers of issues and of headings. */
const noFigures = [
  /\b(?:https?|mailto):\S+/giu,
  /\b\d{4}-\d{2}(?:-\d{2})?\b/gu,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\.? ${month}\\b|\\b${month}\\.? \\d{1,2}(?:st|nd|rd|th)?\\b`, 'giu'),
  /\b\d{1,2}[:h]\d{2}\b/gu,
  /\bv?\d+(?:\.\d+){2,}\b|\b(?:v|version |release )\d+(?:\.\d+)*\b/giu,
  /[#№]\s?\d+/gu,
  /\b(?:19|20)\d{2}\b(?!\s?%)/gu,
  /^\s*\d+[.)]\s/u,
  /\p{L}\d+|\d+(?!%)\p{L}+\d*/gu,
];

/** The first figure that a sentence claims, null where it has none. */
export function figureIn(words: string): string | null {
  const left = noFigures.reduce((text, pattern) => text.replace(pattern, ' '), words);
  return /\d+(?:[.,\u202f\u00a0 ]\d+)*\s?%?/u.exec(left)?.[0].trim() ?? null;
}

/** Texts in which names can stand, by block; the title has no block. */
export function namedTexts(title: string, { content }: ReportDocument): { blockId: string | null; words: string }[] {
  const texts: { blockId: string | null; words: string }[] = [{ blockId: null, words: title }];
  for (const block of blocksWithin(content)) {
    const words =
      block.type === 'paragraph' || block.type === 'heading' || block.type === 'code_block'
        ? inlineText(block.content)
        : block.type === 'image'
          ? block.attrs.alt
          : block.type === 'chart'
            ? block.attrs.title
            : block.type === 'voices'
              ? block.attrs.reason
              : '';
    if (words.trim() !== '') texts.push({ blockId: block.attrs?.id ?? null, words });
  }
  return texts;
}
