import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { linkAddress } from '../../../../shared/model/link-address.ts';
import { reportSchema } from './schema.ts';
import { marks, nodes } from './text-commands.ts';

const fence = /^ {0,3}(```+|~~~+)/;
const headline = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const rule = /^ {0,3}(?:-\s*){3,}$|^ {0,3}(?:\*\s*){3,}$|^ {0,3}(?:_\s*){3,}$/;
const quoted = /^ {0,3}> ?/;
const item = /^(\s*)(?:[-+*]|(\d{1,9})[.)])\s+/;
const row = /^\s*\|(.*)\|\s*$/;
const ruler = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
/** How deep lists and quotes go; what is deeper stands at the deepest. */
const deepest = 8;

const SPAN =
  /`([^`\n]+)`|\*\*(?=\S)([^*\n]+)(?<=\S)\*\*|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+)(?<=\S)_(?![\p{L}\p{N}_])|\[([^[\]\n]+)\]\(([^\s()<>]+)\)|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/gu;

/** Characters that no document holds: everything that controls, but tabs and ends of lines. */
export function cleanWords(words: string): string {
  // eslint-disable-next-line no-control-regex
  return words.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '');
}

/** Words as they stand, without a meaning of their signs: lines stay lines. */
export function plainSlice(words: string, inCode: boolean): Slice {
  const clean = cleanWords(words);
  if (inCode) return new Slice(Fragment.from(reportSchema.text(clean)), 0, 0);
  const blocks = clean.split(/\n{2,}/).map((part) => nodes.paragraph.create(null, lines(part, plain)));
  return open(blocks);
}

/** Words that may be Markdown, as blocks. Never throws, whatever it is; all of the words stay. */
export function markdownSlice(words: string): Slice {
  const blocks = blocksOf(cleanWords(words).split('\n'), 0);
  return open(blocks.length === 0 ? [nodes.paragraph.create()] : blocks);
}

/** What begins or ends with text goes on in the text where it is put. */
function open(blocks: Node[]): Slice {
  const first = blocks[0]?.type === nodes.paragraph ? 1 : 0;
  const last = blocks.at(-1)?.type === nodes.paragraph ? 1 : 0;
  return new Slice(Fragment.fromArray(blocks), first, last);
}

function blocksOf(given: readonly string[], depth: number): Node[] {
  const blocks: Node[] = [];
  let at = 0;
  while (at < given.length) {
    const line = given[at]!;
    const fenced = fence.exec(line);
    const head = headline.exec(line);
    if (line.trim() === '') {
      at += 1;
    } else if (fenced !== null) {
      const end = given.findIndex((one, index) => index > at && one.trimStart().startsWith(fenced[1]!));
      const until = end === -1 ? given.length : end;
      const words = given.slice(at + 1, until).join('\n');
      blocks.push(nodes.code_block.create(null, words === '' ? [] : reportSchema.text(words)));
      at = until + 1;
    } else if (head !== null) {
      blocks.push(nodes.heading.create({ level: Math.min(3, head[1]!.length) }, spans(head[2]!)));
      at += 1;
    } else if (rule.test(line)) {
      blocks.push(nodes.horizontal_rule.create());
      at += 1;
    } else if (quoted.test(line) && depth < deepest) {
      const until = endOf(given, at, (one) => quoted.test(one));
      const inner = blocksOf(
        given.slice(at, until).map((one) => one.replace(quoted, '')),
        depth + 1,
      );
      blocks.push(nodes.blockquote.create(null, inner.length === 0 ? [nodes.paragraph.create()] : inner));
      at = until;
    } else if (item.test(line) && depth < deepest) {
      const until = endOf(given, at, (one) => item.test(one) || /^\s+\S/.test(one));
      blocks.push(...listsOf(given.slice(at, until), depth));
      at = until;
    } else if (row.test(line) && ruler.test(given[at + 1] ?? '')) {
      const until = endOf(given, at, (one) => row.test(one));
      blocks.push(tableOf(given.slice(at, until)));
      at = until;
    } else {
      const until = Math.max(
        at + 1,
        endOf(given, at, (one, index) => one.trim() !== '' && (index === at || !begins(one))),
      );
      blocks.push(
        nodes.paragraph.create(
          null,
          lines(
            given
              .slice(at, until)
              .map((one) => one.trim())
              .join('\n'),
            spans,
          ),
        ),
      );
      at = until;
    }
  }
  return blocks;
}

const begins = (line: string): boolean =>
  fence.test(line) || headline.test(line) || rule.test(line) || quoted.test(line) || item.test(line);

/** The first line from `from` on that does not belong. */
function endOf(given: readonly string[], from: number, belongs: (line: string, index: number) => boolean): number {
  let at = from;
  while (at < given.length && belongs(given[at]!, at)) at += 1;
  return at;
}

/** Lists of lines that begin with a sign or a number; what is further in belongs to the point above. */
function listsOf(given: readonly string[], depth: number): Node[] {
  const indent = item.exec(given[0]!)![1]!.length;
  const points: { ordered: boolean; start: number; lines: string[] }[] = [];
  for (const line of given) {
    const found = item.exec(line);
    if (found !== null && (found[1]!.length <= indent || points.length === 0)) {
      const start = found[2];
      points.push({ ordered: start !== undefined, start: Number(start ?? 1), lines: [line.slice(found[0].length)] });
    } else {
      points.at(-1)!.lines.push(line.replace(/^(?: {1,4}|\t)/, ''));
    }
  }
  const lists: Node[] = [];
  for (let at = 0; at < points.length;) {
    const { ordered, start } = points[at]!;
    const until = endOf(
      points.map((point) => String(point.ordered)),
      at,
      (one) => one === String(ordered),
    );
    const items = points.slice(at, until).map((point) => {
      const [first = '', ...rest] = point.lines;
      return nodes.list_item.create(null, [
        nodes.paragraph.create(null, spans(first.trim())),
        ...blocksOf(rest, depth + 1),
      ]);
    });
    lists.push(ordered ? nodes.ordered_list.create({ order: start }, items) : nodes.bullet_list.create(null, items));
    at = until;
  }
  return lists;
}

function tableOf(given: readonly string[]): Node {
  const rows = given.filter((_, index) => index !== 1).map((line) => row.exec(line)![1]!.split(/(?<!\\)\|/));
  const width = Math.max(...rows.map(({ length }) => length));
  return nodes.table.create(
    null,
    rows.map((cells, index) =>
      nodes.table_row.create(
        null,
        Array.from({ length: width }, (_, column) => {
          const words = (cells[column] ?? '').trim().replaceAll('\\|', '|');
          const type = index === 0 ? nodes.table_header : nodes.table_cell;
          return type.create(null, nodes.paragraph.create(null, spans(words)));
        }),
      ),
    ),
  );
}

/** Lines of a block, with breaks between them. */
function lines(words: string, inline: (line: string) => Node[]): Node[] {
  return words
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [nodes.hard_break.create()]), ...inline(line)]);
}

const plain = (words: string): Node[] => (words === '' ? [] : [reportSchema.text(words)]);

function spans(line: string): Node[] {
  const found: Node[] = [];
  let at = 0;
  for (const match of line.matchAll(SPAN)) {
    const [whole, code, strong, starred, scored, words, typed, bare] = match;
    const href = typed === undefined ? (bare === undefined ? null : linkAddress(bare)) : linkAddress(typed);
    const marked = code ?? strong ?? starred ?? scored ?? (href === null ? undefined : (words ?? bare));
    if (marked === undefined) continue;
    const mark: Mark =
      code !== undefined
        ? marks.code.create()
        : strong !== undefined
          ? marks.strong.create()
          : href === null
            ? marks.em.create()
            : marks.link.create({ href });
    found.push(...plain(line.slice(at, match.index)), reportSchema.text(marked, [mark]));
    at = match.index + whole.length;
  }
  return [...found, ...plain(line.slice(at))];
}
