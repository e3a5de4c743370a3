import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ContentBlock, ContentCell } from '../../../shared/model/report-content.ts';
import { printableLine } from '../plain-parts.ts';
import { colours } from './docx-styles.ts';
import { paragraphOf } from './docx-words.ts';

/** What stands on a page or in a cell, one below the other. */
export type Placed = Paragraph | Table;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
/** Word allows so many columns. */
const mostColumns = 60;

/** A letter of a table, about, in twentieths of a point. */
const letterWidth = 152;

/** Two tables without anything between them would be one. */
export const space = (): Paragraph => new Paragraph({ style: 'Space', children: [] });

/** A table with its spans and header rows. @param inner makes what stands in a cell */
export function tableOf(
  rows: readonly ContentCell[][],
  width: number,
  inner: (blocks: readonly ContentBlock[], width: number) => Placed[],
): Placed[] {
  const columns = columnsOf(rows);
  if (columns === 0) return [];
  const widths = columnWidths(rows, columns, width);
  const heads = rows.findIndex((row) => row.length === 0 || !row.every(({ header }) => header));
  const hasSpans = rows.some((row) => row.some(({ colspan, rowspan }) => colspan > 1 || rowspan > 1));
  const made = rows.flatMap((row, index) => {
    const cells = row.map((cell, at) => {
      const columnSpan = spanOf(cell.colspan, columns);
      const rowSpan = spanOf(cell.rowspan, rows.length - index);
      // Where cells span others, all columns are alike, and it does not matter which one this is.
      const room = hasSpans ? widths[0]! * columnSpan : widths[at]!;
      return new TableCell({
        columnSpan,
        rowSpan,
        width: { size: room, type: WidthType.DXA },
        ...(cell.header ? { shading: { type: ShadingType.CLEAR, fill: colours.paper } } : {}),
        children: closed(inner(cell.blocks, room - 200)),
      });
    });
    const isHead = heads === -1 ? index === 0 && rows.length > 1 : index < heads;
    return cells.length === 0 ? [] : [new TableRow({ tableHeader: isHead, cantSplit: true, children: cells })];
  });
  return [
    space(),
    new Table({
      style: 'ReportTable',
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, noHBand: true, noVBand: true },
      rows: made,
    }),
    space(),
  ];
}

/** More room for columns that hold more words; all alike where cells span others. */
function columnWidths(rows: readonly ContentCell[][], columns: number, width: number): number[] {
  const isPlain = rows.every(
    (row) => row.length === columns && row.every(({ colspan, rowspan }) => colspan <= 1 && rowspan <= 1),
  );
  if (!isPlain) return Array.from({ length: columns }, () => Math.floor(width / columns));
  const all = (letters: (cell: ContentCell) => number): number[] =>
    Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => letters(row[at]!))));
  // Short words stay whole; what is left goes to those who want more.
  const least = all((cell) => {
    const line = longestOf(cell, /\n/);
    return line <= 14 ? line : Math.min(14, longestOf(cell, /\s+/));
  }).map((letters) => letters * letterWidth + 260);
  const more = all((cell) => Math.min(60, longestOf(cell, /\n/))).map((letters, at) =>
    Math.max(1, letters * letterWidth + 260 - least[at]!),
  );
  const total = (some: number[]): number => some.reduce((sum, one) => sum + one, 0);
  const left = width - total(least);
  return least.map((one, at) =>
    Math.floor(left < 0 ? (width * one) / total(least) : one + (left * more[at]!) / total(more)),
  );
}

/** The letters of the longest part of a cell; other things than words count as long. */
function longestOf({ blocks }: ContentCell, between: RegExp): number {
  const parts = blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return [40];
    const words = block.spans.map(({ text }) => text).join('');
    return words.split(between).map((part) => part.length);
  });
  return Math.max(0, ...parts);
}

function spanOf(wanted: number, most: number): number {
  return Math.max(1, Math.min(Math.trunc(wanted) || 1, most));
}

function columnsOf(rows: readonly ContentCell[][]): number {
  const taken: number[] = [];
  let most = 0;
  for (const row of rows) {
    let column = taken.filter((left) => left > 0).length;
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, taken[at]! - 1);
    for (const { colspan, rowspan } of row) {
      for (let more = 0; more < Math.min(colspan, mostColumns); more += 1) {
        if (rowspan > 1) taken.push(rowspan - 1);
        column += 1;
      }
    }
    most = Math.max(most, column);
  }
  return Math.min(most, mostColumns);
}

/** A cell ends with a paragraph. */
function closed(children: Placed[]): Placed[] {
  return children.at(-1) instanceof Paragraph ? children : [...children, new Paragraph({ children: [] })];
}

/** A card with a line around it: a title, a word at its right, and what stands below. */
export function cardOf(title: Paragraph, state: Paragraph, below: Placed[], width: number): Placed[] {
  const line = { style: BorderStyle.SINGLE, size: 6, color: colours.line } as const;
  const right = Math.round(width * 0.22);
  const margins = { top: 100, bottom: 60, left: 200, right: 200 };
  const cell = (children: Placed[], size: number, columnSpan = 1): TableCell =>
    new TableCell({
      columnSpan,
      width: { size, type: WidthType.DXA },
      margins,
      children: closed(children),
    });
  return [
    space(),
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width - right, right],
      layout: TableLayoutType.FIXED,
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: none, insideVertical: none },
      rows: [
        new TableRow({ cantSplit: true, children: [cell([title], width - right), cell([state], right)] }),
        ...(below.length === 0 ? [] : [new TableRow({ children: [cell(below, width, 2)] })]),
      ],
    }),
    space(),
  ];
}

/** So finely a bar can be long. */
const barSteps = 24;

/** A chart as a table: what is counted, a bar of shaded cells, the figure. */
export function chartTable(chart: Extract<ContentBlock, { type: 'chart' }>, width: number): Placed[] {
  const most = Math.max(1, ...chart.bars.map(({ count }) => count));
  const isLong = chart.bars.length > 24;
  // Of a long time only what is there; the sentence above it says how often nothing was.
  const told = isLong && chart.overTime ? chart.bars.filter(({ count }) => count > 0) : chart.bars;
  // A table that fits on a page stays on one: each row is kept with the next.
  const isKept = told.length <= 24;
  const name = Math.round(width * 0.34);
  const figure = Math.round(width * 0.12);
  const step = Math.floor((width - name - figure) / barSteps);
  const look = { size: isLong ? 15 : 18, font: 'Arial' };
  const spacing = {
    before: isLong ? 0 : 20,
    after: isLong ? 0 : 20,
    line: isLong ? 200 : 250,
    lineRule: LineRuleType.AUTO,
  };
  const words = (text: string, more: { right?: boolean; quiet?: boolean; keepNext?: boolean } = {}): Paragraph =>
    paragraphOf(
      text,
      { spacing, keepNext: more.keepNext === true, ...(more.right ? { alignment: AlignmentType.RIGHT } : {}) },
      { ...look, ...(more.quiet ? { color: colours.quiet } : {}) },
    );
  const cell = (children: Paragraph[], size: number, columnSpan = 1, fill?: string): TableCell =>
    new TableCell({
      columnSpan,
      width: { size, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 10, bottom: 10, left: fill === undefined ? 60 : 0, right: 60 },
      ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill } }),
      children,
    });
  const blank = (): Paragraph => new Paragraph({ spacing, children: [new TextRun({ text: '', ...look })] });
  const rows = told.map(({ label, count }, index) => {
    const keepNext = isKept && index < told.length - 1;
    const long = count === 0 ? 0 : Math.max(1, Math.round((count / most) * barSteps));
    return new TableRow({
      cantSplit: true,
      children: [
        cell([words(printableLine(label), { keepNext })], name),
        ...(long === 0 ? [] : [cell([blank()], step * long, long, colours.accent)]),
        ...(long === barSteps ? [] : [cell([blank()], step * (barSteps - long), barSteps - long)]),
        cell([words(String(count), { right: true })], figure),
      ],
    });
  });
  return [
    new Table({
      width: { size: name + step * barSteps + figure, type: WidthType.DXA },
      columnWidths: [name, ...Array.from({ length: barSteps }, () => step), figure],
      layout: TableLayoutType.FIXED,
      // A line of paper between two bars.
      borders: {
        ...noBorders,
        insideHorizontal: { style: BorderStyle.SINGLE, size: isLong ? 6 : 24, color: 'FFFFFF' },
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: [
            cell([words(chart.overTime ? 'When' : 'What', { quiet: true, keepNext: isKept })], name),
            cell([blank()], step * barSteps, barSteps),
            cell([words('Messages', { right: true, quiet: true })], figure),
          ],
        }),
        ...rows,
      ],
    }),
    space(),
  ];
}
