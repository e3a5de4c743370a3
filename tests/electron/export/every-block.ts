import { deflateSync } from 'node:zlib';
import type { ContentBlock, ReportAssets, ReportContent } from '../../../shared/model/report-content.ts';

/** The name under which the picture of `everyBlock` stands. */
const picture = 'ab'.repeat(32);

const day = (month: number, date: number): number => Date.UTC(2026, month - 1, date, 12);

const blocks = (words: string, url: string): ContentBlock[] => [
  { type: 'heading', level: 1, spans: [{ text: words }] },
  {
    type: 'paragraph',
    spans: [
      { text: words },
      { text: ' plainly ' },
      { text: 'strong words', strong: true },
      { text: ' and ' },
      { text: 'soft ones', em: true },
      { text: '\n' },
      { text: 'npm run start', code: true },
      { text: ' at ' },
      { text: 'the page', href: url },
    ],
  },
  {
    type: 'evidence',
    quote: words,
    by: { who: 'reader-1', place: 'Forum', date: day(3, 4), url },
    also: [
      { who: 'reader-2', place: 'Mail', date: day(3, 5), url: null },
      { who: 'Someone in Chat', place: '', date: day(3, 6), url: null },
    ],
  },
  {
    type: 'change',
    title: words,
    state: 'accepted',
    description: words,
    asks: `7 people in 3 places ask for this. ${words}`,
    answer: { words, by: 'the product team', date: day(3, 7) },
    tracker: { label: 'GitHub issue owner/name#12', url: `${url}12` },
  },
  { type: 'heading', level: 2, spans: [{ text: 'Over time' }] },
  {
    type: 'chart',
    title: words,
    summary: 'January: 3; February: 0; March: 12.',
    overTime: true,
    bars: [
      { label: 'January', count: 3 },
      { label: 'February', count: 0 },
      { label: 'March', count: 12 },
    ],
  },
  {
    type: 'chart',
    title: 'By source',
    summary: `${words}: 9; Mail: 2.`,
    overTime: false,
    bars: [
      { label: words, count: 9 },
      { label: 'Mail', count: 2 },
    ],
  },
  {
    type: 'list',
    ordered: true,
    start: 3,
    items: [
      [{ type: 'paragraph', spans: [{ text: words }] }],
      [
        { type: 'paragraph', spans: [{ text: 'with more' }] },
        { type: 'list', ordered: false, start: 1, items: [[{ type: 'paragraph', spans: [{ text: words }] }]] },
      ],
    ],
  },
  {
    type: 'table',
    rows: [
      [cell('Where', true), cell('What', true)],
      [cell(words), cell('is said there')],
    ],
  },
  { type: 'quote', blocks: [{ type: 'paragraph', spans: [{ text: words }] }] },
  { type: 'code', text: words },
  { type: 'rule' },
  { type: 'image', asset: picture, alt: words, width: 24, height: 16 },
  {
    type: 'thanks',
    people: [
      { who: 'reader-3', gifts: [{ words, date: day(3, 8), url }] },
      { who: 'reader-4', gifts: [] },
    ],
  },
  { type: 'changed', items: [{ title: words, state: 'shipped', words, date: day(3, 9) }] },
  { type: 'unanswered', items: [{ title: words, report: words, date: day(2, 9), asks: 'One person asks for this.' }] },
  { type: 'voices', reason: '', blocks: [{ type: 'paragraph', spans: [{ text: words }] }] },
  { type: 'voices', reason: words, blocks: [] },
  {
    type: 'assumption',
    sentence: words,
    for: [words],
    against: ['It was said once.'],
    lookAgain: day(4, 1),
    outcome: null,
  },
  { type: 'assumption', sentence: 'It is over.', for: [], against: [], lookAgain: null, outcome: words },
  { type: 'missing' },
  { type: 'leaning', sentences: [words] },
];

function cell(text: string, header = false) {
  return { header, colspan: 1, rowspan: 1, blocks: [{ type: 'paragraph' as const, spans: [{ text }] }] };
}

/** A report with every kind of block, each with the same words where words of others stand. */
export function everyBlock(words: string, url = 'https://forum.example.org/t/'): ReportContent {
  return {
    title: words,
    salutation: words,
    date: day(3, 3),
    edition: { number: 7, edition: 2 },
    blocks: blocks(words, url),
  };
}

/** The picture that `everyBlock` shows: 24 by 16, one colour. */
export const everyAsset: ReportAssets = new Map([[picture, { mime: 'image/png', bytes: pngOf(24, 16) }]]);

/** A PNG of one grey (https://www.w3.org/TR/png-3/). */
function pngOf(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crcOf(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const lines = Buffer.alloc((width + 1) * height, 0x99);
  for (let row = 0; row < height; row += 1) lines[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** How often the words of `everyBlock` stand in what is made of it, at least. */
export const everyPlaces = 24;

/** What else has to stand in every format. */
export const everyWords = [
  ...['No 7, second edition, 3 March 2026', 'strong words', 'soft ones', 'npm run start', 'the page'],
  ...[
    'reader-1',
    'Forum',
    '4 March 2026',
    'https://forum.example.org/t/',
    'Also said by',
    'reader-2',
    'Someone in Chat',
  ],
  ...['Accepted', '7 people in 3 places ask for this.', 'Answered by the product team on 7 March 2026'],
  ...['GitHub issue owner/name#12', 'Over time', 'January', 'February', 'By source', 'with more', 'Where', 'What'],
  ...['Thank you', 'reader-3', '8 March 2026', 'reader-4', 'What changed since last time', 'Shipped', '9 March 2026'],
  ...['Asked before, not answered yet', '9 February 2026', 'Other voices', 'Held in suspension', 'What speaks for it'],
  ...[
    'What speaks against it',
    'It was said once.',
    'We look again on 1 April 2026.',
    'It is over.',
    'How it came out',
  ],
  ...['The words that stood here were deleted.', 'This report leans on what we still hold in suspension:'],
];
