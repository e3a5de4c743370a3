import { readMail, LARGEST_MESSAGE } from './mail/message.ts';
import { separatorOf } from './mail/separator.ts';
import { ImportError, type Importer } from './types.ts';

/** Fields that mail alone has: one of these is enough. */
const CERTAIN = new Set([
  ...['received', 'message-id', 'return-path', 'delivered-to', 'mime-version', 'x-mailer', 'dkim-signature'],
  ...['in-reply-to', 'references', 'envelope-to', 'x-original-to', 'x-mozilla-status', 'content-transfer-encoding'],
]);
/** Fields that other files have too, so that two of them are asked for. */
const LIKELY = new Set(['from', 'to', 'cc', 'bcc', 'date', 'subject', 'sender', 'reply-to', 'content-type', 'list-id']);
const FIELD = /^([!-9;-~]{1,100}):/;
/** After so many lines in a row that are all fields there is no doubt. */
const plenty = 6;

/** One message a file: `.eml`, Maildir, MH. Recognised by its header block, whatever its name. */
export const emlImporter: Importer = {
  format: 'eml',
  kind: 'mail',
  recognises: ({ head }) => beginsWithMailHeaders(head),
  async *read(entry, context, offset) {
    // A file holds one message: whoever comes back after it finds nothing more.
    if (offset > 0) return;
    const where = entry.path;
    context.at({ offset: Math.max(entry.size, 1), where });
    try {
      yield await readMail(await entry.bytes(LARGEST_MESSAGE), context, { where });
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      const reason = error.code === 'too-large' ? 'The message is larger than 25 MiB.' : error.message;
      yield { type: 'failure', failure: { where, reason } };
    }
  },
};

function beginsWithMailHeaders(head: Buffer): boolean {
  const text = head.toString('latin1', 0, 32 * 1024).replace(/^(?:\u00ef\u00bb\u00bf)?[\r\n]*/, '');
  const block = /\r?\n\r?\n/.exec(text);
  const lines = text.slice(0, block === null ? text.length : block.index + block[0].length).split(/\r?\n/);
  const [first = '', second = ''] = lines;
  if (first.startsWith('From ') && separatorOf(first, second, true) !== null) return false;
  let fields = 0;
  let strange = 0;
  let certain = 0;
  const likely = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line === '' || (fields >= plenty && strange === 0 && certain > 0)) break;
    // The last line of the head may be cut anywhere.
    if (index === lines.length - 1 && head.length >= 32 * 1024) break;
    const name = FIELD.exec(line)?.[1]?.toLowerCase();
    if (name !== undefined) {
      fields += 1;
      if (CERTAIN.has(name)) certain += 1;
      else if (LIKELY.has(name)) likely.add(name);
    } else if (!/^[ \t]/.test(line) || fields === 0) {
      if (fields === 0 && !/^>?From /.test(line)) return false;
      strange += 1;
    }
  }
  return fields > 0 && strange <= 1 + fields / 4 && (certain > 0 || likely.size >= 2);
}
