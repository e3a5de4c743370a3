import type { Attribution, ContentSpan } from '../../../shared/model/report-content.ts';
import { escaped } from '../html-page.ts';
import { printableLine, printableText, webLink, type DateSetting } from '../plain-parts.ts';
import { attributionParts } from './words.ts';

/** Words of several lines as markup, lines kept. */
export function wordsHtml(text: string): string {
  return escaped(printableText(text).trim()).replaceAll('\n', '<br>\n');
}

/** Words on one line as markup, kept from turning around what stands beside them. */
export function lineHtml(text: string): string {
  return `<bdi>${escaped(printableLine(text))}</bdi>`;
}

/** @param linkStyle where no style sheet can say how links look */
export function spansHtml(spans: readonly ContentSpan[], linkStyle?: string): string {
  return spans.map((span) => spanHtml(span, linkStyle)).join('');
}

function spanHtml(span: ContentSpan, linkStyle?: string): string {
  const text = printableText(span.text);
  let html = escaped(text).replaceAll('\n', '<br>\n');
  if (span.code) html = `<code dir="auto">${html}</code>`;
  if (span.em) html = `<em>${html}</em>`;
  if (span.strong) html = `<strong>${html}</strong>`;
  const href = addressOf(span.href);
  if (href === null) return html;
  // On paper an address has to be read.
  const kind = text.includes(href) || href.includes(text.trim()) ? '' : ' class="written"';
  const look = linkStyle === undefined ? kind : ` style="${linkStyle}"`;
  return `<a${look} href="${escaped(href)}" rel="noreferrer noopener">${html}</a>`;
}

/** An address that may be followed: http, https or mailto, in normal form. */
export function addressOf(href: string | undefined): string | null {
  if (href === undefined) return null;
  const web = webLink(href);
  if (web !== null) return web.href;
  return /^mailto:/i.test(href) && URL.canParse(href) ? new URL(href).href : null;
}

/** A link to the original: its host on screen, its whole address on paper. */
export function originalHtml(link: URL): string {
  const href = escaped(link.href);
  return `<a href="${href}" rel="noreferrer noopener"><span class="on-screen">original at ${escaped(link.host)}</span><span class="on-paper">${href}</span></a>`;
}

/** Who, where, when and the way to the original. */
export function attributionHtml(by: Attribution, dates: DateSetting): string {
  const { who, place, date, link } = attributionParts(by, dates);
  return [
    `<bdi class="who">${escaped(who)}</bdi>`,
    ...(place === null ? [] : [`<cite><bdi>${escaped(place)}</bdi></cite>`]),
    ...(date === null ? [] : [`<time datetime="${date.iso}">${escaped(date.day)}</time>`]),
    ...(link === null ? [] : [originalHtml(link)]),
  ].join(', ');
}
