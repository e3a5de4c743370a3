import { Node } from 'prosemirror-model';
import type { ReportBlock, ReportDocument } from '../../../../shared/model/report-document.ts';
import { listSplice, type TextSplice } from '../../../../shared/model/text-splice.ts';
import { reportSchema } from './schema.ts';

const blocks = new WeakMap<Node, ReportBlock>();
const strings = new WeakMap<Node, string>();

/** What has been written, as it is stored. Blocks that did not change since are not read again. */
export function documentOf(doc: Node): ReportDocument {
  return { version: 2, content: doc.content.content.map((node) => remembered(blocks, node, blockOf)) };
}

/** The same as JSON. */
export function documentJson(doc: Node): string {
  return `${around.head}${doc.content.content.map(blockJson).join(',')}${around.foot}`;
}

/** How the JSON of a document differs from that of an earlier one. */
export function documentChange(before: Node, doc: Node): TextSplice {
  return listSplice(before.content.content, doc.content.content, blockJson, around);
}

/** A stored document for the page. @throws RangeError when it holds what this version does not know. */
export function nodeOf({ content }: ReportDocument): Node {
  if (content.length === 0) return reportSchema.node('doc', null, [reportSchema.node('paragraph')]);
  const doc = Node.fromJSON(reportSchema, { type: 'doc', content });
  doc.check();
  return doc;
}

/** Whether this version knows everything in it. */
export function isReadable(document: ReportDocument): boolean {
  try {
    nodeOf(document);
    return (document.version as number) === 2;
  } catch {
    return false;
  }
}

const around = { head: '{"version":2,"content":[', foot: ']}' };
const blockJson = (node: Node): string =>
  remembered(strings, node, () => JSON.stringify(remembered(blocks, node, blockOf)));
const blockOf = (node: Node): ReportBlock => node.toJSON() as ReportBlock;

function remembered<Value>(kept: WeakMap<Node, Value>, node: Node, make: (node: Node) => Value): Value {
  const known = kept.get(node);
  if (known !== undefined) return known;
  const made = make(node);
  kept.set(node, made);
  return made;
}
