import type { Attribution, ContentBlock, ContentCell } from '../../../shared/model/report-content.ts';
import { escaped } from '../html-page.ts';
import { leaningLead, printableLine, printableText, webLink, writtenDate, type DateSetting } from '../plain-parts.ts';
import { lineHtml, spansHtml, wordsHtml } from './html-words.ts';
import type { ToldReport } from './told-report.ts';
import {
  answerLead,
  askedLine,
  attributionParts,
  editionLine,
  lookAgainLine,
  reportWords,
  stateWords,
} from './words.ts';

/** What blocks are drawn with. */
interface Drawing {
  dates: DateSetting;
  /** The address under which a picture is shown; null where it is gone. */
  pictureAddress(asset: string): string | null;
}

const serif = "Georgia,'Times New Roman',serif";
const sans = 'Helvetica,Arial,sans-serif';
const quiet = `font:13px/1.5 ${sans};color:#5b564e`;
const words = `font:17px/1.55 ${serif};color:#1d1b18`;
const paragraph = `margin:0 0 16px;${words}`;
const linkStyle = 'color:#0f5e5a';
const line = 'border-top:1px solid #d8d3c8';

/**
 * The report as HTML for programs that know little of it: tables, inline styles, no style sheet, no drawing. The words of
 * strangers come out as text. For mails and for the clipboard.
 */
export function mailHtml(
  { content, setting }: Pick<ToldReport, 'content'> & { setting: DateSetting },
  pictureAddress: Drawing['pictureAddress'],
): string {
  const title = escaped(printableLine(content.title));
  const drawing: Drawing = { dates: setting, pictureAddress };
  const salutation =
    content.salutation === null
      ? ''
      : `<p dir="auto" style="${paragraph}">${escaped(printableLine(content.salutation))}</p>\n`;
  return `<!doctype html>
<html lang="${escaped(setting.locale)}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#ffffff">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:640px"><tr><td align="left">
<h1 dir="auto" style="margin:0 0 8px;font:bold 28px/1.25 ${serif};color:#1d1b18">${title}</h1>
<p style="margin:0 0 28px;${quiet}">${escaped(editionLine(content, setting))}</p>
${salutation}${blocksHtml(content.blocks, drawing)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function blocksHtml(blocks: readonly ContentBlock[], drawing: Drawing): string {
  return blocks.map((block) => blockHtml(block, drawing)).join('\n');
}

function blockHtml(block: ContentBlock, drawing: Drawing): string {
  const { dates } = drawing;
  switch (block.type) {
    case 'heading': {
      const size = [22, 18, 16][block.level - 1];
      return `<h${block.level + 1} dir="auto" style="margin:28px 0 10px;font:bold ${size}px/1.3 ${serif};color:#1d1b18">${spansHtml(block.spans, linkStyle)}</h${block.level + 1}>`;
    }
    case 'paragraph':
      return `<p dir="auto" style="${paragraph}">${spansHtml(block.spans, linkStyle)}</p>`;
    case 'quote':
      return `<blockquote style="margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #d8d3c8">\n${blocksHtml(block.blocks, drawing)}\n</blockquote>`;
    case 'code':
      return `<pre dir="ltr" style="margin:0 0 16px;padding:12px;background:#f6f4ef;font:13px/1.5 Menlo,Consolas,monospace;white-space:pre-wrap">${escaped(printableText(block.text))}</pre>`;
    case 'rule':
      return `<hr style="border:0;${line};margin:24px 0">`;
    case 'list': {
      const items = block.items.map((item) => `<li style="margin:0 0 6px;${words}">${itemHtml(item, drawing)}</li>`);
      const style = `margin:0 0 16px;padding:0 0 0 24px;${words}`;
      return block.ordered
        ? `<ol start="${block.start}" style="${style}">\n${items.join('\n')}\n</ol>`
        : `<ul style="${style}">\n${items.join('\n')}\n</ul>`;
    }
    case 'table':
      return tableHtml(block.rows, drawing);
    case 'image': {
      const address = drawing.pictureAddress(block.asset);
      const alt = escaped(printableLine(block.alt));
      if (address === null) return `<p style="${paragraph}">${reportWords.missingPicture} ${alt}</p>`;
      const width = Math.min(640, Math.round(block.width));
      return `<p style="margin:0 0 16px"><img src="${escaped(address)}" alt="${alt}" width="${width}" style="max-width:100%;height:auto${block.hasFrame ? '' : ';border:1px solid #d8d3c8'}"></p>`;
    }
    case 'evidence':
      return evidenceHtml(block, dates);
    case 'missing':
      return `<p style="margin:0 0 16px;${quiet}">${reportWords.missing}</p>`;
    case 'change':
      return changeHtml(block, dates);
    case 'chart':
      return chartHtml(block);
    case 'thanks':
      return listOf(
        reportWords.thanks,
        block.people.map(({ who, gifts }) => {
          const given = gifts.map((gift) => {
            const facts = factsHtml(gift.date, gift.url, dates);
            return `<br>${lineHtml(gift.words)}${facts === '' ? '' : ` <span style="${quiet}">${facts}</span>`}`;
          });
          return `<strong>${lineHtml(who)}</strong>${given.join('')}`;
        }),
      );
    case 'changed':
      return listOf(
        reportWords.changed,
        block.items.map(({ title, state, words: said, date }) => {
          const facts = [stateWords[state], writtenDate(date, dates)?.day].filter(Boolean).join(', ');
          const more = said.trim() === '' ? '' : `<br>${wordsHtml(said)}`;
          return `<strong>${lineHtml(title)}</strong> <span style="${quiet}">${escaped(facts)}</span>${more}`;
        }),
      );
    case 'unanswered':
      return listOf(
        reportWords.unanswered,
        block.items.map(
          (item) =>
            `<strong>${lineHtml(item.title)}</strong><br><span style="${quiet}">${item.asks === '' ? '' : `${lineHtml(item.asks)} `}${lineHtml(askedLine(item, dates))}</span>`,
        ),
      );
    case 'voices': {
      const inner = blocksHtml(block.blocks, drawing);
      const none = block.reason.trim() === '' ? reportWords.noVoices : block.reason;
      return card(
        '#f7f6f3',
        `${leadHtml(reportWords.voices)}${inner === '' ? `<p dir="auto" style="${paragraph}">${wordsHtml(none)}</p>` : inner}`,
      );
    }
    case 'assumption':
      return assumptionHtml(block, dates);
    case 'leaning':
      return card('#fdfaf4', leadHtml(leaningLead) + bullets(block.sentences));
  }
}

function itemHtml(item: readonly ContentBlock[], drawing: Drawing): string {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return blocksHtml(item, drawing);
  return spansHtml(first.spans, linkStyle) + (rest.length === 0 ? '' : `\n${blocksHtml(rest, drawing)}`);
}

function tableHtml(rows: readonly ContentCell[][], drawing: Drawing): string {
  const cellHtml = ({ header, colspan, rowspan, blocks }: ContentCell): string => {
    const tag = header ? 'th' : 'td';
    const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
    return `<${tag}${spans} align="left" valign="top" dir="auto" style="padding:7px 12px 7px 0;border-bottom:1px solid #d8d3c8;${words};font-size:15px${header ? ';font-weight:bold' : ''}">${itemHtml(blocks, drawing)}</${tag}>`;
  };
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse">
${rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n')}
</table>`;
}

function linkHtml(link: URL): string {
  return `<a href="${escaped(link.href)}" style="${linkStyle}">original at ${escaped(link.host)}</a>`;
}

function factsHtml(date: number, url: string | null, dates: DateSetting): string {
  const link = webLink(url);
  return [
    ...[writtenDate(date, dates)?.day].filter((day) => day !== undefined).map(escaped),
    ...(link === null ? [] : [linkHtml(link)]),
  ].join(', ');
}

function attributionHtml(by: Attribution, dates: DateSetting): string {
  const { who, place, date, link } = attributionParts(by, dates);
  return [
    `<bdi style="color:#1d1b18">${escaped(who)}</bdi>`,
    ...(place === null ? [] : [`<bdi>${escaped(place)}</bdi>`]),
    ...(date === null ? [] : [escaped(date.day)]),
    ...(link === null ? [] : [linkHtml(link)]),
  ].join(', ');
}

function evidenceHtml({ quote, by, also }: Extract<ContentBlock, { type: 'evidence' }>, dates: DateSetting): string {
  const others =
    also.length === 0 ? '' : `<br>${reportWords.also}: ${also.map((one) => attributionHtml(one, dates)).join('; ')}`;
  return `<blockquote dir="auto" style="margin:0 0 20px;padding:2px 0 2px 16px;border-left:3px solid #1c7247">
<p style="margin:0 0 6px;${words};font-style:italic">${wordsHtml(quote)}</p>
<p style="margin:0;${quiet}">${attributionHtml(by, dates)}${others}</p>
</blockquote>`;
}

function changeHtml(change: Extract<ContentBlock, { type: 'change' }>, dates: DateSetting): string {
  const { title, state, description, asks, answer, tracker } = change;
  const link = webLink(tracker?.url ?? null);
  const inner = [
    `<p dir="auto" style="margin:0 0 4px;font:bold 16px/1.4 ${sans};color:#1d1b18">${lineHtml(title)}</p>`,
    `<p style="margin:0 0 8px;font:bold 12px/1.4 ${sans};color:#0f5e5a">${stateWords[state]}</p>`,
    ...(description.trim() === ''
      ? []
      : [`<p dir="auto" style="margin:0 0 8px;font:15px/1.5 ${sans};color:#1d1b18">${wordsHtml(description)}</p>`]),
    ...(asks === '' ? [] : [`<p style="margin:0 0 8px;${quiet}">${lineHtml(asks)}</p>`]),
    ...(answer === null
      ? []
      : [
          leadHtml(answerLead(answer, dates)),
          `<blockquote dir="auto" style="margin:0 0 8px;padding:0 0 0 12px;border-left:2px solid #d8d3c8;${words}">${wordsHtml(answer.words)}</blockquote>`,
        ]),
    ...(tracker === null
      ? []
      : [`<p style="margin:0;${quiet}">${lineHtml(tracker.label)}${link === null ? '' : `: ${linkHtml(link)}`}</p>`]),
  ];
  return card('#ffffff', inner.join('\n'));
}

/** Bars are cells of a table: the one drawing that every mail program shows. */
function chartHtml({ title, bars }: Extract<ContentBlock, { type: 'chart' }>): string {
  const lead = `<p dir="auto" style="margin:0 0 8px;font:bold 15px/1.4 ${sans};color:#1d1b18">${lineHtml(title)}</p>`;
  if (bars.length === 0) return `${lead}\n<p style="margin:0 0 20px;${quiet}">${reportWords.nothingFound}</p>`;
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const rows = bars.map(({ label, count }) => {
    const long = Math.round((100 * count) / most);
    const bar =
      long === 0
        ? ''
        : `<table role="presentation" width="${long}%" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#0f5e5a" style="background:#0f5e5a;height:12px;line-height:12px;font-size:1px">&nbsp;</td></tr></table>`;
    return `<tr><th scope="row" align="left" width="34%" style="padding:3px 10px 3px 0;${quiet};font-weight:normal">${lineHtml(label)}</th><td style="padding:3px 0">${bar}</td><td align="right" width="48" style="padding:3px 0;${quiet}">${count}</td></tr>`;
  });
  return `${lead}
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
${rows.join('\n')}
</table>`;
}

function assumptionHtml(assumption: Extract<ContentBlock, { type: 'assumption' }>, dates: DateSetting): string {
  const again = lookAgainLine(assumption.lookAgain, dates);
  const grounds = (lead: string, some: readonly string[]): string =>
    some.length === 0 ? '' : leadHtml(lead) + bullets(some);
  return card(
    '#fdfaf4',
    [
      leadHtml(reportWords.assumption),
      `<p dir="auto" style="${paragraph}">${wordsHtml(assumption.sentence)}</p>`,
      grounds(reportWords.speaksFor, assumption.for),
      grounds(reportWords.speaksAgainst, assumption.against),
      assumption.outcome === null
        ? ''
        : `${leadHtml(reportWords.outcome)}<p dir="auto" style="${paragraph}">${wordsHtml(assumption.outcome)}</p>`,
      again === null || assumption.outcome !== null ? '' : `<p style="margin:0;${quiet}">${escaped(again)}</p>`,
    ].join('\n'),
  );
}

function leadHtml(lead: string): string {
  return `<p style="margin:0 0 6px;font:bold 12px/1.5 ${sans};color:#5b564e">${lineHtml(lead)}</p>`;
}

function bullets(sentences: readonly string[]): string {
  const items = sentences.map(
    (one) => `<li dir="auto" style="margin:0 0 4px;${words};font-size:15px">${wordsHtml(one)}</li>`,
  );
  return `<ul style="margin:0 0 10px;padding:0 0 0 20px">\n${items.join('\n')}\n</ul>`;
}

function listOf(lead: string, entries: readonly string[]): string {
  const rows = entries.map(
    (entry) => `<tr><td dir="auto" style="padding:10px 0;${line};${words};font-size:16px">${entry}</td></tr>`,
  );
  return `${leadHtml(lead)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px">
${rows.join('\n')}
</table>`;
}

function card(colour: string, inner: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td bgcolor="${colour}" style="padding:16px 18px;border:1px solid #d8d3c8;border-radius:8px;background:${colour}">
${inner}
</td></tr></table>`;
}
