/** Words as lines of a picture. */
export interface WrappedLines {
  lines: string[];
  /** Where the words end that fit in, UTF-16 code units; the length of the text where all do. */
  end: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const pieces = /\S+|[^\S\n]+|\n/g;

/**
 * Breaks a text at its spaces into lines that are no wider than `width`; a word that is wider by itself is broken between its
 * signs. When there are more than `most` lines, the last one ends with an ellipsis.
 */
export function wrappedLines(
  text: string,
  { width, most, measure }: { width: number; most: number; measure: (line: string) => number },
): WrappedLines {
  const lines: { words: string; end: number }[] = [];
  let line = '';
  let end = 0;
  const finish = (at: number): void => {
    lines.push({ words: line.trimEnd(), end: at });
    line = '';
  };
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (lines.length > most) break;
    if (piece === '\n') {
      finish(index);
    } else if (piece.trim() === '') {
      // Spaces at the beginning of a line say how code is set in; where words were broken they say nothing.
      if (line !== '' || text[index - 1] === '\n' || index === 0) line += piece.replaceAll('\t', '    ');
    } else if (measure(line + piece) <= width) {
      line += piece;
    } else {
      if (line.trim() !== '') finish(index);
      line = '';
      let at = index;
      for (const { segment } of measure(piece) <= width ? [{ segment: piece }] : graphemes.segment(piece)) {
        if (line !== '' && measure(line + segment) > width) finish(at);
        line += segment;
        at += segment.length;
        if (lines.length > most) break;
      }
    }
    end = index + piece.length;
  }
  if (line.trim() !== '') finish(end);
  while (lines.length > 0 && lines.at(-1)!.words === '') lines.pop();
  if (lines.length <= most) return { lines: lines.map(({ words }) => words), end: text.length };
  const kept = lines.slice(0, most);
  const last = kept.at(-1)!;
  const signs = [...graphemes.segment(last.words)].map(({ segment }) => segment);
  while (signs.length > 0 && measure(`${signs.join('')}…`) > width) signs.pop();
  return { lines: [...kept.slice(0, -1).map((one) => one.words), `${signs.join('').trimEnd()}…`], end: last.end };
}
