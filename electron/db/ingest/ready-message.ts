import { hash } from 'node:crypto';
import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { packedText } from '../packed-text.ts';

/** A message with all that can be worked out without the database. */
export interface ReadyMessage extends Omit<IncomingMessage, 'html'> {
  contentHash: Uint8Array;
  /** The HTML packed beside the text, null when there is none. */
  packedHtml: string | Uint8Array | null;
}

/** What takes long is done where messages are read: the thread of the database has enough to do. */
export function readyMessage({ html, ...message }: IncomingMessage): ReadyMessage {
  const packed = html ? packedText(html, message.text) : null;
  // A copy of its own length: sent to another thread, a slice takes all of its buffer along.
  const packedHtml = packed === null || typeof packed === 'string' ? packed : new Uint8Array(packed);
  return { ...message, contentHash: contentHash(message), packedHtml };
}

/** Same words from the same author are the same message, whatever white space a mail system put in between. */
export function contentHash(message: Omit<IncomingMessage, 'html'>): Buffer {
  const { author, subject, text, attachments } = message;
  const head = `${author?.address.toLowerCase() ?? ''}\0${subject}\0`;
  const tail = attachments.map(({ sha256 }) => `\0${sha256}`).join('');
  return hash('sha1', ascii.test(text) ? spacedOnce(head, text, tail) : head + spaced(text) + tail, 'buffer').subarray(
    0,
    16,
  );
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const ascii = /^[\x00-\x7f]*$/;
const space = 0x20;
let room = Buffer.allocUnsafeSlow(64 * 1024);

/** The bytes of the three, the text with one blank wherever there is white space: strings would take three times as long. */
function spacedOnce(head: string, text: string, tail: string): Buffer {
  const most = (head.length + tail.length) * 3 + text.length;
  if (most > room.length) room = Buffer.allocUnsafeSlow(most * 2);
  const start = room.write(head, 'utf8');
  const last = start + room.write(text, start, 'latin1');
  let end = start;
  let afterSpace = true;
  for (let at = start; at < last; at += 1) {
    const byte = room[at]!;
    const isSpace = byte === space || (byte >= 0x09 && byte <= 0x0d);
    if (!isSpace) room[end++] = byte;
    else if (!afterSpace) room[end++] = space;
    afterSpace = isSpace;
  }
  if (afterSpace && end > start) end -= 1;
  return room.subarray(0, end + room.write(tail, end, 'latin1'));
}
