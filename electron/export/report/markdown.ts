import type { ContentBlock, ContentCell, ContentSpan, ReportAssets } from '../../../shared/model/report-content.ts';
import { heading, line, plain, quotation, wholeText } from '../markdown-words.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate, type DateSetting } from '../plain-parts.ts';
import { addressOf } from './html-words.ts';
import type { ReportFiles, ToldReport } from './told-report.ts';
import {
  answerLead,
  askedLine,
  attributionParts,
  contentsOf,
  editionLine,
  lookAgainLine,
  pictureName,
  reportWords,
  stateWords,
} from './words.ts';

type Block<Type extends ContentBlock['type']> = Extract<ContentBlock, { type: Type }>;

interface Drawing {
  dates: DateSetting;
  assets: ReportAssets;
  /** The folder of the pictures, relative to the file. */
  folder: string;
}

/**
 * The report as GitHub Flavored Markdown, with its pictures in a folder beside it. Every word of it comes out as text,
 * whatever Markdown or HTML stands in it.
 * @param stem the name of the file without its ending
 */
export function reportMarkdown({ content, assets, setting }: Told, stem: string): ReportFiles {
  const folder = `${stem}.assets`;
  const drawing: Drawing = { dates: setting, assets, folder };
  const entries = contentsOf(content.blocks);
  const parts = [
    `# ${heading(content.title)}`,
    `*${plain(editionLine(content, setting))}*`,
    ...(entries.length === 0
      ? []
      : [
          `**${reportWords.contents}**`,
          entries.map(({ words, level }) => `${level === 1 ? '' : '  '}- ${plain(words)}`).join('\n'),
        ]),
    ...(content.salutation === null ? [] : [line(printableLine(content.salutation))]),
    ...blockParts(content.blocks, drawing),
  ];
  return {
    main: `${parts.join('\n\n')}\n`,
    beside: [...assets].map(([asset, { mime, bytes }]) => ({ path: `${folder}/${pictureName(asset, mime)}`, bytes })),
  };
}

type Told = Pick<ToldReport, 'content' | 'assets'> & { setting: DateSetting };

function blockParts(blocks: readonly ContentBlock[], drawing: Drawing): string[] {
  return blocks.map((block) => blockMarkdown(block, drawing)).filter((part) => part !== '');
}

function blockMarkdown(block: ContentBlock, drawing: Drawing): string {
  const { dates } = drawing;
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${heading(block.spans.map(({ text }) => text).join(''))}`;
    case 'paragraph':
      return spansMarkdown(block.spans);
    case 'quote':
      return quotation(blockParts(block.blocks, drawing).join('\n\n'));
    case 'code':
      return codeMarkdown(block.text);
    case 'rule':
      return '***';
    case 'list':
      return block.items
        .map((item, index) => itemOf(block.ordered ? `${block.start + index}. ` : '- ', blockParts(item, drawing)))
        .join('\n');
    case 'table':
      return tableMarkdown(block.rows, drawing);
    case 'image': {
      const asset = drawing.assets.get(block.asset);
      const alt = printableLine(block.alt);
      if (asset === undefined) return `*${reportWords.missingPicture}* ${plain(alt)}`.trim();
      const file = `${drawing.folder}/${pictureName(block.asset, asset.mime)}`;
      return `![${plain(alt)}](<${file.replace(/[<>\\]/g, '\\$&')}>)`;
    }
    case 'evidence':
      return evidenceMarkdown(block, dates);
    case 'missing':
      return `*${reportWords.missing}*`;
    case 'change':
      return changeMarkdown(block, dates);
    case 'chart':
      return chartMarkdown(block);
    case 'thanks':
      return thanksMarkdown(block, dates);
    case 'changed':
      return section(
        reportWords.changed,
        block.items.map(({ title, state, words, date }) => {
          const day = writtenDate(date, dates)?.day;
          const lead = `**${plain(printableLine(title))}** (${[stateWords[state], day].filter(Boolean).join(', ')})`;
          return [lead, ...(words.trim() === '' ? [] : [wholeText(words)])];
        }),
      );
    case 'unanswered':
      return section(
        reportWords.unanswered,
        block.items.map((item) => [
          `**${plain(printableLine(item.title))}**`,
          [...(item.asks === '' ? [] : [plain(printableLine(item.asks))]), plain(askedLine(item, dates))].join(' '),
        ]),
      );
    case 'voices': {
      const inner = blockParts(block.blocks, drawing);
      const none = block.reason.trim() === '' ? reportWords.noVoices : block.reason;
      return [`**${reportWords.voices}**`, ...(inner.length === 0 ? [wholeText(none)] : inner)].join('\n\n');
    }
    case 'assumption':
      return assumptionMarkdown(block, dates);
    case 'leaning':
      return `*${plain(leaningLead)}*\n\n${bullets(block.sentences)}`;
  }
}

function spansMarkdown(spans: readonly ContentSpan[]): string {
  return spans.map((span, index) => spanMarkdown(span, index === 0 || spans[index - 1]!.text.endsWith('\n'))).join('');
}

function spanMarkdown(span: ContentSpan, isFirst: boolean): string {
  const text = printableText(span.text);
  if (text === '\n') return '\\\n';
  const href = addressOf(span.href);
  const marked = (words: string): string => (href === null ? words : `[${words}](<${href}>)`);
  // Marks hold only where words touch them.
  const [, before, inner, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!;
  if (inner === '') return text.replaceAll('\n', '\\\n');
  const isPlain = !span.code && !span.em && !span.strong && href === null;
  if (isPlain) return lines(text, isFirst);
  let words = span.code ? codeSpan(inner!) : lines(inner!, isFirst);
  if (span.em) words = `*${words}*`;
  if (span.strong) words = `**${words}**`;
  return before + marked(words) + after;
}

function lines(text: string, isFirst: boolean): string {
  return text
    .split('\n')
    .map((one, index) => (isFirst || index > 0 ? line(one) : plain(one)))
    .join('\\\n');
}

function codeSpan(text: string): string {
  return `\`${text.replaceAll('`', '\u02cb').replaceAll('\n', ' ')}\``;
}

/** Fenced by more backticks than stand in it. */
function codeMarkdown(text: string): string {
  const words = printableText(text).replace(/\n$/, '');
  const longest = Math.max(2, ...[...words.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${words}\n${fence}`;
}

function itemOf(mark: string, parts: readonly string[]): string {
  return mark + parts.join('\n\n').replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
}

function section(lead: string, items: readonly string[][]): string {
  return `**${lead}**\n\n${items.map((parts) => itemOf('- ', parts)).join('\n')}`;
}

function bullets(sentences: readonly string[]): string {
  return sentences.map((one) => `- ${line(printableLine(one))}`).join('\n');
}

/** Cells hold one line each, as Markdown knows them; merged cells stand in their first place. */
function tableMarkdown(rows: readonly ContentCell[][], drawing: Drawing): string {
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, { colspan }) => sum + colspan, 0)));
  const cells = rows.map((row) => {
    const words = row.flatMap(({ colspan, blocks }) => [
      blockParts(blocks, drawing)
        .join(' ')
        .replace(/\\?\n+\s*/g, ' ')
        .replace(/(?<!\\)\|/g, '\\|')
        .trim(),
      ...Array.from({ length: colspan - 1 }, () => ''),
    ]);
    return [...words, ...Array.from({ length: columns - words.length }, () => '')];
  });
  const hasHead = rows[0]?.every(({ header }) => header) === true;
  const head = hasHead ? cells[0]! : Array.from({ length: columns }, () => '');
  return tableOf(head, hasHead ? cells.slice(1) : cells, []);
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[]): string {
  const rowOf = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [rowOf(head), rowOf(head.map((_, index) => (right.includes(index) ? '--:' : '---'))), ...rows.map(rowOf)].join(
    '\n',
  );
}

function linkOf(link: URL): string {
  return `[original at ${plain(link.host)}](<${link.href}>)`;
}

function attribution(by: Block<'evidence'>['by'], dates: DateSetting): string {
  const { who, place, date, link } = attributionParts(by, dates);
  return [
    plain(who),
    ...(place === null ? [] : [`*${plain(place)}*`]),
    ...(date === null ? [] : [plain(date.day)]),
    ...(link === null ? [] : [linkOf(link)]),
  ].join(', ');
}

function evidenceMarkdown({ quote, by, also }: Block<'evidence'>, dates: DateSetting): string {
  const others =
    also.length === 0
      ? ''
      : `\n\n${reportWords.also}:\n\n${also.map((one) => `- ${attribution(one, dates)}`).join('\n')}`;
  return quotation(`${wholeText(quote)}\n\n\u2014 ${attribution(by, dates)}${others}`);
}

function changeMarkdown({ title, state, description, asks, answer, tracker }: Block<'change'>, dates: DateSetting) {
  const link = webLink(tracker?.url ?? null);
  return [
    `**${plain(printableLine(title))}** (${stateWords[state]})`,
    ...(description.trim() === '' ? [] : [wholeText(description)]),
    ...(asks === '' ? [] : [line(printableLine(asks))]),
    ...(answer === null ? [] : [`${plain(answerLead(answer, dates))}:`, quotation(wholeText(answer.words))]),
    ...(tracker === null
      ? []
      : [`${line(printableLine(tracker.label))}${link === null ? '' : `: [${plain(link.host)}](<${link.href}>)`}`]),
  ].join('\n\n');
}

function chartMarkdown({ title, bars }: Block<'chart'>): string {
  const lead = `**${plain(printableLine(title))}**`;
  if (bars.length === 0) return `${lead}\n\n${reportWords.nothingFound}`;
  const rows = bars.map(({ label, count }) => [plain(printableLine(label)), String(count)]);
  return `${lead}\n\n${tableOf([' ', 'Messages'], rows, [1])}`;
}

function thanksMarkdown({ people }: Block<'thanks'>, dates: DateSetting): string {
  return section(
    reportWords.thanks,
    people.map(({ who, gifts }) => [
      `**${plain(printableLine(who))}**`,
      ...(gifts.length === 0
        ? []
        : [
            gifts
              .map(({ words, date, url }) => {
                const link = webLink(url);
                const facts = [writtenDate(date, dates)?.day, link === null ? undefined : linkOf(link)];
                const told = facts.filter((one) => one !== undefined).join(', ');
                return `- ${line(printableLine(words))}${told === '' ? '' : ` (${told})`}`;
              })
              .join('\n'),
          ]),
    ]),
  );
}

function assumptionMarkdown(assumption: Block<'assumption'>, dates: DateSetting): string {
  const again = lookAgainLine(assumption.lookAgain, dates);
  const grounds = (lead: string, some: readonly string[]): string[] =>
    some.length === 0 ? [] : [`${lead}:`, bullets(some)];
  return [
    `**${reportWords.assumption}:** ${plain(printableLine(assumption.sentence))}`,
    ...grounds(reportWords.speaksFor, assumption.for),
    ...grounds(reportWords.speaksAgainst, assumption.against),
    ...(assumption.outcome === null ? [] : [`${reportWords.outcome}: ${plain(printableLine(assumption.outcome))}`]),
    ...(again === null || assumption.outcome !== null ? [] : [plain(again)]),
  ].join('\n\n');
}
