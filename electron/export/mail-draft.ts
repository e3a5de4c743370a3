/** A mail that is written and not sent: RFC 5322, to be opened in a mail program. */
export interface MailDraft {
  /** Left out when it is no address. */
  to: string | null;
  subject: string;
  words: string;
  /** Message ids without brackets, oldest first; the last one is answered. */
  references: readonly string[];
}

const addressForm = /^[^\s<>(),;:"\\[\]@]+@[^\s<>(),;:"\\[\]@]+$/;
const idForm = /^[\x21-\x7e]{1,250}$/;
const mostReferences = 20;

/** The mail as a file. Mail programs open it for writing on (`X-Unsent`), as an answer in its thread. */
export function mailDraft({ to, subject, words, references }: MailDraft): string {
  const ids = references.filter((id) => idForm.test(id) && id.includes('@') && !/[<>]/.test(id)).slice(-mostReferences);
  const last = ids.at(-1);
  return [
    ...(to !== null && addressForm.test(to) && /^[\x21-\x7e]+$/.test(to) ? [`To: ${to}`] : []),
    `Subject: ${encodedWords(subject)}`,
    ...(last === undefined
      ? []
      : [`In-Reply-To: <${last}>`, `References: ${ids.map((id) => `<${id}>`).join('\r\n ')}`]),
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(words.replace(/\r\n?|\n/g, '\r\n'), 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? ['']),
    '',
  ].join('\r\n');
}

/** RFC 2047: words of at most 75 characters, none of them cut inside of a character. */
function encodedWords(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?') && line.length <= 900) return line;
  const chunks: string[] = [''];
  for (const character of line) {
    const longer = chunks.at(-1)! + character;
    if (Buffer.byteLength(longer, 'utf8') > 42) chunks.push(character);
    else chunks[chunks.length - 1] = longer;
  }
  return chunks.map((chunk) => `=?utf-8?B?${Buffer.from(chunk, 'utf8').toString('base64')}?=`).join('\r\n ');
}
