import { Tokenizer } from 'htmlparser2';

/** How many line breaks an element asks for before and after itself: 2 leaves an empty line, 1 begins a new one. */
const BREAKS = new Map<string, 1 | 2>([
  ...['address', 'article', 'aside', 'body', 'center', 'dd', 'details', 'dir', 'div', 'dt', 'fieldset'].map(named(1)),
  ...['figcaption', 'footer', 'form', 'header', 'html', 'legend', 'li', 'main', 'nav', 'option'].map(named(1)),
  ...['section', 'select', 'summary', 'textarea', 'tr', 'caption', 'head'].map(named(1)),
  ...['blockquote', 'dl', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'listing', 'menu'].map(named(2)),
  ...['ol', 'p', 'plaintext', 'pre', 'table', 'ul', 'xmp'].map(named(2)),
]);
/** Elements whose text a reader never sees; the tokenizer gives it as one raw stretch up to the end tag. */
const UNSEEN = new Set(['iframe', 'noembed', 'noframes', 'script', 'style', 'title']);
const PREFORMATTED = new Set(['listing', 'plaintext', 'pre', 'textarea', 'xmp']);
const LISTS = new Set(['dir', 'menu', 'ol', 'ul']);
const WANTED_ATTRIBUTES = new Set(['href', 'alt']);

const DEEPEST_MARK = 10;
const BLANK = /[ \t\r\n\f]/;
const INVISIBLE = /[\u0000\u00ad\u200b\ufeff]/g;

function named(breaks: 1 | 2) {
  return (name: string): [string, 1 | 2] => [name, breaks];
}

/**
 * The words of an HTML document as plain text: blocks on lines of their own, list marks, `> ` before quoted blocks,
 * links as `words <address>`, the text for pictures; scripts, styles and comments left out. `\n` line ends, no NUL.
 * Reads the tags as a flat sequence, so that neither depth nor missing end tags cost more than their length.
 */
export function textOfHtml(html: string): string {
  const sheet = createSheet();
  let tag = '';
  let unseen = false;
  let attribute = '';
  let attributes: { href?: string; alt?: string } = {};

  const endOpenTag = (): void => {
    unseen = UNSEEN.has(tag);
    if (!unseen) sheet.open(tag, attributes);
    attributes = {};
  };
  const addToAttribute = (part: string): void => {
    if (attribute === 'href' || attribute === 'alt') attributes[attribute] = (attributes[attribute] ?? '') + part;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => {
        if (!unseen) sheet.write(html.slice(start, end));
      },
      ontextentity: (codePoint) => {
        if (!unseen) sheet.write(String.fromCodePoint(codePoint));
      },
      onopentagname: (start, end) => {
        tag = html.slice(start, end).toLowerCase();
        attributes = {};
      },
      onopentagend: endOpenTag,
      onselfclosingtag: endOpenTag,
      onclosetag: (start, end) => {
        if (!unseen) sheet.close(html.slice(start, end).toLowerCase());
        unseen = false;
      },
      onattribname: (start, end) => {
        attribute = end - start > 4 ? '' : html.slice(start, end).toLowerCase();
        // The first of two attributes of one name counts.
        if (!WANTED_ATTRIBUTES.has(attribute) || attribute in attributes) attribute = '';
      },
      onattribdata: (start, end) => addToAttribute(html.slice(start, end)),
      onattribentity: (codePoint) => addToAttribute(String.fromCodePoint(codePoint)),
      onattribend: () => {
        attribute = '';
      },
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onend: () => {},
      onprocessinginstruction: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return sheet.finish();
}

/** The page being written: collapses white space as a browser would and knows what the next word must be preceded by. */
function createSheet() {
  /** Joined once at the end: a long string that is asked for its tail after each addition costs its whole length. */
  const pieces: string[] = [];
  let breaks = 0;
  let space = false;
  let quoteDepth = 0;
  let lineDepth = 0;
  let preformatted = 0;
  let mark = '';
  let link: { href: string; from: number } | null = null;
  /** Next number of each open list, null where it has dots. */
  const lists: Array<number | null> = [];

  const beginWords = (): void => {
    const atStart = pieces.length === 0;
    if (atStart || breaks > 0) {
      if (!atStart) pieces.push(breaks > 1 ? `\n${quoteMarks(Math.min(lineDepth, quoteDepth))}\n` : '\n');
      pieces.push(quoteMarks(quoteDepth));
      lineDepth = quoteDepth;
      breaks = 0;
      space = false;
    }
    if (space) pieces.push(' ');
    space = false;
    if (mark !== '') pieces.push(mark);
    mark = '';
  };
  const askForBreaks = (count: number): void => {
    breaks = Math.max(breaks, count);
  };
  const writePreformatted = (text: string): void => {
    const lines = text.split(/\r\n|\r|\n/);
    for (let index = 0; index < lines.length; index += 1) {
      if (index > 0) {
        if (breaks > 0) beginWords();
        pieces.push(`\n${quoteMarks(quoteDepth)}`);
      }
      const line = lines[index];
      if (line === undefined || line === '') continue;
      if (index === 0) beginWords();
      pieces.push(line);
    }
  };
  const writeCollapsed = (text: string): void => {
    const first = text.charCodeAt(0);
    if (isSpace(first)) space = true;
    const words = BLANK.test(text) ? text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '') : text;
    const wrote = words !== '';
    if (wrote) {
      beginWords();
      pieces.push(words);
    }
    if (wrote && isSpace(text.charCodeAt(text.length - 1))) space = true;
  };
  const endLink = (): void => {
    if (link === null) return;
    const { href, from } = link;
    link = null;
    const shown = pieces.slice(from).join('').trim();
    if (shown.includes(href) || href.replace(/^mailto:/i, '') === shown || trimmedUrl(href) === trimmedUrl(shown))
      return;
    if (shown !== '') space = true;
    beginWords();
    pieces.push(`<${href}>`);
  };

  return {
    write(text: string): void {
      if (text === '') return;
      const visible = text.replace(INVISIBLE, '');
      const seen = preformatted > 0 ? visible.replaceAll('\u00a0', ' ') : visible;
      if (seen === '') return;
      if (preformatted > 0) writePreformatted(seen);
      else writeCollapsed(seen);
    },
    open(tag: string, attributes: { href?: string; alt?: string }): void {
      const wanted = BREAKS.get(tag);
      if (wanted !== undefined) askForBreaks(LISTS.has(tag) && lists.length > 0 ? 1 : wanted);
      if (tag === 'br') {
        // Two in a row leave an empty line.
        breaks = Math.min(breaks + 1, 2);
      } else if (tag === 'td' || tag === 'th') {
        space = true;
      } else if (tag === 'hr') {
        beginWords();
        pieces.push('---');
        askForBreaks(2);
      } else if (tag === 'img' && attributes.alt !== undefined) {
        this.write(` ${attributes.alt} `);
      } else if (tag === 'a') {
        endLink();
        const href = attributes.href?.trim() ?? '';
        if (/^(?:https?:|mailto:)/i.test(href)) link = { href: href.replace(/\s+/g, ''), from: pieces.length };
      } else if (tag === 'blockquote') {
        quoteDepth += 1;
      } else if (LISTS.has(tag)) {
        lists.push(tag === 'ol' ? 1 : null);
      } else if (tag === 'li') {
        const number = lists.at(-1) ?? null;
        mark = `${'  '.repeat(Math.min(Math.max(lists.length - 1, 0), DEEPEST_MARK))}${number === null ? '-' : `${number}.`} `;
        if (number !== null) lists[lists.length - 1] = number + 1;
      }
      if (PREFORMATTED.has(tag)) preformatted += 1;
    },
    close(tag: string): void {
      if (tag === 'a') endLink();
      if (tag === 'blockquote' && quoteDepth > 0) quoteDepth -= 1;
      if (LISTS.has(tag)) lists.pop();
      if (PREFORMATTED.has(tag) && preformatted > 0) preformatted -= 1;
      const wanted = BREAKS.get(tag);
      if (wanted !== undefined) askForBreaks(LISTS.has(tag) && lists.length > 0 ? 1 : wanted);
    },
    finish(): string {
      endLink();
      const lines = pieces.join('').replaceAll('\u00a0', ' ').split('\n');
      const trimmed = lines.map((line) => line.trimEnd()).join('\n');
      return trimmed.replace(/^\n+/, '').trimEnd();
    },
  };
}

/** Marks of at most ten levels: the depth is the sender's to choose, the length of the text must not be. */
function quoteMarks(depth: number): string {
  return depth === 0 ? '' : `${'>'.repeat(Math.min(depth, DEEPEST_MARK))} `;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
}

function trimmedUrl(url: string): string {
  return url.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
}
