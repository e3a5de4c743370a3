import { isLinkAddress } from './link-address.ts';
import { chartGroupings } from './report-document.ts';

/** What is wrong with a value, in words; null when nothing is. */
type Check = (value: unknown) => string | null;

const say = (isRight: boolean, wanted: string): string | null => (isRight ? null : wanted);
const words: Check = (value) => say(typeof value === 'string', 'words');
const wordsOrNull: Check = (value) => say(value === null || typeof value === 'string', 'words or null');
const number: Check = (value) => say(Number.isSafeInteger(value), 'a whole number');
const numberOrNull: Check = (value) => say(value === null || Number.isSafeInteger(value), 'a whole number or null');
const size: Check = (value) => say(Number.isSafeInteger(value) && (value as number) > 0, 'a size in pixels');
const yesOrNo: Check = (value) => say(typeof value === 'boolean', 'true or false');
const record: Check = (value) => say(Number.isSafeInteger(value) && (value as number) > 0, 'the id of a record');
const recordOrNull: Check = (value) => (value === null ? null : record(value));
const records: Check = (value) =>
  say(Array.isArray(value) && value.every((one) => record(one) === null), 'a list of ids');
const hash: Check = (value) => say(typeof value === 'string' && /^[0-9a-f]{64}$/.test(value), 'the hash of a picture');
const level: Check = (value) => say(value === 1 || value === 2 || value === 3, 'a level from 1 to 3');
const address: Check = (value) => say(typeof value === 'string' && isLinkAddress(value), 'an address of a link');
const grouping: Check = (value) => say((chartGroupings as readonly unknown[]).includes(value), 'a way to count by');
const widths: Check = (value) =>
  say(value === null || (Array.isArray(value) && value.every((one) => number(one) === null)), 'widths of columns');

interface Shape {
  /** Those that have to be there; `id` may be missing everywhere. */
  attrs?: Record<string, Check>;
  /** Those that may be missing. */
  maybe?: Record<string, Check>;
  /** What may stand in it; nothing where there is none. */
  content?: 'blocks' | 'inline' | 'text' | 'items' | 'rows' | 'cells';
  /** It cannot be empty. */
  filled?: true;
}

const period = { since: number, until: numberOrNull };

const blockShapes: Record<string, Shape> = {
  paragraph: { content: 'inline' },
  heading: { attrs: { level }, content: 'inline' },
  blockquote: { content: 'blocks', filled: true },
  code_block: { content: 'text' },
  horizontal_rule: {},
  bullet_list: { content: 'items', filled: true },
  ordered_list: { attrs: { order: number }, content: 'items', filled: true },
  table: { content: 'rows', filled: true },
  image: { attrs: { asset: hash, alt: words, width: size, height: size } },
  evidence: { attrs: { evidenceId: record, also: records } },
  change: { attrs: { changeId: record } },
  chart: { attrs: { title: words, query: words, by: grouping, since: numberOrNull, until: numberOrNull } },
  thanks: { attrs: { ...period, leftOut: records } },
  changed: { attrs: { ...period, leftOut: records } },
  unanswered: { attrs: { leftOut: records } },
  voices: { attrs: { reason: words }, content: 'blocks' },
  assumption: { attrs: { assumptionId: record } },
  message_image: {
    attrs: {
      messageId: record,
      personId: recordOrNull,
      asset: hash,
      named: yesOrNo,
      text: words,
      place: words,
      date: number,
      url: wordsOrNull,
      width: size,
      height: size,
    },
  },
};

const cell: Shape = {
  maybe: { colspan: size, rowspan: size, colwidth: widths },
  content: 'blocks',
  filled: true,
};

/** What each kind of content may hold. */
const within: Record<NonNullable<Shape['content']>, Record<string, Shape>> = {
  blocks: blockShapes,
  inline: { text: {}, hard_break: {} },
  text: { text: {} },
  items: { list_item: { content: 'blocks', filled: true } },
  rows: { table_row: { content: 'cells' } },
  cells: { table_cell: cell, table_header: cell },
};

const markShapes: Record<string, Record<string, Check>> = {
  strong: {},
  em: {},
  code: {},
  link: { href: address },
  comment: { words },
};

/** Deeper than anybody writes, and far from where reading it again would fail. */
const deepest = 60;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value is no document of a report and why, such as `content[3].attrs.level: a level from 1 to 3`; null when it is one. */
export function documentFault(value: unknown): string | null {
  if (!isObject(value)) return 'a document';
  if (value['version'] !== 2) return 'version: 2';
  return listFault(value['content'], 'content', within.blocks, 0);
}

function listFault(value: unknown, place: string, shapes: Record<string, Shape>, depth: number): string | null {
  if (!Array.isArray(value)) return `${place}: a list`;
  if (depth > deepest) return `${place}: not so deep`;
  for (const [index, one] of value.entries()) {
    const fault = nodeFault(one, `${place}[${index}]`, shapes, depth);
    if (fault !== null) return fault;
  }
  return null;
}

function nodeFault(value: unknown, place: string, shapes: Record<string, Shape>, depth: number): string | null {
  if (!isObject(value)) return `${place}: an object`;
  const type = value['type'];
  const shape = typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  if (shape === undefined) return `${place}.type: ${Object.keys(shapes).join(', ')}`;
  if (type === 'text') return textFault(value, place);
  const fault = attrsFault(value['attrs'] ?? {}, `${place}.attrs`, shape);
  if (fault !== null) return fault;
  const content = value['content'];
  if (shape.content === undefined) return say(content === undefined, `${place}.content: nothing`);
  if (content === undefined) return shape.filled === true ? `${place}.content: something` : null;
  if (shape.filled === true && Array.isArray(content) && content.length === 0) return `${place}.content: something`;
  if (type === 'list_item' && Array.isArray(content) && (content[0] as { type?: unknown })?.type !== 'paragraph') {
    return `${place}.content[0].type: paragraph`;
  }
  return listFault(content, `${place}.content`, within[shape.content], depth + 1);
}

function textFault(value: Record<string, unknown>, place: string): string | null {
  if (typeof value['text'] !== 'string' || value['text'] === '') return `${place}.text: words`;
  const marks = value['marks'] ?? [];
  if (!Array.isArray(marks)) return `${place}.marks: a list`;
  for (const [index, mark] of marks.entries()) {
    const type: unknown = isObject(mark) ? mark['type'] : null;
    const shape = typeof type === 'string' && Object.hasOwn(markShapes, type) ? markShapes[type]! : undefined;
    if (shape === undefined) return `${place}.marks[${index}].type: ${Object.keys(markShapes).join(', ')}`;
    const attrs: unknown = (mark as Record<string, unknown>)['attrs'] ?? {};
    const fault = attrsFault(attrs, `${place}.marks[${index}].attrs`, { attrs: shape });
    if (fault !== null) return fault;
  }
  return null;
}

function attrsFault(value: unknown, place: string, { attrs = {}, maybe = {} }: Shape): string | null {
  if (!isObject(value)) return `${place}: an object`;
  for (const [name, check] of Object.entries(attrs)) {
    const wanted = check(value[name]);
    if (wanted !== null) return `${place}.${name}: ${wanted}`;
  }
  for (const [name, one] of Object.entries(value)) {
    const check = name === 'id' ? wordsOrNull : (attrs[name] ?? maybe[name]);
    if (check === undefined) return `${place}.${name}: nothing of this name`;
    const wanted = check(one);
    if (wanted !== null) return `${place}.${name}: ${wanted}`;
  }
  return null;
}
