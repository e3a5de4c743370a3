import { visibleName } from '../../../shared/model/plain-text.ts';

const EXTENSIONS = new Map([
  ['application/pdf', 'pdf'],
  ['application/pgp-encrypted', 'asc'],
  ['application/pgp-keys', 'asc'],
  ['application/pgp-signature', 'asc'],
  ['application/pkcs7-mime', 'p7m'],
  ['application/pkcs7-signature', 'p7s'],
  ['application/x-pkcs7-mime', 'p7m'],
  ['application/x-pkcs7-signature', 'p7s'],
  ['image/gif', 'gif'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['message/rfc822', 'eml'],
  ['text/calendar', 'ics'],
  ['text/csv', 'csv'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
]);
const LONGEST_NAME = 200;

/** The name of a file that came with a message: its last part only, nothing unseen in it, never empty. */
export function attachmentName(given: string, mimeType: string, number: number): string {
  const name = visibleName(given)
    .replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') return `attachment-${number}.${EXTENSIONS.get(mimeType) ?? 'bin'}`;
  if (name.length <= LONGEST_NAME) return name;
  const extension = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  return name.slice(0, LONGEST_NAME - extension.length) + extension;
}
