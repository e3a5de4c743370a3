import { plainText } from '../../../shared/model/plain-text.ts';
import { textOfHtml } from '../html-text.ts';
import { decodeText } from './charset.ts';
import { attachmentName } from './file-name.ts';
import { unflowedText } from './flowed-text.ts';
import type { MailPart } from './mime-tree.ts';

/** A part kept as a file, its bytes not stored yet. */
export interface FoundFile {
  name: string;
  mimeType: string;
  contentId: string;
  inline: boolean;
  content: Buffer;
}

/** What a reader finds in a message. */
export interface MailContents {
  /** The plain text of all parts shown, in their order. */
  text: string;
  /** Empty when there is no HTML. */
  html: string;
  /** Words that are found by search but not shown as text: those that only the HTML has, invitations. */
  searchOnly: string[];
  files: FoundFile[];
  /** Messages inside of this one, forwarded or bounced. */
  enclosed: Buffer[];
  /** They are the contents rather than something attached (a digest). */
  enclosedIsContents: boolean;
}

/** One stretch of what is shown: the same words as plain text, as HTML, or both. */
interface Shown {
  plain: string[];
  html: string[];
}

/** Reading more HTML than this would take seconds; the HTML itself is kept whole. */
const MOST_HTML = 4 * 1024 * 1024;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const REPORTS =
  /^(?:message\/(?:delivery-status|disposition-notification|feedback-report|partial|external-body|global-.*)|text\/rfc822-headers)$/;
const MESSAGES = /^message\/(?:rfc822|news|global)$/;
/** Texts for programs, kept as files only. */
const UNREADABLE_TEXTS = /^text\/(?:rtf|vcard|x-vcard|directory|css|javascript|x-amp-html|x-watch-html)$/;

/** Sorts the parts of a message into what is shown, what is kept as a file and what is searched only. */
export function readContents(root: MailPart): MailContents {
  const shown: Shown[] = [];
  const contents: MailContents = {
    text: '',
    html: '',
    searchOnly: [],
    files: [],
    enclosed: [],
    enclosedIsContents: false,
  };
  visit(root, contents, shown, false);

  const hasHtml = shown.some(({ html }) => html.length > 0);
  const texts: string[] = [];
  const pages: string[] = [];
  const htmlTexts: string[] = [];
  for (const { plain, html } of shown) {
    const words = html.map((page) => trimmed(plainText(textOfHtml(page.slice(0, MOST_HTML)))));
    const plainWords = plain.filter((text) => text.trim() !== '');
    if (plainWords.length > 0) {
      texts.push(...plainWords);
      htmlTexts.push(...words);
    } else {
      texts.push(...words);
    }
    if (hasHtml) pages.push(...(html.length > 0 ? html : plain.map((text) => `<pre>${escaped(text)}</pre>`)));
  }
  contents.text = texts.filter((text) => text !== '').join('\n\n');
  if (contents.text === '') contents.text = sealedNotice(root);
  contents.html = pages.join('\n');
  const missing = wordsMissing(htmlTexts.join(' '), contents.text);
  if (missing !== '') contents.searchOnly.push(missing);
  return contents;
}

/** Says why a message without words has none: its words are inside an encrypted or signed block. */
function sealedNotice(root: MailPart): string {
  const isSmime = /^application\/(?:x-)?pkcs7-mime$/.test(root.type);
  if (isSmime && root.parameters['smime-type']?.toLowerCase() === 'signed-data')
    return '[Signed message, kept as an attachment]';
  return isSmime || root.type === 'multipart/encrypted' ? '[Encrypted message, kept as an attachment]' : '';
}

function visit(part: MailPart, contents: MailContents, shown: Shown[], inDigest: boolean): void {
  if (part.children.length > 0) {
    if (part.type === 'multipart/alternative') visitAlternatives(part, contents, shown);
    else for (const child of part.children) visit(child, contents, shown, part.type === 'multipart/digest');
    return;
  }
  const { type, disposition } = part;
  const isMultipart = type.startsWith('multipart/');
  if (MESSAGES.test(type)) {
    contents.enclosed.push(part.content);
    if (inDigest) contents.enclosedIsContents = true;
    keepFile(part, contents);
  } else if (isMultipart) {
    // No boundary was found in it: whatever is there is better read as it stands than lost.
    if (part.content.length > 0) shown.push({ plain: [textOfPart(part)], html: [] });
  } else if (disposition === 'attachment' || !isReadable(type)) {
    keepFile(part, contents);
  } else {
    if (type === 'text/html') shown.push({ plain: [], html: [htmlOfPart(part)] });
    else shown.push({ plain: [textOfPart(part)], html: [] });
    if (part.fileName !== '' || type === 'text/calendar') keepFile(part, contents);
  }
}

/** The alternatives hold the same words: plain ones are shown as text, HTML as HTML, the rest is searched. */
function visitAlternatives(part: MailPart, contents: MailContents, shown: Shown[]): void {
  const together: Shown = { plain: [], html: [] };
  const others: string[] = [];
  for (const child of part.children) {
    const inside: Shown[] = [];
    visit(child, contents, inside, false);
    const isCalendar = child.type === 'text/calendar';
    for (const { plain, html } of inside) {
      (isCalendar ? others : together.plain).push(...plain);
      together.html.push(...html);
    }
  }
  if (together.plain.length === 0 && together.html.length === 0) together.plain.push(...others);
  else contents.searchOnly.push(...others);
  shown.push(together);
}

function isReadable(type: string): boolean {
  if (REPORTS.test(type) || !type.includes('/') || type === 'application/pgp') return true;
  return type.startsWith('text/') && !UNREADABLE_TEXTS.test(type);
}

function textOfPart(part: MailPart): string {
  let text = plainText(decodeText(part.content, part.parameters['charset']));
  if (/^(?:text\/enriched|text\/richtext)$/.test(part.type)) text = textOfHtml(text);
  if (part.parameters['format']?.toLowerCase() === 'flowed') {
    text = unflowedText(text, part.parameters['delsp']?.toLowerCase() === 'yes');
  }
  return trimmed(text);
}

function htmlOfPart(part: MailPart): string {
  const named = part.parameters['charset'];
  // The page itself may say what the header does not.
  const inside = named === undefined ? /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})/i : null;
  const label = named ?? inside?.exec(part.content.toString('latin1', 0, 2_048))?.[1];
  return plainText(decodeText(part.content, label)).trimEnd();
}

function keepFile(part: MailPart, contents: MailContents): void {
  contents.files.push({
    name: attachmentName(part.fileName, part.type, contents.files.length + 1),
    mimeType: part.type,
    contentId: part.contentId,
    inline: part.contentId !== '' && part.disposition !== 'attachment',
    content: part.content,
  });
}

/** Empty lines around the words, but not the blanks before the first, which may be a table or a poem. */
function trimmed(text: string): string {
  return text.trimEnd().replace(/^(?:[ \t]*\n)+/, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The words of `candidate` that `text` lacks, each once. */
function wordsMissing(candidate: string, text: string): string {
  if (candidate === '' || spacedOnce(text).includes(spacedOnce(candidate))) return '';
  const known = new Set(text.toLowerCase().match(WORD));
  const missing = new Set<string>();
  for (const word of candidate.toLowerCase().match(WORD) ?? []) if (!known.has(word)) missing.add(word);
  return [...missing].join(' ');
}

function spacedOnce(text: string): string {
  return text.replace(/\s+/g, ' ');
}
