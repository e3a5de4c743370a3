import { wrappedLines } from './wrapped-lines.ts';

/** What stands in the picture of a message, as its writer wishes to be called. */
export interface PicturedMessage {
  who: string;
  place: string;
  date: string;
  words: string;
}

/** Sizes in CSS pixels; the picture has twice as many in each direction. */
const width = 600;
const inset = 28;
const scale = 2;
const wordsTop = 84;
const lineHeight = 24;
const mostLines = 36;

// A picture goes to others: it looks the same in every theme.
const colour = { ground: '#ffffff', line: '#e3e0d8', ink: '#1d1b18', muted: '#66615a', mark: '#1c7247' };
const font = { who: '600 16px "Inter Variable"', facts: '13.5px "Inter Variable"', words: '15.5px "Inter Variable"' };

/** Signs that would turn or hide what stands beside them, and those that cannot be seen at all. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Draws a message plainly: who, where, when, and what they wrote. Several pages of words are cut with an ellipsis.
 * @returns the words that stand in it, and the size in CSS pixels
 */
export async function drawMessage(
  canvas: HTMLCanvasElement,
  message: PicturedMessage,
): Promise<{ words: string; isCut: boolean; width: number; height: number }> {
  await Promise.all(Object.values(font).map((one) => document.fonts.load(one)));
  const context = canvas.getContext('2d')!;
  const text = message.words.replaceAll('\r\n', '\n').replace(unprintable, '').trim();
  context.font = font.words;
  const inner = width - 2 * inset - 16;
  const measure = (line: string): number => context.measureText(line).width;
  const { lines, end } = wrappedLines(text, { width: inner, most: mostLines, measure });
  const height = wordsTop + lines.length * lineHeight + inset - 4;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  context.fillStyle = colour.ground;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = colour.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(0.5, 0.5, width - 1, height - 1, 10);
  context.stroke();
  context.fillStyle = colour.mark;
  context.fillRect(inset, wordsTop - 2, 3, lines.length * lineHeight + 2);
  context.textBaseline = 'alphabetic';
  write(context, fitted(context, message.who, font.who), {
    y: inset + 16,
    from: inset,
    font: font.who,
    ink: colour.ink,
  });
  const facts = [message.place, message.date].filter((part) => part !== '').join(' · ');
  write(context, fitted(context, facts, font.facts), {
    y: inset + 38,
    from: inset,
    font: font.facts,
    ink: colour.muted,
  });
  lines.forEach((line, index) => {
    const y = wordsTop + index * lineHeight + 16;
    write(context, line, { y, from: inset + 16, font: font.words, ink: colour.ink });
  });
  const isCut = end < text.length;
  return { words: isCut ? `${text.slice(0, end).trimEnd()}…` : text, isCut, width, height };
}

/** In the direction of its own first letter. */
function write(
  context: CanvasRenderingContext2D,
  line: string,
  at: { y: number; from: number; font: string; ink: string },
): void {
  const isRightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(line);
  context.font = at.font;
  context.fillStyle = at.ink;
  context.direction = isRightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  context.fillText(line, isRightToLeft ? width - inset : at.from, at.y);
}

/** One line that is not wider than the picture. */
function fitted(context: CanvasRenderingContext2D, words: string, setting: string): string {
  context.font = setting;
  const [line = ''] = wrappedLines(words.replace(unprintable, '').replace(/\s+/g, ' '), {
    width: width - 2 * inset,
    most: 1,
    measure: (part) => context.measureText(part).width,
  }).lines;
  return line;
}
