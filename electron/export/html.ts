import type { ContentBlock, ContentSpan, ReportContent } from '../../shared/model/report-content.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate } from './plain-parts.ts';
import { escaped, htmlPage } from './html-page.ts';
import type { HtmlSetting } from './html-page.ts';

/** The report as one HTML file. Every word of it comes out as text. */
export function reportHtml(content: ReportContent, setting: HtmlSetting): string {
  const title = printableLine(content.title);
  const date = writtenDate(content.date, setting);
  const main = `<header>
<h1 dir="auto">${escaped(title)}</h1>
${date === null ? '' : `<p><time datetime="${date.iso}">${escaped(date.day)}</time></p>\n`}</header>
${blocksHtml(content.blocks, setting)}`;
  return htmlPage({ title, main }, setting);
}

function blocksHtml(blocks: readonly ContentBlock[], setting: HtmlSetting): string {
  return blocks.map((block) => blockHtml(block, setting)).join('\n');
}

function blockHtml(block: ContentBlock, setting: HtmlSetting): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1} dir="auto">${spansHtml(block.spans)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p dir="auto">${spansHtml(block.spans)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li dir="auto">${blocksHtml(item, setting)}</li>`).join('\n');
      return block.ordered ? `<ol start="${block.start}">\n${items}\n</ol>` : `<ul>\n${items}\n</ul>`;
    }
    case 'evidence':
      return evidenceHtml(block, setting);
    case 'missing':
      return '<p class="missing">The words that stood here were deleted.</p>';
    case 'leaning':
      return `<section>
<p class="missing">${escaped(leaningLead)}</p>
<ul>
${block.sentences.map((one) => `<li dir="auto">${escaped(printableLine(one))}</li>`).join('\n')}
</ul>
</section>`;
    default:
      return '';
  }
}

function spansHtml(spans: readonly ContentSpan[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml(span: ContentSpan): string {
  let html = escaped(printableText(span.text)).replaceAll('\n', '<br>\n');
  if (span.code) html = `<code dir="auto">${html}</code>`;
  if (span.em) html = `<em>${html}</em>`;
  if (span.strong) html = `<strong>${html}</strong>`;
  const link = webLink(span.href ?? null);
  return link === null ? html : `<a href="${escaped(link.href)}" rel="noreferrer noopener">${html}</a>`;
}

function evidenceHtml(block: Extract<ContentBlock, { type: 'evidence' }>, setting: HtmlSetting): string {
  const { who, place, date: at, url } = block.by;
  const link = webLink(url);
  const date = writtenDate(at, setting);
  const source = printableLine(place);
  const caption = [
    `<bdi>${escaped(printableLine(who))}</bdi>`,
    ...(source === '' ? [] : [`<cite><bdi>${escaped(source)}</bdi></cite>`]),
    ...(date === null ? [] : [`<time datetime="${date.iso}">${escaped(date.day)}</time>`]),
    ...(link === null
      ? []
      : [`<a href="${escaped(link.href)}" rel="noreferrer noopener">original at ${escaped(link.host)}</a>`]),
  ];
  const cite = link === null ? '' : ` cite="${escaped(link.href)}"`;
  return `<figure>
<blockquote dir="auto"${cite}>${escaped(printableText(block.quote).trim())}</blockquote>
<figcaption>${caption.join(', ')}</figcaption>
</figure>`;
}
