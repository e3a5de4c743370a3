import type { ContentBlock, ContentCell, ReportAssets } from '../../../shared/model/report-content.ts';
import { escaped, htmlPage, type HtmlSetting } from '../html-page.ts';
import { printableLine, printableText, writtenDate } from '../plain-parts.ts';
import { chartHtml } from './html-chart.ts';
import {
  assumptionHtml,
  changedHtml,
  changeHtml,
  evidenceHtml,
  leaningHtml,
  thanksHtml,
  unansweredHtml,
  voicesHtml,
} from './html-own.ts';
import { spansHtml } from './html-words.ts';
import { lettersAcross, mostLetters, reportStyle } from './style.ts';
import type { ToldReport } from './told-report.ts';
import { contentsOf, editionLine, reportWords } from './words.ts';

/** What blocks are drawn with; the numbers tell ids of one file apart. */
interface Drawing {
  setting: HtmlSetting;
  assets: ReportAssets;
  forPrint: boolean;
  headings: number;
  numbered: number;
}

/**
 * The report as one HTML file. Every word of it comes out as text.
 * @param print given to what is printed, where what is behind a click on screen lies open: the pages of its headings by their ids,
 *   as far as they are known
 */
export function reportHtml(
  { content, assets, setting }: Pick<ToldReport, 'content' | 'assets'> & { setting: HtmlSetting },
  print: { pages: ReadonlyMap<string, number> } | null = null,
): string {
  const title = printableLine(content.title);
  const date = writtenDate(content.date, setting);
  const drawing: Drawing = { setting, assets, forPrint: print !== null, headings: 0, numbered: 0 };
  const line = escaped(editionLine(content, setting));
  const header = `<header class="masthead">
<h1 dir="auto">${escaped(title)}</h1>
<p>${date === null ? line : `<time datetime="${date.iso}">${line}</time>`}</p>
</header>`;
  const salutation =
    content.salutation === null ? '' : `<p dir="auto">${escaped(printableLine(content.salutation))}</p>\n`;
  return htmlPage(
    {
      title,
      before: [header, contentsHtml(content.blocks, print?.pages ?? null)].filter((part) => part !== '').join('\n'),
      main: salutation + blocksHtml(content.blocks, drawing),
      style: reportStyle,
      sans: true,
    },
    setting,
  );
}

function contentsHtml(blocks: readonly ContentBlock[], pages: ReadonlyMap<string, number> | null): string {
  const entries = contentsOf(blocks);
  if (entries.length === 0) return '';
  // Its room is there before the page is known, so that knowing it moves nothing.
  const page = (number: number): string =>
    pages === null ? '' : `<span class="page">${pages.get(`heading-${number}`) ?? ''}</span>`;
  const items = entries.map(
    ({ words, level, number }) =>
      `<li class="level-${level}" dir="auto"><a href="#heading-${number}">${escaped(words)}</a>${page(number)}</li>`,
  );
  return `<nav class="contents" aria-label="${reportWords.contents}">
<p class="section-lead">${reportWords.contents}</p>
<ol>
${items.join('\n')}
</ol>
</nav>`;
}

function blocksHtml(blocks: readonly ContentBlock[], drawing: Drawing): string {
  return blocks.map((block) => blockHtml(block, drawing)).join('\n');
}

function blockHtml(block: ContentBlock, drawing: Drawing): string {
  const { setting } = drawing;
  switch (block.type) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag} id="heading-${(drawing.headings += 1)}" dir="auto">${spansHtml(block.spans)}</${tag}>`;
    }
    case 'paragraph':
      return `<p dir="auto">${spansHtml(block.spans)}</p>`;
    case 'quote':
      return `<blockquote class="indented">\n${blocksHtml(block.blocks, drawing)}\n</blockquote>`;
    case 'code':
      return `<pre dir="ltr"${block.text.split('\n').length > 24 ? ' class="long"' : ''}><code>${escaped(printableText(block.text))}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'list': {
      const items = block.items.map((item) => `<li dir="auto">${itemHtml(item, drawing)}</li>`).join('\n');
      return block.ordered ? `<ol start="${block.start}">\n${items}\n</ol>` : `<ul>\n${items}\n</ul>`;
    }
    case 'table':
      return tableHtml(block.rows, drawing);
    case 'image':
      return imageHtml(block, drawing);
    case 'evidence':
      return evidenceHtml(block, setting);
    case 'missing':
      return `<p class="missing">${reportWords.missing}</p>`;
    case 'change':
      return changeHtml(block, setting, (drawing.numbered += 1));
    case 'chart':
      return chartHtml(block, { number: (drawing.numbered += 1), forPrint: drawing.forPrint });
    case 'thanks':
      return thanksHtml(block, setting);
    case 'changed':
      return changedHtml(block, setting);
    case 'unanswered':
      return unansweredHtml(block, setting);
    case 'voices':
      return voicesHtml(block, blocksHtml(block.blocks, drawing));
    case 'assumption':
      return assumptionHtml(block, setting);
    case 'leaning':
      return leaningHtml(block);
  }
}

/** An item of one paragraph stands without the paragraph, so that lists stay close. */
function itemHtml(item: readonly ContentBlock[], drawing: Drawing): string {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return blocksHtml(item, drawing);
  return spansHtml(first.spans) + (rest.length === 0 ? '' : `\n${blocksHtml(rest, drawing)}`);
}

function tableHtml(rows: readonly ContentCell[][], drawing: Drawing): string {
  const isHead = (row: readonly ContentCell[]): boolean => row.length > 0 && row.every(({ header }) => header);
  const heads = rows.findIndex((row) => !isHead(row));
  const split = heads === -1 ? (rows.length > 1 ? 1 : 0) : heads;
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, { colspan }) => sum + colspan, 0)));
  const rowHtml = (row: readonly ContentCell[], scope: string): string => {
    const cells = row.map(({ header, colspan, rowspan, blocks }) => {
      const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
      const tag = header ? 'th' : 'td';
      const least = leastLetters(blocks, columns);
      return `<${tag}${header ? ` scope="${scope}"` : ''} class="least-${least}"${spans} dir="auto">${itemHtml(blocks, drawing)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  const part = (tag: string, some: readonly ContentCell[][], scope: string): string =>
    some.length === 0 ? '' : `<${tag}>\n${some.map((row) => rowHtml(row, scope)).join('\n')}\n</${tag}>\n`;
  return `<table class="written-table">\n${part('thead', rows.slice(0, split), 'col')}${part('tbody', rows.slice(split), 'row')}</table>`;
}

/** How many letters of a cell stand on one line at least: short words stay whole, and a long one does not widen the page. */
function leastLetters(blocks: readonly ContentBlock[], columns: number): number {
  const most = Math.min(mostLetters, Math.floor(lettersAcross / columns));
  const lines = blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? [block.spans.map(({ text }) => text).join('')] : [],
  );
  const needed = lines.map((line) =>
    line.length <= most ? line.length : Math.max(...line.split(/\s+/).map((word) => word.length)),
  );
  return Math.min(most, Math.max(0, ...needed));
}

function imageHtml(image: Extract<ContentBlock, { type: 'image' }>, { assets }: Drawing): string {
  const asset = assets.get(image.asset);
  const alt = printableLine(image.alt);
  if (asset === undefined) return `<p class="missing">${reportWords.missingPicture} ${escaped(alt)}</p>`;
  const source = `data:${asset.mime};base64,${Buffer.from(asset.bytes).toString('base64')}`;
  return `<figure class="picture${image.hasFrame ? ' framed' : ''}"><img src="${source}" alt="${escaped(alt)}" width="${Math.round(image.width)}" height="${Math.round(image.height)}"></figure>`;
}
