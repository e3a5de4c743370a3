/** The page that a report is written on. */
export const reportEditorText = {
  showOutline: 'Show outline and checks',
  hideOutline: 'Hide outline and checks',
  showDrawer: 'Show evidence',
  hideDrawer: 'Hide evidence',
  style: 'Kind of text',
  strong: 'Bold',
  em: 'Italic',
  codeMark: 'Code',
  insert: 'Insert',
  /** Name, what it is for, more words that find it. */
  insertions: {
    text: ['Text', 'A plain paragraph', 'paragraph plain'],
    heading1: ['Heading 1', 'A part of the report', 'h1 title chapter section'],
    heading2: ['Heading 2', 'A section', 'h2 subtitle section'],
    heading3: ['Heading 3', 'A smaller section', 'h3 subsection'],
    bullets: ['List', 'Points without an order', 'bullet unordered points'],
    numbers: ['Numbered list', 'Points in their order', 'ordered steps 1.'],
    quote: ['Block quote', 'Words taken from elsewhere, typed by hand', 'blockquote citation'],
    code: ['Code', 'Text with every space as it stands', 'monospace preformatted'],
    rule: ['Line', 'Sets parts of the report apart', 'horizontal rule divider separator'],
  } satisfies Record<string, [string, string, string]>,
};
