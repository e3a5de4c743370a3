import type { Attribution, ContentBlock, ContentCell, ContentSpan } from '../../../shared/model/report-content.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate, type DateSetting } from '../plain-parts.ts';
import { addressOf } from './html-words.ts';
import type { ToldReport } from './told-report.ts';
import {
  answerLead,
  askedLine,
  attributionLine,
  contentsOf,
  editionLine,
  lookAgainLine,
  reportWords,
  stateWords,
} from './words.ts';

type Block<Type extends ContentBlock['type']> = Extract<ContentBlock, { type: Type }>;

/** Blank lines between the blocks of a report, none within those of a list. */
const gap = '\n\n';

/**
 * The report as plain text.
 * @param width lines are broken there, between words; null: a paragraph is one line, as chats want it
 */
export function reportText(
  { content, setting }: Pick<ToldReport, 'content'> & { setting: DateSetting },
  width: number | null,
): string {
  const title = printableLine(content.title);
  const entries = contentsOf(content.blocks);
  const parts = [
    underlined(title, '='),
    editionLine(content, setting),
    ...(entries.length === 0 || width === null
      ? []
      : [
          [reportWords.contents, ...entries.map(({ words, level }) => `${level === 1 ? '' : '  '}- ${words}`)].join(
            '\n',
          ),
        ]),
    ...(content.salutation === null ? [] : [printableLine(content.salutation)]),
    ...blockParts(content.blocks, setting),
  ];
  return `${wrapped(parts.join(gap), width)}\n`;
}

function blockParts(blocks: readonly ContentBlock[], dates: DateSetting): string[] {
  return blocks.map((block) => blockText(block, dates)).filter((part) => part !== '');
}

function blockText(block: ContentBlock, dates: DateSetting): string {
  switch (block.type) {
    case 'heading': {
      const words = printableLine(block.spans.map(({ text }) => text).join(''));
      return block.level === 1 ? underlined(words, '-') : words;
    }
    case 'paragraph':
      return spansText(block.spans);
    case 'quote':
      return prefixed(blockParts(block.blocks, dates).join(gap), '> ');
    case 'code':
      return prefixed(printableText(block.text).replace(/\n$/, ''), '    ');
    case 'rule':
      return '* * *';
    case 'list':
      return block.items
        .map((item, index) => itemOf(block.ordered ? `${block.start + index}. ` : '- ', blockParts(item, dates)))
        .join('\n');
    case 'table':
      return tableText(block.rows, dates);
    case 'image':
      return `[Picture: ${printableLine(block.alt) || 'without words'}]`;
    case 'evidence':
      return evidenceText(block, dates);
    case 'missing':
      return `[${reportWords.missing}]`;
    case 'change':
      return changeText(block, dates);
    case 'chart':
      return [printableLine(block.title), figuresText(block)].join('\n');
    case 'thanks':
      return section(
        reportWords.thanks,
        block.people.map(({ who, gifts }) => [
          printableLine(who),
          ...gifts.map((gift) => {
            const facts = [writtenDate(gift.date, dates)?.day, webLink(gift.url)?.href].filter(Boolean).join(', ');
            return `- ${printableLine(gift.words)}${facts === '' ? '' : ` (${facts})`}`;
          }),
        ]),
      );
    case 'changed':
      return section(
        reportWords.changed,
        block.items.map(({ title, state, words, date }) => [
          `${printableLine(title)} (${[stateWords[state], writtenDate(date, dates)?.day].filter(Boolean).join(', ')})`,
          ...(words.trim() === '' ? [] : [printableText(words).trim()]),
        ]),
      );
    case 'unanswered':
      return section(
        reportWords.unanswered,
        block.items.map((item) => [
          printableLine(item.title),
          [printableLine(item.asks), askedLine(item, dates)].filter((one) => one !== '').join(' '),
        ]),
      );
    case 'voices': {
      const inner = blockParts(block.blocks, dates);
      const none = block.reason.trim() === '' ? reportWords.noVoices : printableText(block.reason).trim();
      return [`${reportWords.voices}:`, ...(inner.length === 0 ? [none] : inner)].join(gap);
    }
    case 'assumption':
      return assumptionText(block, dates);
    case 'leaning':
      return [leaningLead, ...block.sentences.map((one) => `- ${printableLine(one)}`)].join('\n');
  }
}

/** Links say where they lead. */
function spansText(spans: readonly ContentSpan[]): string {
  return spans
    .map(({ text, href }) => {
      const words = printableText(text);
      const address = addressOf(href);
      return address === null || address.includes(words.trim()) || words.includes(address)
        ? words
        : `${words} <${address}>`;
    })
    .join('')
    .trim();
}

function underlined(words: string, mark: string): string {
  return words === '' ? '' : `${words}\n${mark.repeat(Math.min(78, [...words].length))}`;
}

function prefixed(text: string, mark: string): string {
  return text.replace(/^/gm, mark).replace(/[^\S\n]+$/gm, '');
}

function itemOf(mark: string, parts: readonly string[]): string {
  return mark + parts.join('\n').replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
}

function section(lead: string, items: readonly string[][]): string {
  return [`${lead}:`, ...items.map((parts) => itemOf('- ', parts))].join('\n');
}

function evidenceText({ quote, by, also }: Block<'evidence'>, dates: DateSetting): string {
  const said = (one: Attribution): string => attributionLine(one, dates);
  return [
    prefixed(printableText(quote).trim(), '> '),
    `\u2014 ${said(by)}`,
    ...(also.length === 0 ? [] : [`${reportWords.also}:`, ...also.map((one) => `- ${said(one)}`)]),
  ].join('\n');
}

function changeText({ title, state, description, asks, answer, tracker }: Block<'change'>, dates: DateSetting): string {
  return [
    `* ${printableLine(title)} (${stateWords[state]})`,
    ...(description.trim() === '' ? [] : [prefixed(printableText(description).trim(), '  ')]),
    ...(asks === '' ? [] : [`  ${printableLine(asks)}`]),
    ...(answer === null
      ? []
      : [`  ${answerLead(answer, dates)}:`, prefixed(printableText(answer.words).trim(), '  > ')]),
    ...(tracker === null
      ? []
      : [`  ${[printableLine(tracker.label), webLink(tracker.url)?.href].filter(Boolean).join(': ')}`]),
  ].join('\n');
}

/** A chart as two columns. */
function figuresText({ bars }: Block<'chart'>): string {
  if (bars.length === 0) return `  ${reportWords.nothingFound}`;
  const labels = bars.map(({ label }) => printableLine(label));
  const wide = Math.min(40, Math.max(...labels.map((label) => [...label].length)));
  const most = Math.max(...bars.map(({ count }) => String(count).length));
  return bars
    .map(({ count }, index) => `  ${padded(labels[index]!, wide)}  ${String(count).padStart(most)}`)
    .join('\n');
}

function assumptionText(assumption: Block<'assumption'>, dates: DateSetting): string {
  const again = lookAgainLine(assumption.lookAgain, dates);
  const grounds = (lead: string, some: readonly string[]): string[] =>
    some.length === 0 ? [] : [`  ${lead}:`, ...some.map((one) => `  - ${printableLine(one)}`)];
  return [
    `${reportWords.assumption}: ${printableLine(assumption.sentence)}`,
    ...grounds(reportWords.speaksFor, assumption.for),
    ...grounds(reportWords.speaksAgainst, assumption.against),
    ...(assumption.outcome === null ? [] : [`  ${reportWords.outcome}: ${printableLine(assumption.outcome)}`]),
    ...(again === null || assumption.outcome !== null ? [] : [`  ${again}`]),
  ].join('\n');
}

const widest = 78;

/** Columns under each other where they fit beside each other, else the cells of a row with bars between them. */
function tableText(rows: readonly ContentCell[][], dates: DateSetting): string {
  const cells = rows.map((row) =>
    row.flatMap(({ colspan, blocks }) => [
      printableLine(blockParts(blocks, dates).join(' ')),
      ...Array.from({ length: Math.max(0, colspan - 1) }, () => ''),
    ]),
  );
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(1, ...cells.map((row) => [...(row[index] ?? '')].length)),
  );
  const fits = widths.reduce((sum, one) => sum + one + 3, -3) <= widest;
  const rowOf = (row: readonly string[]): string =>
    row
      .map((words, index) => (fits ? padded(words, widths[index]!) : words))
      .join(' | ')
      .trimEnd();
  const hasHead = rows[0]?.every(({ header }) => header) === true;
  const [head, ...body] = cells.map(rowOf);
  if (head === undefined) return '';
  return [head, ...(hasHead ? ['-'.repeat(Math.min(widest, [...head].length))] : []), ...body].join('\n');
}

function padded(words: string, width: number): string {
  return words + ' '.repeat(Math.max(0, width - [...words].length));
}

/** Long lines broken between words; what hangs under a mark stays under it, and no address is broken. */
function wrapped(text: string, width: number | null): string {
  if (width === null) return text;
  return text
    .split('\n')
    .map((line) => {
      if ([...line].length <= width || / \| |^ {4}/.test(line)) return line;
      const mark = /^(?:\s|> )*(?:- |\d+\. |\u2014 |\* )?/.exec(line)![0];
      const hang = /^(?:\s|> )*/.exec(line)![0] + ' '.repeat(mark.length - /^(?:\s|> )*/.exec(line)![0].length);
      const done: string[] = [];
      let current = mark;
      let isEmpty = true;
      for (const word of line.slice(mark.length).split(/ +/)) {
        if (!isEmpty && [...current].length + 1 + [...word].length > width) {
          done.push(current);
          current = hang + word;
        } else {
          current += isEmpty ? word : ` ${word}`;
        }
        isEmpty = false;
      }
      return [...done, current].join('\n');
    })
    .join('\n');
}
