import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage } from '../../shared/model/incoming.ts';

/** Mail that nobody wrote, of the size and shape of a busy mailing list: the same for the same numbers. */

const start = Date.UTC(2015, 0, 1);
const minute = 60_000;
const threadLength = 4;
/** As many as a busy list has for so many messages. */
const writers = 1200;

/** A small generator with a period of 2^32 (a linear congruence), so that runs can be compared. */
function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const syllables = ['ka', 'lo', 'mi', 'ren', 'sta', 'vor', 'el', 'tu', 'gan', 'pi', 'os', 'dre', 'ham', 'ni', 'ques'];
const common = ['export', 'file', 'the', 'and', 'with', 'digest', 'when', 'report', 'name', 'open'];

function vocabulary(): string[] {
  const words = [...common];
  for (const a of syllables) for (const b of syllables) for (const c of syllables) words.push(a + b + c);
  return words;
}
const words = vocabulary();

/** Few words are used often and many hardly ever, as in real text. */
function word(dice: () => number): string {
  return words[Math.floor(words.length * dice() ** 4)]!;
}

function paragraph(dice: () => number, length: number): string {
  let text = '';
  let line = '';
  while (text.length + line.length < length) {
    line += (line === '' ? '' : ' ') + word(dice);
    if (line.length > 66) {
      text += `${line}\n`;
      line = '';
    }
  }
  return text + line;
}

/** Stands in one message of 5,000. */
export const rareWord = 'quixotrope';
const german =
  'ich finde den knopf nicht mehr und die datei wird bei mir leider nie ganz gespeichert danke für eure hilfe';

/** Now and then a link, a sentence in another language, a word that hardly anybody uses. */
function extraOf(index: number): string {
  const extras: string[] = [];
  if (index % 12 === 5) extras.push(`https://example.org/question/${index}`);
  if (index % 20 === 11) extras.push(german, german);
  if (index % 5000 === 17) extras.push(rareWord);
  return extras.map((extra) => `${extra}\n`).join('');
}

function bodyOf(index: number, dice: () => number): string {
  const extra = extraOf(index);
  return extra + paragraph(dice, 1180 - extra.length);
}

interface SyntheticMessage {
  id: string;
  references: string[];
  subject: string;
  from: { name: string; address: string };
  sentAt: number;
  body: string;
}

/** When message number `index` was sent, milliseconds since 1970. */
export function sentAtOf(index: number): number {
  return start + index * minute;
}

/** Message number `index`: every fourth begins a thread, the others answer what came before in it. */
function syntheticMessage(index: number): SyntheticMessage {
  const dice = createDice(index + 1);
  const thread = Math.floor(index / threadLength);
  const place = index % threadLength;
  const subjectDice = createDice(thread + 7_000_000);
  const title = Array.from({ length: 6 }, () => word(subjectDice)).join(' ');
  const writer = Math.floor(dice() * writers);
  return {
    id: `message-${index}@bench.example.org`,
    references: Array.from({ length: place }, (_, back) => `message-${thread * threadLength + back}@bench.example.org`),
    subject: place === 0 ? title : `Re: ${title}`,
    from: { name: `Reader ${writer}`, address: `reader-${writer}@example.org` },
    sentAt: sentAtOf(index),
    body: bodyOf(index, dice),
  };
}

/** The same as ingest takes it, for filling a file faster than parsing would. */
export function syntheticIncoming(index: number): IncomingMessage {
  const { id, references, subject, from, sentAt, body } = syntheticMessage(index);
  return {
    externalId: id,
    references,
    mayJoinBySubject: false,
    kind: 'mail',
    author: { place: 'mail', ...from },
    sentAt,
    subject,
    text: body,
    attachments: [],
    onChanged: 'keep-both',
    where: id,
  };
}

function mailText(index: number): string {
  const { id, references, subject, from, sentAt, body } = syntheticMessage(index);
  const hash = createHash('sha256').update(id).digest('hex');
  const head = [
    `Return-Path: <bounce-${hash.slice(0, 12)}@lists.example.org>`,
    `Received: from mx1.example.org (mx1.example.org [192.0.2.17]) by lists.example.org (Postfix) with ESMTPS id ${hash.slice(0, 10)} for <list@example.org>; ${new Date(sentAt).toUTCString()}`,
    `Received: from client.example.org (client.example.org [192.0.2.99]) by mx1.example.org with ESMTPSA id ${hash.slice(10, 20)}; ${new Date(sentAt).toUTCString()}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=bench; h=from:to:subject:date; bh=${hash}; b=${hash}${hash}`,
    `From: ${from.name} <${from.address}>`,
    'To: list@example.org',
    `Subject: ${subject}`,
    `Date: ${new Date(sentAt).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}>`,
    ...(references.length > 0
      ? [`In-Reply-To: <${references.at(-1)}>`, `References: ${references.map((it) => `<${it}>`).join('\n ')}`]
      : []),
    'MIME-Version: 1.0',
    'List-Id: Bench <bench.example.org>',
  ];
  if (index % 10 >= 3) return `${head.join('\n')}\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`;
  const boundary = `=_${hash.slice(0, 24)}`;
  const html = `<html><body><p>${body.replaceAll('\n', '<br>\n')}</p></body></html>`;
  return [
    ...head,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    `--${boundary}--`,
    '',
  ].join('\n');
}

/** Writes a Maildir of that many messages. @returns bytes written */
export function writeMaildir(folder: string, messages: number): number {
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
  let bytes = 0;
  for (let index = 0; index < messages; index += 1) {
    const text = mailText(index);
    bytes += text.length;
    writeFileSync(join(folder, 'cur', `${1_400_000_000 + index}.${index}.bench:2,S`), text);
  }
  return bytes;
}
