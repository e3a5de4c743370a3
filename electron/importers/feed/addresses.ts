import { Tokenizer } from 'htmlparser2';
import { withReferencesDecoded } from './references.ts';
import { NO_TOKENS } from './tokens.ts';

const LINK_ATTRIBUTES = new Set(['href', 'src', 'cite', 'longdesc', 'background', 'poster']);

/** The absolute http or https address that `reference` names seen from `base`, or null. */
export function webAddress(reference: string | null | undefined, base: string | null): string | null {
  // Line breaks inside an address are folding, not part of it.
  const wanted = reference?.replace(/[\t\n\r]/g, '').trim() ?? '';
  if (wanted === '') return null;
  try {
    const url = base === null ? new URL(wanted) : new URL(wanted, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    // An absolute address is kept as written, since it serves as an identity too.
    return /^https?:\/\//i.test(wanted) && !/[\s<>"]/.test(wanted) ? wanted : url.href;
  } catch {
    return null;
  }
}

/** HTML with the relative addresses in its links and pictures made absolute; everything else stays byte for byte. */
export function withAbsoluteLinks(html: string, base: string | null): string {
  if (base === null || !html.includes('<')) return html;
  const parts: string[] = [];
  let written = 0;
  let attribute = '';
  let from = -1;
  let to = -1;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...NO_TOKENS,
      onattribname(start, end) {
        attribute = end - start > 12 ? '' : html.slice(start, end).toLowerCase();
        from = -1;
      },
      onattribdata(start, end) {
        if (from === -1) from = start;
        to = end;
      },
      onattribend() {
        if (from === -1 || !LINK_ATTRIBUTES.has(attribute)) return;
        const value = html.slice(from, to);
        const absolute = absoluteReference(value, base);
        if (absolute === null) return;
        parts.push(html.slice(written, from), absolute);
        written = to;
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return written === 0 ? html : parts.join('') + html.slice(written);
}

/** Null when the reference is absolute already, points into its own page, or cannot be resolved. */
function absoluteReference(value: string, base: string): string | null {
  const reference = withReferencesDecoded(value).trim();
  if (reference === '' || reference.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(reference)) return null;
  try {
    return new URL(reference, base).href.replaceAll('&', '&amp;').replaceAll('"', '%22').replaceAll("'", '%27');
  } catch {
    return null;
  }
}
