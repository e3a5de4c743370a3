import MailComposer from 'nodemailer/lib/mail-composer';
import { printableLine } from '../plain-parts.ts';
import { mailHtml } from './mail-html.ts';
import { reportText } from './text.ts';
import type { ToldReport } from './told-report.ts';
import { pictureName } from './words.ts';

const lineWidth = 76;

/**
 * The report as a mail that is written and not sent (RFC 5322): plain text, HTML, and the pictures that the HTML shows.
 * Nobody is named as its writer or reader; mail programs open it for writing on (`X-Unsent`).
 */
export async function reportMail(told: ToldReport): Promise<Uint8Array> {
  const { content, assets } = told;
  const html = mailHtml(told, (asset) => (assets.has(asset) ? `cid:${contentId(asset)}` : null));
  const composer = new MailComposer({
    subject: printableLine(content.title),
    date: new Date(Number.isNaN(new Date(content.date).getTime()) ? 0 : content.date),
    text: reportText(told, lineWidth),
    html,
    attachments: [...assets].map(([asset, { mime, bytes }]) => ({
      cid: contentId(asset),
      filename: pictureName(asset, mime),
      contentType: mime,
      contentDisposition: 'inline' as const,
      content: Buffer.from(bytes),
    })),
    headers: { 'X-Unsent': '1' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return withoutId(await composer.compile().build());
}

function contentId(asset: string): string {
  return `${asset.replace(/[^0-9a-f]/gi, '').slice(0, 32)}@report`;
}

/** An id made up here would name this machine; the program that sends the mail gives it one. */
function withoutId(bytes: Buffer): Uint8Array {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end).split(/\r\n(?![ \t])/);
  const kept = head.filter((one) => !/^message-id:/i.test(one)).join('\r\n');
  return Buffer.concat([Buffer.from(kept, 'latin1'), bytes.subarray(end)]);
}
