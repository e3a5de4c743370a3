import type { ContentBlock, ContentSpan, ReportContent } from '../../shared/model/report-content.ts';
import { heading, line, plain, quotation, wholeText } from './markdown-words.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate } from './plain-parts.ts';
import type { DateSetting } from './plain-parts.ts';

/** The report as CommonMark. Every word of it comes out as text, whatever Markdown or HTML stands in it. */
export function reportMarkdown(content: ReportContent, setting: DateSetting): string {
  const date = writtenDate(content.date, setting);
  const parts = [
    `# ${heading(content.title)}`,
    ...(date === null ? [] : [line(date.day)]),
    ...content.blocks.map((block) => blockMarkdown(block, setting)).filter((part) => part !== ''),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: ContentBlock, setting: DateSetting): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${heading(block.spans.map(({ text }) => text).join(''))}`;
    case 'paragraph':
      return spansMarkdown(block.spans);
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${block.start + index}. ` : '- ';
          const inner = item.map((one) => blockMarkdown(one, setting)).join('\n\n');
          return mark + inner.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
        })
        .join('\n');
    case 'evidence':
      return evidenceMarkdown(block, setting);
    case 'missing':
      return '*The words that stood here were deleted.*';
    case 'leaning':
      return [`*${plain(leaningLead)}*`, block.sentences.map((one) => `- ${line(printableLine(one))}`).join('\n')].join(
        '\n\n',
      );
    default:
      return '';
  }
}

function spansMarkdown(spans: readonly ContentSpan[]): string {
  return spans.map((span, index) => spanMarkdown(span, index === 0)).join('');
}

function spanMarkdown(span: ContentSpan, isFirst: boolean): string {
  const text = printableText(span.text);
  if (text === '\n') return '\\\n';
  if (span.code) return `\`${text.replaceAll('`', '\u02cb')}\``;
  let words = isFirst ? line(text) : plain(text);
  if (span.em) words = `*${words}*`;
  if (span.strong) words = `**${words}**`;
  const link = webLink(span.href ?? null);
  return link === null ? words : `[${words}](<${link.href}>)`;
}

function evidenceMarkdown(block: Extract<ContentBlock, { type: 'evidence' }>, setting: DateSetting): string {
  const { who, place, date: at, url } = block.by;
  const link = webLink(url);
  const date = writtenDate(at, setting);
  const source = printableLine(place);
  const caption = [
    plain(printableLine(who)),
    ...(source === '' ? [] : [`*${plain(source)}*`]),
    ...(date === null ? [] : [plain(date.day)]),
    ...(link === null ? [] : [`[original at ${plain(link.host)}](<${link.href}>)`]),
  ];
  return quotation(`${wholeText(block.quote)}\n\n\u2014 ${caption.join(', ')}`);
}
