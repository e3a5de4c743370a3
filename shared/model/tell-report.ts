import {
  blocksWithin,
  inlineText,
  type ReportBlock,
  type ReportDocument,
  type ReportInline,
} from './report-document.ts';
import { stepOf } from './chart-time.ts';
import { chartSummary } from './chart-words.ts';
import type { Attribution, Audience, ContentBlock, ContentSpan, ReportContent } from './report-content.ts';
import { chartKey, periodKey, type ReportMaterial } from './report-material.ts';
import { reportNames, type ReportNames } from './report-names.ts';
import { shortened } from './report-short.ts';
import { unwrapped } from './unwrapped.ts';

/** As every person wishes, everything, to nobody in particular. */
export const everybody: Audience = { salutation: '', length: 'full', naming: 'wished' };

/**
 * A report as its readers get it: names as their bearers wish and the audience allows, headings without gaps in their
 * levels, what is empty left out, comments to oneself left out.
 * @param setting.date when it is read, milliseconds since 1970
 */
export function reportContent(
  report: { title: string; document: ReportDocument },
  material: ReportMaterial,
  setting: { date: number; audience: Audience; edition: ReportContent['edition'] },
): ReportContent {
  const names = reportNames(material.namings, setting.audience.naming);
  const blocks = contentBlocks(report.document.content, material, names);
  if (material.leansOn.length > 0 && !tellsAssumptions(report.document, material)) {
    blocks.push({ type: 'leaning', sentences: material.leansOn.map(names.plain) });
  }
  return {
    title: names.plain(report.title),
    salutation: setting.audience.salutation.trim() === '' ? null : names.plain(setting.audience.salutation),
    date: setting.date,
    edition: setting.edition,
    blocks: setting.audience.length === 'short' ? shortened(blocks) : blocks,
  };
}

/** Nothing needs to be said at the end that blocks of the report say already. */
function tellsAssumptions({ content }: ReportDocument, material: ReportMaterial): boolean {
  const told = new Set<string>();
  for (const block of blocksWithin(content)) {
    if (block.type === 'assumption') told.add(material.assumptions[block.attrs.assumptionId]?.sentence ?? '');
  }
  return material.leansOn.every((sentence) => told.has(sentence));
}

/** Blocks resolved one after the other; also what the editor shows for a block of our own. */
export function contentBlocks(
  blocks: readonly ReportBlock[],
  material: ReportMaterial,
  names: ReportNames,
): ContentBlock[] {
  let level = 0;
  return blocks.flatMap((block): ContentBlock[] => {
    if (block.type !== 'heading') return contentOf(block, material, names);
    const spans = spansOf(block.content, names);
    if (isEmpty(spans)) return [];
    level = Math.min(block.attrs.level, level + 1);
    return [{ type: 'heading', level: level as 1 | 2 | 3, spans }];
  });
}

function contentOf(block: ReportBlock, material: ReportMaterial, names: ReportNames): ContentBlock[] {
  const inner = (content: readonly ReportBlock[] = []): ContentBlock[] => contentBlocks(content, material, names);
  switch (block.type) {
    case 'heading':
      return [];
    case 'paragraph': {
      const spans = spansOf(block.content, names);
      return isEmpty(spans) ? [] : [{ type: 'paragraph', spans }];
    }
    case 'blockquote': {
      const blocks = inner(block.content);
      return blocks.length === 0 ? [] : [{ type: 'quote', blocks }];
    }
    case 'code_block': {
      const text = names.plain(inlineText(block.content));
      return text.trim() === '' ? [] : [{ type: 'code', text }];
    }
    case 'horizontal_rule':
      return [{ type: 'rule' }];
    case 'bullet_list':
    case 'ordered_list': {
      const items = block.content.map((item) => inner(item.content)).filter((item) => item.length > 0);
      const ordered = block.type === 'ordered_list';
      return items.length === 0
        ? []
        : [{ type: 'list', ordered, start: block.type === 'ordered_list' ? block.attrs.order : 1, items }];
    }
    case 'table':
      return [
        {
          type: 'table',
          rows: block.content.map((row) =>
            row.content.map((cell) => ({
              header: cell.type === 'table_header',
              colspan: cell.attrs?.colspan ?? 1,
              rowspan: cell.attrs?.rowspan ?? 1,
              blocks: inner(cell.content),
            })),
          ),
        },
      ];
    case 'image': {
      const { asset, alt, width, height } = block.attrs;
      return [{ type: 'image', asset, alt: names.plain(alt), width, height }];
    }
    case 'voices': {
      const blocks = inner(block.content);
      return [{ type: 'voices', blocks, reason: names.plain(block.attrs.reason) }];
    }
    default:
      return [ownContent(block, material, names)];
  }
}

type OwnBlock = Extract<
  ReportBlock,
  { type: 'evidence' | 'change' | 'chart' | 'thanks' | 'changed' | 'unanswered' | 'assumption' | 'message_image' }
>;

function ownContent(block: OwnBlock, material: ReportMaterial, names: ReportNames): ContentBlock {
  switch (block.type) {
    case 'evidence':
      return evidenceContent(block, material, names);
    case 'change': {
      const change = material.changes[block.attrs.changeId];
      if (change === undefined) return { type: 'missing' };
      const { answer, tracker } = change;
      return {
        type: 'change',
        title: names.plain(change.title),
        state: change.state,
        description: names.plain(change.description),
        asks: names.asks(change.voices),
        answer:
          answer.words.trim() === ''
            ? null
            : { words: names.plain(answer.words), by: names.plain(answer.by), date: answer.at },
        tracker: tracker === null ? null : { label: names.plain(tracker.label), url: tracker.url },
      };
    }
    case 'chart': {
      const data = material.charts[chartKey(block.attrs)] ?? { bars: [], total: 0 };
      const overTime = stepOf(block.attrs.by) !== null;
      const named = data.bars.map((bar) => ({ ...bar, label: names.plain(bar.label) }));
      const bars = named.map(({ label, count }) => ({ label, count }));
      return {
        type: 'chart',
        title: names.plain(block.attrs.title),
        summary: chartSummary({ ...data, bars: named }, block.attrs.by),
        bars,
        overTime,
      };
    }
    case 'thanks': {
      const { leftOut } = block.attrs;
      const entries = material.thanks[periodKey(block.attrs)] ?? [];
      return {
        type: 'thanks',
        people: entries
          .filter(({ voice }) => voice.personId === null || !leftOut.includes(voice.personId))
          .map(({ voice, gifts }) => ({
            who: names.called(voice),
            gifts: gifts.map((gift) => ({
              words: names.plain(names.without(gift.words, voice.personId)),
              date: gift.at,
              url: names.isUnnamed(voice.personId) ? null : gift.url,
            })),
          })),
      };
    }
    case 'changed':
      return {
        type: 'changed',
        items: (material.changed[periodKey(block.attrs)] ?? [])
          .filter(({ changeId }) => !block.attrs.leftOut.includes(changeId))
          .map(({ title, state, words, at }) => ({
            title: names.plain(title),
            state,
            words: names.plain(words),
            date: at,
          })),
      };
    case 'unanswered':
      return {
        type: 'unanswered',
        items: material.unanswered
          .filter(({ changeId }) => !block.attrs.leftOut.includes(changeId))
          .map(({ title, reportTitle, askedAt, voices }) => ({
            title: names.plain(title),
            report: names.plain(reportTitle),
            date: askedAt,
            asks: names.asks(voices),
          })),
      };
    case 'assumption': {
      const assumption = material.assumptions[block.attrs.assumptionId];
      if (assumption === undefined) return { type: 'missing' };
      return {
        type: 'assumption',
        sentence: names.plain(assumption.sentence),
        for: assumption.for.map(names.plain),
        against: assumption.against.map(names.plain),
        lookAgain: assumption.lookAgain,
        outcome: assumption.outcome === null ? null : names.plain(assumption.outcome),
      };
    }
    case 'message_image':
      return pictureContent(block, names);
  }
}

function evidenceContent(
  { attrs }: Extract<ReportBlock, { type: 'evidence' }>,
  material: ReportMaterial,
  names: ReportNames,
): ContentBlock {
  const all = [attrs.evidenceId, ...attrs.also].flatMap((id) => material.evidence[id] ?? []);
  const [first, ...also] = all;
  if (first === undefined) return { type: 'missing' };
  const attribution = (one: typeof first): Attribution => names.attribution(one);
  return {
    type: 'evidence',
    quote: names.plain(names.without(unwrapped(first.quote), first.personId)),
    by: attribution(first),
    also: also.map(attribution),
  };
}

/** A picture that shows a name which may not be shown any more is told in words instead. */
function pictureContent({ attrs }: Extract<ReportBlock, { type: 'message_image' }>, names: ReportNames): ContentBlock {
  const { personId, date, url, asset, width, height } = attrs;
  const place = names.plain(attrs.place);
  const who = names.called({ personId, name: '', place });
  const words = names.plain(names.without(attrs.text, personId));
  // Whoever is in it was forgotten: the picture went, and what was not theirs of the words stays.
  if (asset === '' && words.trim() === '') return { type: 'missing' };
  const mayShow = asset !== '' && words === attrs.text && (!attrs.named || !names.isUnnamed(personId));
  if (!mayShow) {
    return {
      type: 'evidence',
      quote: words,
      by: { who, place: who.includes(place) ? '' : place, date, url: names.isUnnamed(personId) ? null : url },
      also: [],
    };
  }
  return { type: 'image', asset, alt: `${who}: ${attrs.text}`, width, height, hasFrame: true };
}

function isEmpty(spans: readonly ContentSpan[]): boolean {
  return spans.every(({ text }) => text.trim() === '');
}

function spansOf(content: readonly ReportInline[] | undefined, names: ReportNames): ContentSpan[] {
  const spans = (content ?? []).map((inline) => withoutNamingLink(spanOf(inline), names));
  const redacted = spans.map((span) => ({ ...span, text: names.plain(span.text) }));
  // A name can begin in one span and end in the next: then the words go without their marks.
  const whole = names.plain(spans.map(({ text }) => text).join(''));
  return redacted.map(({ text }) => text).join('') === whole ? redacted : [{ text: whole }];
}

/** An address that names somebody who is to stay unnamed leads nowhere. */
function withoutNamingLink(span: ContentSpan, names: ReportNames): ContentSpan {
  if (span.href === undefined || names.plain(span.href) === span.href) return span;
  const { href: _, ...rest } = span;
  return rest;
}

function spanOf(inline: ReportInline): ContentSpan {
  if (inline.type === 'hard_break') return { text: '\n' };
  const span: ContentSpan = { text: inline.text };
  for (const mark of inline.marks ?? []) {
    if (mark.type === 'link') {
      if (/^(https?|mailto):/i.test(mark.attrs.href)) span.href = mark.attrs.href;
    } else if (mark.type !== 'comment') {
      span[mark.type] = true;
    }
  }
  return span;
}
