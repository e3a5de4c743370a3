import { createHash } from 'node:crypto';
import { textBlocks } from '../../shared/model/light-markdown.ts';
import type { TextSpan } from '../../shared/model/light-markdown.ts';
import type { ReportContent, ReportContentBlock } from '../../shared/model/report-document.ts';
import { printableLine, printableText, webLink, writtenDate } from './plain-parts.ts';
import type { DateSetting } from './plain-parts.ts';
import type { ReportFonts } from './report-fonts.ts';

export interface HtmlSetting extends DateSetting {
  /** Null leaves the choice to the serif font of whoever reads it. */
  fonts: ReportFonts | null;
}

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { background: #fff; color: #1d1b18; font: 400 1.125rem/1.55 'Source Serif 4', Charter, Georgia, serif; text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 38rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; margin: 2.2em 0 0.6em; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2.1rem; margin: 0; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.22rem; }
h4 { font-size: 1.05rem; }
header { margin-bottom: 2.5rem; padding-bottom: 1.25rem; border-bottom: 1px solid #c9c4bb; }
header p { margin: 0.5rem 0 0; color: #5b564e; }
p, ul { margin: 0 0 1em; }
ul { padding-inline-start: 1.4em; }
li { margin-bottom: 0.3em; }
code { font: 0.88em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; background: #f3f0ea; padding: 0.1em 0.3em; border-radius: 3px; }
a { color: #0f5e5a; text-underline-offset: 0.15em; }
figure { margin: 1.6em 0; padding-inline-start: 1.1rem; border-inline-start: 3px solid #1c7247; }
blockquote { margin: 0; font-style: italic; white-space: pre-wrap; }
figcaption { margin-top: 0.5rem; font-size: 0.92rem; color: #5b564e; break-before: avoid; }
cite { font-style: italic; }
.missing { color: #5b564e; font-style: italic; }
@page { size: auto; margin: 22mm 20mm; }
@media print {
  html { font-size: 10.5pt; text-rendering: geometricPrecision; }
  main { max-width: none; padding: 0; }
  p, li, blockquote { orphans: 3; widows: 3; }
  figcaption a::after { content: ' ' attr(href); }
}
`;

/**
 * The report as one HTML file that needs nothing else: no script, no address that is loaded, a content security policy
 * that allows only its own style and fonts. Every word of the report comes out as text.
 */
export function reportHtml(content: ReportContent, setting: HtmlSetting): string {
  const style = (setting.fonts === null ? '' : fontFaces(setting.fonts)) + STYLE;
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const title = printableLine(content.title);
  const subtitle = printableLine(content.subtitle ?? '');
  const date = writtenDate(content.date, setting);
  return `<!doctype html>
<html lang="${escaped(setting.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${escaped(title)}</h1>
${subtitle === '' ? '' : `<p dir="auto">${escaped(subtitle)}</p>\n`}${date === null ? '' : `<p><time datetime="${date.iso}">${escaped(date.day)}</time></p>\n`}</header>
${content.blocks.map((block) => blockHtml(block, setting)).join('\n')}
</main>
</body>
</html>
`;
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

function fontFaces({ normal, italic }: ReportFonts): string {
  const face = (style: string, font: Uint8Array): string =>
    `@font-face { font-family: 'Source Serif 4'; font-style: ${style}; font-weight: 200 900; src: url(data:font/woff2;base64,${Buffer.from(font).toString('base64')}) format('woff2'); }\n`;
  return face('normal', normal) + face('italic', italic);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
