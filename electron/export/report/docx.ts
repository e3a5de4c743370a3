import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type IRunOptions,
} from 'docx';
import type { ContentBlock, ReportAssets } from '../../../shared/model/report-content.ts';
import { printableLine, printableText, type DateSetting } from '../plain-parts.ts';
import {
  assumptionBlocks,
  changeBlocks,
  changedBlocks,
  evidenceBlocks,
  lead,
  leaningBlocks,
  thanksBlocks,
  unansweredBlocks,
} from './docx-own.ts';
import {
  bulletReference,
  colours,
  listDepth,
  listIndent,
  numberReference,
  reportNumbering,
  reportStyles,
  tableStyle,
} from './docx-styles.ts';
import { chartTable, space, tableOf, type Placed } from './docx-tables.ts';
import { contentsLink, directionOf, headingChildren, paragraphOf, runsOf, spanChildren } from './docx-words.ts';
import type { ToldReport } from './told-report.ts';
import { contentsOf, editionLine, reportWords } from './words.ts';

/** Paper and its margin, twentieths of a point (ISO 216 A4, ANSI A). */
const papers = { A4: { width: 11_906, height: 16_838 }, Letter: { width: 12_240, height: 15_840 } } as const;
const margin = 1300;
/** CSS pixels in twentieths of a point. */
const pixel = 15;

/** What blocks are made with. */
interface Making {
  dates: DateSetting;
  assets: ReportAssets;
  headings: number;
  pictures: number;
  lists: number;
  starts: Set<number>;
}

/** The report as a Word document (ECMA-376), every kind of block in a style of its own. All words come out as text. */
export async function reportDocx({
  content,
  assets,
  setting,
}: Pick<ToldReport, 'content' | 'assets' | 'setting'>): Promise<Uint8Array> {
  const title = printableLine(content.title);
  const paper = papers[setting.paper];
  const width = paper.width - 2 * margin;
  const making: Making = { dates: setting, assets, headings: 0, pictures: 0, lists: 0, starts: new Set() };
  const children: Placed[] = [
    paragraphOf(title, { heading: HeadingLevel.TITLE }),
    paragraphOf(editionLine(content, setting), { style: 'Subtitle' }),
    ...contentsBlocks(content.blocks),
    ...(content.salutation === null ? [] : [paragraphOf(printableLine(content.salutation))]),
    ...blocksOf(content.blocks, making, width),
  ];
  const document = new Document({
    title,
    // Nobody's name gets into the file by itself.
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles: reportStyles(setting.locale),
    externalStyles: tableStyle,
    numbering: { config: reportNumbering(making.starts) },
    sections: [
      {
        properties: { page: { size: paper, margin: { top: margin, bottom: margin, left: margin, right: margin } } },
        footers: { default: footerOf(title, width) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function footerOf(title: string, width: number): Footer {
  const letters = [...title];
  const shown = letters.length > 70 ? `${letters.slice(0, 69).join('').trimEnd()}…` : title;
  const look: IRunOptions = { font: 'Arial', size: 16, color: colours.quiet };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun({ ...look, text: shown }),
          new TextRun({ ...look, children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

function contentsBlocks(blocks: readonly ContentBlock[]): Placed[] {
  const entries = contentsOf(blocks);
  if (entries.length === 0) return [];
  return [
    lead(reportWords.contents),
    ...entries.map(
      ({ words, level, number }) =>
        new Paragraph({
          indent: { left: listIndent * (level - 1) },
          spacing: { after: 30 },
          children: [contentsLink(number, words)],
        }),
    ),
    space(),
  ];
}

function blocksOf(blocks: readonly ContentBlock[], making: Making, width: number, depth = -1): Placed[] {
  return blocks.flatMap((block) => blockOf(block, making, width, depth));
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** @param depth of the list that the block stands in, -1 outside of lists */
function blockOf(block: ContentBlock, making: Making, width: number, depth: number): Placed[] {
  const { dates } = making;
  const within = depth < 0 ? {} : { indent: { left: listIndent * (listDepth(depth) + 1) } };
  switch (block.type) {
    case 'heading': {
      making.headings += 1;
      const words = block.spans.map(({ text }) => text).join('');
      const children = headingChildren(making.headings, block.spans);
      return [new Paragraph({ heading: headingLevels[block.level], ...directionOf(words), children })];
    }
    case 'paragraph':
      return [spansParagraph(block, within)];
    case 'quote':
      return block.blocks.flatMap((inner) =>
        inner.type === 'paragraph'
          ? [spansParagraph(inner, { style: 'QuotedText' })]
          : blockOf(inner, making, width, depth),
      );
    case 'code':
      return [new Paragraph({ style: 'Code', ...within, children: runsOf(block.text) })];
    case 'rule':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 120, after: 240 },
          indent: { left: 3600, right: 3600 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: colours.line } },
          children: [],
        }),
      ];
    case 'list':
      return listBlocks(block, making, width, depth + 1);
    case 'table':
      return tableOf(block.rows, width, (inner, room) => blocksOf(inner, making, room));
    case 'image':
      return [imageBlock(block, making, width)];
    case 'evidence':
      return evidenceBlocks(block, dates);
    case 'missing':
      return [missing(reportWords.missing)];
    case 'change':
      return changeBlocks(block, dates, width);
    case 'chart':
      return [
        paragraphOf(printableLine(block.title), { style: 'SectionLead' }, { color: colours.ink, size: 20 }),
        paragraphOf(printableLine(block.summary), { style: 'Caption', keepNext: block.bars.length > 0 }),
        ...(block.bars.length === 0 ? [] : chartTable(block, width)),
      ];
    case 'thanks':
      return thanksBlocks(block, dates);
    case 'changed':
      return changedBlocks(block, dates);
    case 'unanswered':
      return unansweredBlocks(block, dates);
    case 'voices': {
      const none = block.reason.trim() === '' ? reportWords.noVoices : block.reason;
      const inner = blocksOf(block.blocks, making, width);
      return [lead(reportWords.voices), ...(inner.length > 0 ? inner : [paragraphOf(none.trim())])];
    }
    case 'assumption':
      return assumptionBlocks(block, dates);
    case 'leaning':
      return leaningBlocks(block);
  }
}

type Within = {
  style?: string;
  indent?: { left: number };
  numbering?: { reference: string; level: number; instance: number };
};

function spansParagraph({ spans }: Extract<ContentBlock, { type: 'paragraph' }>, within: Within): Paragraph {
  const words = spans.map(({ text }) => text).join('');
  return new Paragraph({ ...within, ...directionOf(words), children: spanChildren(spans) });
}

function listBlocks(
  list: Extract<ContentBlock, { type: 'list' }>,
  making: Making,
  width: number,
  depth: number,
): Placed[] {
  const start = Math.max(0, Math.min(Math.trunc(list.start) || 0, 32_767));
  if (list.ordered) making.starts.add(start);
  making.lists += 1;
  const numbering = {
    reference: list.ordered ? numberReference(start) : bulletReference,
    level: listDepth(depth),
    instance: making.lists,
  };
  const style = list.ordered ? 'ListNumber' : 'ListBullet';
  return list.items.flatMap((item) => {
    const [first, ...rest] = item;
    const leads = first?.type === 'paragraph';
    return [
      leads ? spansParagraph(first, { style, numbering }) : new Paragraph({ style, numbering, children: [] }),
      ...blocksOf(leads ? rest : item, making, width, depth),
    ];
  });
}

const pictureTypes = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const;

function imageBlock(image: Extract<ContentBlock, { type: 'image' }>, making: Making, width: number): Paragraph {
  const asset = making.assets.get(image.asset);
  const alt = printableLine(image.alt);
  const type = asset === undefined ? undefined : pictureTypes[asset.mime as keyof typeof pictureTypes];
  // Word reads no WebP.
  if (asset === undefined || type === undefined) return missing(`${reportWords.missingPicture} ${alt}`);
  making.pictures += 1;
  const wide = Math.max(1, image.width);
  const scale = Math.min(1, width / pixel / wide);
  return new Paragraph({
    spacing: { before: 120, after: 200 },
    children: [
      new ImageRun({
        type,
        data: asset.bytes,
        transformation: {
          width: Math.max(1, Math.round(wide * scale)),
          height: Math.max(1, Math.round(Math.max(1, image.height) * scale)),
        },
        altText: { name: `Picture ${making.pictures}`, description: printableText(alt), title: '' },
      }),
    ],
  });
}

function missing(words: string): Paragraph {
  return paragraphOf(words, {}, { italics: true, color: colours.quiet });
}
