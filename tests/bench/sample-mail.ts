import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOfHtml } from '../../electron/importers/html-text.ts';

/**
 * The words of the sample inbox as a mail archive: real messages that may be passed on (`build/sample-inbox/ATTRIBUTION.md`), one
 * mail for each, the same in every run. Every 40th carries a file.
 */
export interface SampleMail {
  id: string;
  name: string;
  subject: string;
  body: string;
  sentAt: number;
  raw: string;
}

const folder = new URL('../../build/sample-inbox/history.meta.stackexchange.com/', import.meta.url).pathname;
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return entities[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function rowsOf(name: string): Record<string, string>[] {
  const text = readFileSync(join(folder, `${name}.xml`), 'utf8');
  return [...text.matchAll(/<row ([^>]*)\/>/g)].map(([, attributes]) =>
    Object.fromEntries([...attributes!.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, decoded(value!)])),
  );
}

const postId = (id: string): string => `post-${id}@sample.example.org`;

/** All mails, oldest first. */
export function sampleMails(): SampleMail[] {
  const names = new Map(rowsOf('Users').map((row) => [row['Id'], row['DisplayName']!]));
  const posts = rowsOf('Posts');
  const titles = new Map(posts.map((row) => [row['Id'], row['Title'] ?? '']));
  const questions = new Map(posts.map((row) => [row['Id'], row['ParentId'] ?? row['Id']!]));
  const drafts = [
    ...posts.map((row) => ({
      id: postId(row['Id']!),
      user: row['OwnerUserId'],
      question: questions.get(row['Id'])!,
      parents: row['ParentId'] ? [postId(row['ParentId'])] : [],
      body: textOfHtml(row['Body']!),
      sentAt: Date.parse(`${row['CreationDate']!}Z`),
    })),
    ...rowsOf('Comments').map((row) => ({
      id: `comment-${row['Id']!}@sample.example.org`,
      user: row['UserId'],
      question: questions.get(row['PostId']) ?? row['PostId']!,
      parents: [postId(row['PostId']!)],
      body: row['Text']!,
      sentAt: Date.parse(`${row['CreationDate']!}Z`),
    })),
  ].sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
  return drafts.map(({ id, user, question, parents, body, sentAt }, index) => {
    const name = names.get(user) ?? 'Nobody';
    const title = titles.get(question) ?? '';
    const subject = parents.length === 0 ? title : `Re: ${title}`;
    const head = [
      `From: ${/^[\w .'-]*$/.test(name) ? name : encoded(name)} <account-${user ?? 'none'}@sample.example.org>`,
      `Subject: ${/^[\x20-\x7e]*$/.test(subject) ? subject : encoded(subject)}`,
      `Date: ${new Date(sentAt).toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <${id}>`,
      ...(parents.length > 0 ? [`In-Reply-To: <${parents[0]!}>`] : []),
      'MIME-Version: 1.0',
    ];
    const text = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit';
    const raw =
      index % 40 === 39
        ? [
            ...head,
            'Content-Type: multipart/mixed; boundary="part"',
            '',
            `--part\n${text}\n\n${body}`,
            '--part\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64',
            `Content-Disposition: attachment; filename="file${index}.bin"\n\nAAECAwQFBgc=`,
            '--part--\n',
          ].join('\n')
        : `${head.join('\n')}\n${text}\n\n${body}\n`;
    return { id, name, subject, body, sentAt, raw };
  });
}

/** Encoded words of RFC 2047, short enough each. */
function encoded(text: string): string {
  const pieces = [...text].reduce<string[]>((all, character) => {
    const last = all.at(-1);
    if (last === undefined || Buffer.byteLength(last + character) > 40) all.push(character);
    else all[all.length - 1] = last + character;
    return all;
  }, []);
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\n ');
}

/** The archive as one mbox file. */
export function sampleMbox(mails: readonly SampleMail[]): string {
  return mails
    .map(({ raw, sentAt }) => `From sample ${new Date(sentAt).toUTCString()}\n${raw.replace(/^(>*From )/gm, '>$1')}\n`)
    .join('');
}
