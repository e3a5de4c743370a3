import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { baseSubject } from '../../../shared/model/base-subject.ts';
import type {
  ImportItem,
  IncomingAttachment,
  IncomingAuthor,
  IncomingMessage,
} from '../../../shared/model/incoming.ts';
import { namesAnotherAddress, parseMailboxes, recipientsLine } from '../../../shared/model/mail-address.ts';
import { parseMailDate } from '../../../shared/model/mail-date.ts';
import { ancestorIds, ownMessageId } from '../../../shared/model/message-id.ts';
import { singleLine } from '../../../shared/model/plain-text.ts';
import { keptSource, longestSource } from '../../../shared/model/raw-source.ts';
import type { ImportContext } from '../types.ts';
import { readContents, type FoundFile, type MailContents } from './contents.ts';
import { headerText } from './header-text.ts';
import { readHeaders, type MailHeaders } from './headers.ts';
import { MailTooComplex, readParts } from './mime-tree.ts';

/** Larger messages are refused before anything is read of them. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;
const LARGEST_HEADERS = 256 * 1024;
/** How many messages within messages are read for their words. */
const DEEPEST_ENCLOSED = 5;
const LONGEST_SEARCH_EXTRA = 512 * 1024;

export interface MailOptions {
  /** Where the message stands, for people. */
  where: string;
  /** The date of the mailbox separator, used when the message itself gives none that can be read. */
  envelopeDate?: number | null;
}

/**
 * Reads one message (RFC 5322, MIME). The date is that of the Date field, else of the Received field written last,
 * else of the mailbox separator. A message beyond the limits, or one that holds nothing, becomes a failure.
 */
export async function readMail(
  bytes: Buffer,
  context: Pick<ImportContext, 'storeAttachment'>,
  options: MailOptions,
): Promise<ImportItem> {
  const { where } = options;
  if (bytes.length > LARGEST_MESSAGE) return failure(where, 'The message is larger than 25 MiB.');
  const headers = readHeaders(bytes, LARGEST_HEADERS);
  if (headers === null) return failure(where, 'The headers of the message are larger than 256 KiB.');
  try {
    const contents = readContents(readParts(bytes, headers));
    return await itemOf(headers, contents, context, { ...options, source: headerBlock(bytes, headers) });
  } catch (error) {
    if (error instanceof MailTooComplex) return failure(where, `The message cannot be read: ${error.message}.`);
    throw error;
  }
}

/** The header block as it came. Bytes that are no UTF-8 show as Latin-1: none is lost. */
function headerBlock(bytes: Buffer, { start, bodyStart }: MailHeaders): string {
  // UTF-8 takes at most three bytes for a code unit; what is cut in the middle of a character must not count as Latin-1.
  const block = bytes.subarray(start, bodyStart);
  const text = isUtf8(block)
    ? block.toString('utf8', 0, longestSource * 3)
    : block.toString('latin1', 0, longestSource);
  return keptSource(text.trimEnd());
}

function failure(where: string, reason: string): ImportItem {
  return { type: 'failure', failure: { where, reason } };
}

async function itemOf(
  headers: MailHeaders,
  contents: MailContents,
  context: Pick<ImportContext, 'storeAttachment'>,
  options: MailOptions & { source: string },
): Promise<ImportItem> {
  const charset = charsetOf(headers);
  const decode = (raw: string): string => headerText(raw, charset);
  const searchExtra = [...contents.searchOnly];
  const author = authorOf(headers, decode, searchExtra);
  const recipients = parseMailboxes([...headers.all('to'), ...headers.all('cc')].join(', '), decode);
  const subject = singleLine(decode(headers.first('subject')));
  const enclosed = enclosedTexts(contents.enclosed, 1);
  let { text } = contents;
  if (text === '' || contents.enclosedIsContents) text = [text, ...enclosed].filter((part) => part !== '').join('\n\n');
  else searchExtra.push(...enclosed);
  if (
    author === null &&
    subject === '' &&
    text === '' &&
    contents.files.length === 0 &&
    headers.first('message-id') === ''
  ) {
    return failure(options.where, 'The message is empty.');
  }

  const attachments: IncomingAttachment[] = [];
  for (const file of contents.files) attachments.push(await stored(file, contents, context));
  searchExtra.push(...attachments.map(({ name }) => name));
  const ownDate = readableDate([headers.first('date')]);
  const ownId = ownMessageId(headers.first('message-id'));
  const named = { references: headers.all('references').join(' '), inReplyTo: headers.all('in-reply-to').join(' ') };
  const references = ancestorIds(named, ownId, new Set(recipients.map(({ address }) => address)));
  const answers = named.inReplyTo !== '' || baseSubject(subject).isReply;
  const message: IncomingMessage = {
    externalId: ownId ?? contentId(author, ownDate, subject, contents, attachments),
    references,
    mayJoinBySubject: references.length === 0 && answers,
    kind: 'mail',
    author,
    sentAt: ownDate ?? readableDate(headers.all('received').map(afterSemicolon)) ?? options.envelopeDate ?? null,
    subject,
    text,
    attachments,
    onChanged: 'keep-both',
    where: options.where,
  };
  if (recipients.length > 0) message.recipients = recipientsLine(recipients);
  if (contents.html !== '') message.html = contents.html;
  const extra = searchExtra
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, LONGEST_SEARCH_EXTRA);
  if (extra !== '') message.searchExtra = singleLines(extra);
  if (options.source !== '') message.source = options.source;
  return { type: 'message', message };
}

/** The first readable author: From, else Sender, else Reply-To. What is not fit to be shown as a name stays searchable. */
function authorOf(headers: MailHeaders, decode: (raw: string) => string, searchExtra: string[]): IncomingAuthor | null {
  for (const field of ['from', 'sender', 'reply-to']) {
    const [first, ...others] = parseMailboxes(headers.first(field), decode);
    if (first === undefined) continue;
    searchExtra.push(...others.map(({ name, address }) => `${name} ${address}`.trim()));
    const address = first.address === '' ? first.name.toLowerCase() : first.address;
    if (address === '') continue;
    // An account such as `root` is known at this source only; a person without an address too.
    const author: IncomingAuthor =
      first.address.includes('@') || first.address.includes(' ') ? { place: 'mail', address } : { address };
    if (first.name !== '' && first.name.toLowerCase() !== address) {
      if (namesAnotherAddress(first.name, address)) searchExtra.push(first.name);
      else author.name = first.name;
    } else if (first.address === '') {
      author.name = first.name;
    }
    return author;
  }
  return null;
}

async function stored(
  file: FoundFile,
  contents: MailContents,
  context: Pick<ImportContext, 'storeAttachment'>,
): Promise<IncomingAttachment> {
  const attachment: IncomingAttachment = {
    name: file.name,
    mimeType: file.mimeType,
    size: file.content.length,
    sha256: await context.storeAttachment(file.content),
    inline: file.inline && contents.html !== '',
  };
  if (file.contentId !== '') attachment.contentId = file.contentId;
  return attachment;
}

/** The words of enclosed messages, each with its author, date and subject before it. */
function enclosedTexts(enclosed: readonly Buffer[], depth: number): string[] {
  const texts: string[] = [];
  for (const bytes of enclosed) {
    const headers = readHeaders(bytes, LARGEST_HEADERS);
    if (headers === null) continue;
    const charset = charsetOf(headers);
    const lines = ['From', 'Date', 'Subject', 'To']
      .map((name) => [name, singleLine(headerText(headers.first(name.toLowerCase()), charset))] as const)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}`);
    const contents = contentsOrNone(bytes, headers);
    const deeper = contents === null || depth >= DEEPEST_ENCLOSED ? [] : enclosedTexts(contents.enclosed, depth + 1);
    const names = contents?.files.map(({ name }) => name) ?? [];
    texts.push(
      [lines.join('\n'), contents?.text ?? '', ...(contents?.searchOnly ?? []), ...names, ...deeper]
        .filter((part) => part !== '')
        .join('\n\n'),
    );
  }
  return texts;
}

function contentsOrNone(bytes: Buffer, headers: MailHeaders): MailContents | null {
  try {
    return readContents(readParts(bytes, headers));
  } catch (error) {
    if (error instanceof MailTooComplex) return null;
    throw error;
  }
}

/** An id that the same message gets again when it is read again, in another mailbox too. */
function contentId(
  author: IncomingAuthor | null,
  date: number | null,
  subject: string,
  contents: MailContents,
  attachments: readonly IncomingAttachment[],
): string {
  const parts = [
    author?.address ?? '',
    date,
    subject,
    contents.text,
    contents.html,
    attachments.map(({ sha256 }) => sha256),
  ];
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}

function charsetOf(headers: MailHeaders): string {
  return /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(headers.first('content-type'))?.[1] ?? '';
}

function readableDate(values: readonly string[]): number | null {
  for (const value of values) {
    const date = value === '' ? null : parseMailDate(value);
    if (date !== null) return date;
  }
  return null;
}

function afterSemicolon(received: string): string {
  return received.slice(received.lastIndexOf(';') + 1);
}

function singleLines(text: string): string {
  return text
    .split('\n')
    .map(singleLine)
    .filter((line) => line !== '')
    .join('\n');
}
