import { Schema, type DOMOutputSpec, type Node, type NodeSpec } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { isLinkAddress, linkAddress } from '../../../../shared/model/link-address.ts';
import { chartGroupings } from '../../../../shared/model/report-document.ts';

/** Every block has a name of its own that stays with it (`block-ids.ts` sees to it). */
const id = { id: { default: null, validate: 'string|null' } };
const number = { validate: 'number' };
/** Every block says in the page which one it is. */
const block = (node: Node): { 'data-block': string } | Record<string, never> =>
  typeof node.attrs['id'] === 'string' ? { 'data-block': node.attrs['id'] } : {};
const numberOrNull = { default: null, validate: 'number|null' };

/** A block of our own: one thing, drawn by its node view, never a place to type in. */
function own(attrs: NodeSpec['attrs']): NodeSpec {
  const toDOM = (node: Node): DOMOutputSpec => ['div', block(node)];
  return { group: 'block', atom: true, selectable: true, draggable: true, attrs: { ...id, ...attrs }, toDOM };
}

const isIds = (value: unknown): void => {
  if (!Array.isArray(value) || !value.every((one) => Number.isInteger(one))) throw new RangeError('no list of ids');
};
const isAddress = (value: unknown): void => {
  if (typeof value !== 'string' || !isLinkAddress(value)) throw new RangeError('no address of a link');
};
/** Some programs wrap everything in `b` and say in the style that it is not bold; styles are set aside before parsing. */
const notPlain = (element: HTMLElement): false | null =>
  /font-weight:\s*(?:normal|400)/i.test(element.dataset['style'] ?? '') ? false : null;
const idList = { default: [], validate: isIds };
const period = { since: number, until: numberOrNull };

const tables = tableNodes({ tableGroup: 'block', cellContent: 'block+', cellAttributes: {} });

/** What can stand in a report; `shared/model/report-document.ts` has the same as types. */
export const reportSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      attrs: id,
      parseDOM: [{ tag: 'p' }],
      toDOM: (node) => ['p', { dir: 'auto', ...block(node) }, 0],
    },
    heading: {
      content: 'inline*',
      group: 'block',
      defining: true,
      attrs: { ...id, level: { default: 2, ...number } },
      parseDOM: [
        { tag: 'h1', attrs: { level: 1 } },
        { tag: 'h2', attrs: { level: 2 } },
        { tag: 'h3, h4, h5, h6', attrs: { level: 3 } },
      ],
      // The title is the first level of the page.
      toDOM: (node) => [`h${Number(node.attrs['level']) + 1}`, { dir: 'auto', ...block(node) }, 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      attrs: id,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: (node) => ['blockquote', block(node), 0],
    },
    code_block: {
      content: 'text*',
      group: 'block',
      marks: '',
      code: true,
      defining: true,
      attrs: id,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: (node) => ['pre', block(node), ['code', 0]],
    },
    horizontal_rule: {
      group: 'block',
      attrs: id,
      parseDOM: [{ tag: 'hr' }],
      toDOM: (node) => ['hr', block(node)],
    },
    bullet_list: {
      content: 'list_item+',
      group: 'block',
      attrs: id,
      parseDOM: [{ tag: 'ul' }],
      toDOM: (node) => ['ul', block(node), 0],
    },
    ordered_list: {
      content: 'list_item+',
      group: 'block',
      attrs: { ...id, order: { default: 1, ...number } },
      parseDOM: [{ tag: 'ol', getAttrs: (list) => ({ order: Number(list.getAttribute('start') ?? 1) || 1 }) }],
      toDOM: (node) => ['ol', { start: node.attrs['order'] as number, ...block(node) }, 0],
    },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    ...tables,
    table: {
      ...tables.table,
      attrs: id,
      toDOM: (node) => ['table', block(node), ['tbody', 0]],
    },
    image: own({
      asset: { validate: 'string' },
      alt: { default: '', validate: 'string' },
      width: number,
      height: number,
    }),
    evidence: own({ evidenceId: number, also: idList }),
    change: own({ changeId: number }),
    chart: own({
      title: { default: '', validate: 'string' },
      query: { default: '', validate: 'string' },
      by: {
        default: 'week',
        validate: (value: unknown) => {
          if (!(chartGroupings as readonly unknown[]).includes(value)) throw new RangeError('no way to count by');
        },
      },
      since: numberOrNull,
      until: numberOrNull,
    }),
    thanks: own({ ...period, leftOut: idList }),
    changed: own({ ...period, leftOut: idList }),
    unanswered: own({ leftOut: idList }),
    voices: {
      content: 'block*',
      group: 'block',
      defining: true,
      isolating: true,
      attrs: { ...id, reason: { default: '', validate: 'string' } },
      toDOM: (node) => ['section', block(node), 0],
    },
    assumption: own({ assumptionId: number }),
    message_image: own({
      messageId: number,
      personId: numberOrNull,
      asset: { validate: 'string' },
      named: { validate: 'boolean' },
      text: { validate: 'string' },
      place: { validate: 'string' },
      date: number,
      url: { default: null, validate: 'string|null' },
      width: number,
      height: number,
    }),
    text: { group: 'inline' },
    hard_break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  },
  marks: {
    link: {
      attrs: { href: { validate: isAddress } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (link) => {
            const href = linkAddress(link.getAttribute('href') ?? '');
            return href === null ? false : { href };
          },
        },
      ],
      toDOM: (mark) => ['a', { href: mark.attrs['href'] as string, rel: 'noreferrer noopener' }, 0],
    },
    em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'b', getAttrs: notPlain }, { tag: 'strong' }], toDOM: () => ['strong', 0] },
    code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
    comment: {
      attrs: { words: { validate: 'string' } },
      inclusive: false,
      toDOM: (mark) => ['mark', { class: 'self-comment', title: mark.attrs['words'] as string }, 0],
    },
  },
});
