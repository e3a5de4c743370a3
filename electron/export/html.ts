import { textBlocks } from '../../shared/model/light-markdown.ts';
import type { TextSpan } from '../../shared/model/light-markdown.ts';
import type { ReportContent, ReportContentBlock } from '../../shared/model/report-document.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate } from './plain-parts.ts';
import { escaped, htmlPage } from './html-page.ts';
import type { HtmlSetting } from './html-page.ts';

/** The report as one HTML file. Every word of it comes out as text. */
export function reportHtml(content: ReportContent, setting: HtmlSetting): string {
  const title = printableLine(content.title);
  const subtitle = printableLine(content.subtitle ?? '');
  const date = writtenDate(content.date, setting);
  const main = `<header>
<h1 dir="auto">${escaped(title)}</h1>
${subtitle === '' ? '' : `<p dir="auto">${escaped(subtitle)}</p>\n`}${date === null ? '' : `<p><time datetime="${date.iso}">${escaped(date.day)}</time></p>\n`}</header>
${content.blocks.map((block) => blockHtml(block, setting)).join('\n')}`;
  return htmlPage({ title, main }, setting);
}

function blockHtml(block: ReportContentBlock, setting: HtmlSetting): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1} dir="auto">${escaped(printableLine(block.text))}</h${block.level + 1}>`;
    case 'text':
      return textHtml(block.text);
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
  }
}

function textHtml(text: string): string {
  const blocks = textBlocks(printableText(text)).map((block) =>
    block.type === 'paragraph'
      ? `<p dir="auto">${block.lines.map(spansHtml).join('<br>\n')}</p>`
      : `<ul>\n${block.items.map((item) => `<li dir="auto">${spansHtml(item)}</li>`).join('\n')}\n</ul>`,
  );
  return blocks.join('\n');
}

function spansHtml(spans: TextSpan[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml(span: TextSpan): string {
  const text = escaped(span.text);
  if (span.type === 'strong') return `<strong>${text}</strong>`;
  if (span.type === 'emphasis') return `<em>${text}</em>`;
  if (span.type === 'code') return `<code dir="auto">${text}</code>`;
  const link = span.type === 'link' ? webLink(span.url) : null;
  return link === null ? text : `<a href="${escaped(link.href)}" rel="noreferrer noopener">${text}</a>`;
}

function evidenceHtml(block: Extract<ReportContentBlock, { type: 'evidence' }>, setting: HtmlSetting): string {
  const link = webLink(block.url);
  const date = writtenDate(block.date, setting);
  const source = printableLine(block.source);
  const caption = [
    `<bdi>${escaped(printableLine(block.who))}</bdi>`,
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
