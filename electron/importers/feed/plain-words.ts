import { textOfHtml } from '../html-text.ts';
import type { FeedText } from './model.ts';

const TITLE_LIMIT = 1000;
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The words of a feed text, `\n` line ends. */
export function plainWords(text: FeedText | null): string {
  if (text === null) return '';
  return text.type === 'html' ? textOfHtml(text.value) : text.value.replace(/[^\S\n]+$/gm, '').trim();
}

/** A title on one line without control and direction signs, cut at 1,000 signs. */
export function titleLine(title: FeedText | null): string {
  if (title === null) return '';
  // A link around a title would add its address to the words.
  const text: FeedText =
    title.type === 'html' ? { type: 'html', value: title.value.replace(/<\/?a(?:\s[^<>]*)?>/gi, '') } : title;
  return oneLine(plainWords(text)).slice(0, TITLE_LIMIT);
}

/** Words on one line, without the signs that could make it look like something else. */
export function oneLine(words: string): string {
  return words.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}
