import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { reportDocx } from '../../../electron/export/report/docx.ts';
import type { ContentBlock, ReportContent } from '../../../shared/model/report-content.ts';
import { everyAsset, everyBlock } from './every-block.ts';

const setting = { paper: 'A4', locale: 'en-GB', timeZone: 'UTC', fonts: [] } as never;

async function parts(content: ReportContent): Promise<(name: string) => string> {
  const files = unzipSync(await reportDocx({ content, assets: everyAsset, setting }));
  return (name) => new TextDecoder('utf-8', { fatal: true }).decode(files[name]);
}

const told = (blocks: ContentBlock[]): ReportContent => ({ ...everyBlock('Words'), blocks });

/** The style and the words of each paragraph. */
function paragraphs(xml: string): [string, string][] {
  const found: [string, string][] = [];
  let isText = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'w:p') found.push(['', '']);
        if (name === 'w:pStyle') found.at(-1)![0] = attributes['w:val']!;
        isText = name === 'w:t';
        if (name === 'w:br') found.at(-1)![1] += '\n';
      },
      ontext(text) {
        if (isText) found.at(-1)![1] += text;
      },
      onclosetag() {
        isText = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

describe('Word document', () => {
  it('names every kind of paragraph by its style (headings that only look so are in no outline)', async () => {
    const read = await parts(everyBlock('Words of somebody'));
    const styles = new Map(paragraphs(read('word/document.xml')).map(([style, words]) => [style, words]));
    expect([...styles.keys()]).toEqual(
      expect.arrayContaining([
        'Title',
        'Subtitle',
        'Heading1',
        'Heading2',
        'Quote',
        'QuoteSource',
        'ListNumber',
        'ListBullet',
      ]),
    );
    expect(styles.get('Heading2')).toBe('Over time');
    const known = [...read('word/styles.xml').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id);
    for (const style of styles.keys()) if (style !== '') expect(known).toContain(style);
    expect(known).toContain('ReportTable');
  });

  it('says its title and language and nobody’s name (a file told who was logged in)', async () => {
    const read = await parts(everyBlock('Words'));
    expect(read('docProps/core.xml')).toContain('<dc:title>Words</dc:title>');
    expect(read('docProps/core.xml')).not.toMatch(/creator|lastModifiedBy|Un-named/);
    expect(read('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    expect(read('word/footer1.xml')).toContain('PAGE');
  });

  it('keeps spans, header rows and what pictures show (tables came out crooked, pictures silent)', async () => {
    const cell = (text: string, more: object = {}) => ({
      header: false,
      colspan: 1,
      rowspan: 1,
      blocks: [{ type: 'paragraph' as const, spans: [{ text }] }],
      ...more,
    });
    const xml = (
      await parts(
        told([
          {
            type: 'table',
            rows: [
              [cell('a', { header: true, colspan: 2 }), cell('b', { header: true })],
              [cell('c', { rowspan: 2 }), cell('d'), cell('e')],
              [cell('f'), cell('g')],
            ],
          },
          ...everyBlock('A picture of <it>').blocks.filter(({ type }) => type === 'image'),
        ]),
      )
    )('word/document.xml');
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
    expect(xml).toContain('<w:tblHeader');
    expect(xml).toContain('descr="A picture of &lt;it&gt;"');
    expect(xml.match(/<w:gridCol /g)).toHaveLength(3);
  });

  it('writes a chart as a table whose bars are as long as their figures (a chart that only a picture held)', async () => {
    const xml = (
      await parts(
        told([
          {
            type: 'chart',
            title: 'Over time',
            summary: '9 messages.',
            overTime: true,
            bars: [
              { label: 'May', count: 6 },
              { label: 'June', count: 3 },
              { label: 'July', count: 0 },
            ],
          },
        ]),
      )
    )('word/document.xml');
    const words = paragraphs(xml).map(([, text]) => text);
    for (const shown of ['Over time', '9 messages.', 'May', '6', 'June', '3', 'July', '0'])
      expect(words).toContain(shown);
    const filled = [...xml.matchAll(/<w:gridSpan w:val="(\d+)"\/>(?:(?!<\/w:tcPr>).)*w:fill="0F5E5A"/g)].map(
      ([, span]) => span,
    );
    expect(filled).toEqual(['24', '12']);
  });

  it('numbers each list from where it begins (the second list went on from the first)', async () => {
    const item = (text: string): ContentBlock[] => [{ type: 'paragraph', spans: [{ text }] }];
    const read = await parts(
      told([
        { type: 'list', ordered: true, start: 3, items: [item('three'), item('four')] },
        { type: 'list', ordered: true, start: 3, items: [item('three again')] },
      ]),
    );
    const ids = [...read('word/document.xml').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    expect(read('word/numbering.xml')).toContain('<w:start w:val="3"/>');
  });
});
