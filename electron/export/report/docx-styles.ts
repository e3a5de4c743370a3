import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  LineRuleType,
  type ILevelsOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx';

/** Colours of the printed report, hex without the sign. */
export const colours = {
  ink: '1D1B18',
  quiet: '5B564E',
  line: 'D8D3C8',
  accent: '0F5E5A',
  voicing: '1C7247',
  suspending: '7A4E0C',
  paper: 'F7F6F3',
} as const;

const serif = 'Georgia';
const sans = 'Arial';

/** Twentieths of a point. */
export const listIndent = 360;
const quoteIndent = 280;

const voiceRule = { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: colours.voicing } };
const heldRule = { left: { style: BorderStyle.DASHED, size: 12, space: 10, color: colours.suspending } };
const plainRule = { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: colours.line } };

const heading = (size: number, before: number) => ({
  run: { font: serif, size, bold: true, color: colours.ink },
  paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
});
const small = { font: sans, size: 17, color: colours.quiet };

/** A style that stands in the gallery, and that plain text follows. */
const offered = (
  id: string,
  name: string,
  basedOn: string,
  run: NonNullable<IParagraphStyleOptions['run']>,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
): IParagraphStyleOptions => ({ id, name, basedOn, next: 'Normal', quickFormat: true, run, paragraph });

/** The styles of a report; whoever changes one of them in Word changes it throughout. */
export function reportStyles(locale: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: serif, size: 22, color: colours.ink, language: { value: locale } },
        paragraph: { spacing: { after: 140, line: 300, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: serif, size: 48, bold: true, color: colours.ink },
        paragraph: { spacing: { after: 80, line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(32, 400),
      heading2: heading(27, 320),
      heading3: heading(23, 260),
      caption: { run: small, paragraph: { spacing: { after: 60, line: 260, lineRule: LineRuleType.AUTO } } },
      hyperlink: { run: { color: colours.accent, underline: {} } },
      listParagraph: { paragraph: { spacing: { after: 70 } } },
    },
    paragraphStyles: [
      offered('Subtitle', 'Subtitle', 'Normal', small, {
        spacing: { after: 360 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 12, color: colours.line } },
      }),
      offered(
        'Quote',
        'Quote',
        'Normal',
        { italics: true, size: 23 },
        {
          border: voiceRule,
          indent: { left: quoteIndent },
          spacing: { before: 200, after: 60 },
          keepNext: true,
        },
      ),
      offered('QuoteSource', 'Quote Source', 'Caption', small, {
        border: voiceRule,
        indent: { left: quoteIndent },
        spacing: { before: 0, after: 0 },
        keepLines: true,
      }),
      {
        id: 'QuotedText',
        name: 'Quoted Text',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { border: plainRule, indent: { left: quoteIndent } },
      },
      {
        id: 'Code',
        name: 'Code',
        basedOn: 'Normal',
        quickFormat: true,
        run: { font: 'Courier New', size: 18, noProof: true },
        paragraph: {
          shading: { fill: colours.paper },
          spacing: { before: 120, after: 160, line: 250, lineRule: LineRuleType.AUTO },
        },
      },
      offered(
        'SectionLead',
        'Section Lead',
        'Normal',
        { ...small, bold: true },
        {
          keepNext: true,
          spacing: { before: 300, after: 80 },
        },
      ),
      {
        id: 'Card',
        name: 'Card Text',
        basedOn: 'Normal',
        run: { font: sans, size: 19 },
        paragraph: { spacing: { before: 20, after: 60, line: 264, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'CardNote',
        name: 'Card Note',
        basedOn: 'Card',
        run: small,
        paragraph: { spacing: { before: 20, after: 40, line: 260, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Assumption',
        name: 'Assumption',
        basedOn: 'Normal',
        run: { font: sans, size: 19 },
        paragraph: {
          border: heldRule,
          indent: { left: quoteIndent },
          spacing: { before: 20, after: 20, line: 290, lineRule: LineRuleType.AUTO },
          keepLines: true,
        },
      },
      {
        id: 'Space',
        name: 'Space',
        basedOn: 'Normal',
        run: { size: 8 },
        paragraph: { spacing: { before: 0, after: 140, line: 160, lineRule: LineRuleType.AUTO } },
      },
      ...['ListBullet', 'ListNumber'].map((id) => ({
        id,
        name: id === 'ListBullet' ? 'List Bullet' : 'List Number',
        basedOn: 'ListParagraph',
        quickFormat: true,
      })),
    ],
  };
}

/** Lines between the rows, a shaded first row; the library has no words for styles of tables. */
export const tableStyle = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:uiPriority w:val="59"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="${colours.line}"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="${colours.line}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${colours.line}"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${colours.paper}"/></w:tcPr></w:tblStylePr></w:style></w:styles>`;

export const bulletReference = 'bullets';
export const numberReference = (start: number): string => `numbers-from-${start}`;
const deepest = 8;

/** How a list's numbers look at every depth. @param starts the first numbers of the ordered lists of the report */
export function reportNumbering(starts: Iterable<number>): { reference: string; levels: ILevelsOptions[] }[] {
  const levels = (level: (depth: number) => Pick<ILevelsOptions, 'format' | 'text' | 'start'>): ILevelsOptions[] =>
    Array.from({ length: deepest + 1 }, (_, depth) => ({
      level: depth,
      alignment: AlignmentType.LEFT,
      ...level(depth),
      style: { paragraph: { indent: { left: listIndent * (depth + 1), hanging: listIndent * 0.8 } } },
    }));
  return [
    {
      reference: bulletReference,
      levels: levels((depth) => ({ format: LevelFormat.BULLET, text: '•◦▪'[depth % 3]! })),
    },
    ...[...starts].map((start) => ({
      reference: numberReference(start),
      levels: levels((depth) => ({ format: LevelFormat.DECIMAL, text: `%${depth + 1}.`, start })),
    })),
  ];
}

/** Word knows nine depths. */
export function listDepth(depth: number): number {
  return Math.min(depth, deepest);
}
