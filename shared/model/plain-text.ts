/** Bidirectional overrides, zero-width and other format characters that change how a name reads without being seen. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]/g;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Joiners belong between the letters of some scripts and inside emoji; anywhere else they only hide. */
const STRAY_JOINERS =
  /(?<![\p{L}\p{M}\p{Emoji_Presentation}\ufe0f])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

// Most mail is ASCII, where only these few characters could need anything done.
const EASY = /^[\n\t\x20-\x7e]*$/;
const EASY_LINE = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** The text with `\n` line ends only, without NUL, lone surrogates replaced: safe to store, search and send anywhere. */
export function plainText(text: string): string {
  if (EASY.test(text)) return text;
  let clean = text;
  if (clean.includes('\r')) clean = clean.replace(/\r\n?/g, '\n');
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '');
  // Under the `u` flag only a lone surrogate matches this class.
  return clean.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Embeddings and overrides turn the order of all that follows; isolates and marks are left to those who write from right to left. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e]/g;

/** A subject or title on one line: controls and line breaks become one space, direction overrides go, the ends trimmed. */
export function singleLine(text: string): string {
  if (EASY_LINE.test(text)) return text;
  return plainText(text).replace(DIRECTION_OVERRIDES, '').replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim();
}

/** A name fit for the screen: one line, without characters that are unseen or turn the direction of what follows. */
export function visibleName(text: string): string {
  if (EASY_LINE.test(text)) return text;
  return singleLine(text.replace(INVISIBLE, '').replace(STRAY_JOINERS, '')).replace(/\s{2,}/g, ' ');
}
