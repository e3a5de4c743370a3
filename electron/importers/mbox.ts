import { LARGEST_MESSAGE, readMail } from './mail/message.ts';
import { LONGEST_SEPARATOR, separatorOf, type Separator } from './mail/separator.ts';
import { createWindow, type Window } from './mail/window.ts';
import type { ImportContext, ImportEntry, Importer } from './types.ts';
import type { ImportItem } from '../../shared/model/incoming.ts';

const SEPARATOR = Buffer.from('\nFrom ');
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const ESCAPED = Buffer.from('>From ');
const LARGEST_HEADERS = 256 * 1024;
/** Content-Length may count the empty line before the next separator or not. */
const LINE_BREAKS = /^(?:\r?\n){0,2}/;

interface Found extends Separator {
  /** Offset in the file of the separator line. */
  start: number;
  /** Offset of the line after it. */
  bodyStart: number;
}

/**
 * Mailboxes of the mbox family (mboxo, mboxrd, mboxcl, mboxcl2, Mailman archives), of any size: no more than one message
 * is held at a time. `read` begins with the first separator at or after `offset`.
 */
export const mboxImporter: Importer = {
  format: 'mbox',
  kind: 'mail',
  recognises: ({ head, path }) => beginsWithSeparator(head, /(?:^|[/.])mbo?x(?:\.txt)?$/i.test(path)),
  read: readMailbox,
};

async function* readMailbox(entry: ImportEntry, context: ImportContext, offset: number): AsyncIterable<ImportItem> {
  // The bytes before `offset` tell whether it is the start of a line and follows an empty one.
  const from = Math.max(0, offset - 4);
  const window = createWindow(entry.stream(from), from);
  const place = (start: number): string => `${entry.path}, byte ${start}`;
  // A series of patches is a mailbox; a patch inside a mail of another mailbox is a part of that mail.
  const patches = /^[\s\u00ef\u00bb\u00bf]*From [0-9a-f]{40} /.test(entry.head.toString('latin1', 0, 100));
  const prologue = { blank: true };
  let found = await nextSeparator(window, offset, patches, (skipped) => {
    prologue.blank &&= /^[\s\u00ef\u00bb\u00bf]*$/.test(skipped.toString('latin1'));
  });
  if (offset === 0 && !prologue.blank) {
    const reason =
      found === null ? 'No message was found in this mailbox.' : 'What stands before the first message is no message.';
    yield { type: 'failure', failure: { where: place(0), reason } };
  }
  while (found !== null) {
    const { start, bodyStart, date }: Found = found;
    const where = place(start);
    context.at({ offset: start + 1, where });
    window.forget(start);
    const next = await endByLength(window, bodyStart);
    let tooLarge = false;
    if (next === undefined) {
      found = await nextSeparator(window, bodyStart, patches, null, () => {
        tooLarge = true;
      });
    } else {
      found = next;
    }
    const end = found === null ? window.end() : found.start;
    if (tooLarge) {
      yield { type: 'failure', failure: { where, reason: 'The message is larger than 25 MiB.' } };
    } else {
      yield await readMail(unescaped(withoutLastBlank(window.slice(bodyStart, end))), context, {
        where,
        envelopeDate: date,
      });
    }
  }
  const broken = window.failure();
  if (broken !== null) {
    const reason = `The file could not be read any further: ${broken}`;
    yield { type: 'failure', failure: { where: place(window.end()), reason } };
  }
}

/**
 * The next separator at or after `from`, null at the end of the file. What lies before it is given to `skip` and
 * forgotten, or kept as the message being read; `giveUp` is called once when that has grown too large to be kept.
 */
async function nextSeparator(
  window: Window,
  from: number,
  patches: boolean,
  skip: ((skipped: Buffer) => void) | null,
  giveUp?: () => void,
): Promise<Found | null> {
  const messageStart = from;
  let dropping = skip;
  let position = from;
  for (;;) {
    // One byte back, so that the line break before a separator is seen; the very first line has none.
    const first = position === 0 ? firstLine(window) : -1;
    const at = first === -1 ? window.indexOf(SEPARATOR, Math.max(0, position - 1)) : first - 1;
    if (first === -1 && at === -1) {
      const unread = Math.max(position, window.end() - SEPARATOR.length);
      if (dropping === null && giveUp !== undefined && unread - messageStart > LARGEST_MESSAGE) {
        giveUp();
        dropping = () => {};
      }
      if (dropping !== null) {
        dropping(window.slice(window.start(), unread));
        // Four bytes stay: they tell whether a separator follows an empty line.
        window.forget(Math.max(window.start(), unread - 4));
      }
      position = unread;
      if (!(await window.more())) {
        dropping?.(window.slice(unread, window.end()));
        return null;
      }
      continue;
    }
    const start = at + 1;
    const found = await separatorAt(window, start);
    if (found !== null && (patches || !found.isPatch)) {
      skip?.(window.slice(window.start(), start));
      return found;
    }
    position = start + 5;
  }
}

/** Offset of a separator on the very first line, behind a byte order mark, else -1. */
function firstLine(window: Window): number {
  for (const start of [0, 3]) {
    if (window.start() === 0 && window.slice(start, start + 5).equals(SEPARATOR.subarray(1))) {
      return start === 0 || window.slice(0, 3).equals(BYTE_ORDER_MARK) ? start : -1;
    }
  }
  return -1;
}

/** Where a message ends by its Content-Length: a separator, null for the end of the file, undefined when it is not to be believed. */
async function endByLength(window: Window, bodyStart: number): Promise<Found | null | undefined> {
  let blank: number;
  while ((blank = endOfHeaders(window, bodyStart)) === -1) {
    if (window.end() - bodyStart > LARGEST_HEADERS || !(await window.more())) return undefined;
  }
  const match = /^content-length[ \t]*:[ \t]*(\d{1,8})[ \t\r]*$/im.exec(
    window.slice(bodyStart, blank).toString('latin1'),
  );
  if (match === null) return undefined;
  const end = blank + Number(match[1]);
  if (end - bodyStart > LARGEST_MESSAGE) return undefined;
  while (window.end() < end + 4) if (!(await window.more())) break;
  if (window.end() < end) return undefined;
  const start = end + (LINE_BREAKS.exec(window.slice(end, end + 4).toString('latin1'))?.[0].length ?? 0);
  if (start === window.end() && !(await window.more())) return null;
  return window.slice(start - 1, start)[0] === 0x0a ? ((await separatorAt(window, start)) ?? undefined) : undefined;
}

function endOfHeaders(window: Window, bodyStart: number): number {
  const unix = window.indexOf(Buffer.from('\n\n'), bodyStart);
  const dos = window.indexOf(Buffer.from('\n\r\n'), bodyStart);
  if (unix === -1 && dos === -1) return -1;
  return dos === -1 || (unix !== -1 && unix < dos) ? unix + 2 : dos + 3;
}

/** The separator whose line begins at `start`; reads on until that line and the one after it are there. */
async function separatorAt(window: Window, start: number): Promise<Found | null> {
  while (window.end() < start + 2 * LONGEST_SEPARATOR) if (!(await window.more())) break;
  const lines = window.slice(start, start + 2 * LONGEST_SEPARATOR).toString('latin1');
  const newline = lines.indexOf('\n');
  if (newline > LONGEST_SEPARATOR) return null;
  const line = newline === -1 ? lines : lines.slice(0, newline);
  const next = newline === -1 ? '' : lines.slice(newline + 1, newline + 1 + 100);
  const before = window.slice(Math.max(window.start(), start - 4), start).toString('latin1');
  const afterBlank = start === 0 || /(?:^\s*|\n\r?\n)$/.test(before) || before.endsWith('\u00ef\u00bb\u00bf');
  const separator = separatorOf(line, next, afterBlank);
  if (separator === null) return null;
  return { ...separator, start, bodyStart: newline === -1 ? start + lines.length : start + newline + 1 };
}

/** The empty line before the next separator belongs to the mailbox, not to the message. */
function withoutLastBlank(bytes: Buffer): Buffer {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 4));
  const blank = /\n(\r?\n)$/.exec(end)?.[1] ?? '';
  return bytes.subarray(0, bytes.length - blank.length);
}

/** Takes back the `>` that mboxrd and mboxo put before lines that begin with `From `. */
function unescaped(bytes: Buffer): Buffer {
  if (!bytes.includes(ESCAPED)) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

function beginsWithSeparator(head: Buffer, namedMailbox: boolean): boolean {
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[start] === 0x0a || head[start] === 0x0d) start += 1;
  // A folder of single messages asks this of each of them: no more is read than is needed.
  const text = head.toString('latin1', start, namedMailbox ? head.length : start + 2 * LONGEST_SEPARATOR);
  const [first = '', second = ''] = text.startsWith('From ')
    ? text.slice(0, 2 * LONGEST_SEPARATOR).split(/\r?\n/, 2)
    : [];
  if (separatorOf(first, second, true) !== null) return true;
  if (!namedMailbox) return false;
  for (const match of text.matchAll(/\n(From [^\n]{1,1000})\n([^\n]{0,100})/g)) {
    if (separatorOf(match[1] ?? '', match[2] ?? '', false) !== null) return true;
  }
  return false;
}
