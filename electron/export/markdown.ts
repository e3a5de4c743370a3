import { textBlocks } from '../../shared/model/light-markdown.ts';
import type { TextSpan } from '../../shared/model/light-markdown.ts';
import type { ReportContent, ReportContentBlock } from '../../shared/model/report-document.ts';
import { heading, line, plain, quotation, wholeText } from './markdown-words.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate } from './plain-parts.ts';
import type { DateSetting } from './plain-parts.ts';

/** The report as CommonMark. Every word of it comes out as text, whatever Markdown or HTML stands in it. */
export function reportMarkdown(content: ReportContent, setting: DateSetting): string {
  const date = writtenDate(content.date, setting);
  const subtitle = printableLine(content.subtitle ?? '');
  const parts = [
    `# ${heading(content.title)}`,
    ...(subtitle === '' ? [] : [line(subtitle)]),
    ...(date === null ? [] : [line(date.day)]),
    ...content.blocks.map((block) => blockMarkdown(block, setting)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: ReportContentBlock, setting: DateSetting): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${heading(block.text)}`;
    case 'text':
      return textMarkdown(block.text);
    case 'evidence':
      return evidenceMarkdown(block, setting);
    case 'missing':
      return '*The words that stood here were deleted.*';
    case 'leaning':
      return [`*${plain(leaningLead)}*`, block.sentences.map((one) => `- ${line(printableLine(one))}`).join('\n')].join(
        '\n\n',
      );
  }
}

function textMarkdown(text: string): string {
  const blocks = textBlocks(printableText(text)).map((block) =>
    block.type === 'paragraph'
      ? block.lines.map(spansMarkdown).join('\\\n')
      : block.items.map((item) => `- ${spansMarkdown(item)}`).join('\n'),
  );
  return blocks.join('\n\n');
}

function spansMarkdown(spans: TextSpan[]): string {
  return spans.map((span, index) => spanMarkdown(span, index === 0)).join('');
}

function spanMarkdown(span: TextSpan, isFirst: boolean): string {
  if (span.type === 'strong') return `**${plain(span.text)}**`;
  if (span.type === 'emphasis') return `*${plain(span.text)}*`;
  if (span.type === 'code') return `\`${span.text}\``;
  const link = span.type === 'link' ? webLink(span.url) : null;
  if (link !== null) return `[${plain(span.text)}](<${link.href}>)`;
  return isFirst ? line(span.text) : plain(span.text);
}

function evidenceMarkdown(block: Extract<ReportContentBlock, { type: 'evidence' }>, setting: DateSetting): string {
  const link = webLink(block.url);
  const date = writtenDate(block.date, setting);
  const source = printableLine(block.source);
  const caption = [
    plain(printableLine(block.who)),
    ...(source === '' ? [] : [`*${plain(source)}*`]),
    ...(date === null ? [] : [plain(date.day)]),
    ...(link === null ? [] : [`[original at ${plain(link.host)}](<${link.href}>)`]),
  ];
  return quotation(`${wholeText(block.quote)}\n\n\u2014 ${caption.join(', ')}`);
}
