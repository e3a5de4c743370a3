/** What mail programs put before the subject of an answer, in the languages they speak. */
const REPLY_PREFIXES = [
  ...['re', 'aw', 'antw', 'antwort', 'antwoord', 'sv', 'vs', 'svar', 'r', 'rif', 'ref', 'réf', 'res', 'resp'],
  ...[
    'odp',
    'ynt',
    'yan',
    'ha',
    'на',
    'отв',
    'ответ',
    'відп',
    'απ',
    'σχετ',
    'bls',
    'balas',
    'atb',
    'ats',
    'vá',
    'vast',
  ],
  ...['回复', '回覆', '答复', '答覆', '返信', '답장', '회신', 'תשובה', 'השב', 'رد', 'ตอบ', 'trả lời'],
];
/** The same for a message passed on. */
const FORWARD_PREFIXES = [
  ...['fw', 'fwd', 'wg', 'tr', 'vb', 'vl', 'rv', 'enc', 'i', 'pd', 'doorst', 'videresendt', 'vidarebefordrat', 'ilt'],
  ...['пересл', 'пер', 'πρθ', 'trs', 'továbbítás', '转发', '轉寄', '轉發', '転送', '전달'],
];

const NUMBER = String.raw`(?:\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\*\d{1,3}|\d{1,2}))?`;
const BLOB = String.raw`\[[^\[\]]{0,200}\]\s*`;
const COLON = '[:：]';
const REPLY = new RegExp(`^(?:${BLOB})*(?:${REPLY_PREFIXES.join('|')})${NUMBER}\\s*(?:${BLOB})?\\s?${COLON}\\s*`, 'iu');
const FORWARD = new RegExp(
  `^(?:${BLOB})*(?:${FORWARD_PREFIXES.join('|')})${NUMBER}\\s*(?:${BLOB})?\\s?${COLON}\\s*`,
  'iu',
);
const LEADING_BLOB = new RegExp(`^${BLOB}(?=\\S)`, 'u');
const TRAILER = /\s*\(fwd\)$/i;
const WRAPPER = /^\[fwd:\s*(.*)\]$/is;
/** Mail programs that answer without looking pile prefixes up; nobody writes more than this. */
const LONGEST_SUBJECT = 1_000;

/**
 * The subject without what replies, forwards and lists put around it (RFC 5256 section 2.1, with the prefixes of other
 * languages): lower case, one space between words, so that equal subjects are equal strings. `isReply` tells whether a
 * prefix of an answer was among what was taken away. A decoded subject is expected.
 */
export function baseSubject(subject: string): { base: string; isReply: boolean } {
  let base = subject.slice(0, LONGEST_SUBJECT).replace(/\s+/g, ' ').trim();
  let isReply = false;
  for (;;) {
    const before = base;
    base = base.replace(TRAILER, '');
    const withoutReply = base.replace(REPLY, '');
    if (withoutReply !== base) {
      isReply = true;
      base = withoutReply;
    } else {
      base = base.replace(FORWARD, '');
    }
    base = base.replace(LEADING_BLOB, '');
    const inner = WRAPPER.exec(base)?.[1];
    if (inner !== undefined) base = inner.trim();
    if (base === before) return { base: base.toLowerCase(), isReply };
  }
}
