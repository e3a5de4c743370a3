import PostalMime from 'postal-mime';
import { decodeBase64 } from './header-text.ts';
import type { MailHeaders } from './headers.ts';

/** A part of a message with its transfer encoding undone. */
export interface MailPart {
  /** Lower case, `text/plain` where nothing is said. */
  type: string;
  /** Parameters of Content-Type with lower-case names; continuations (RFC 2231) joined. */
  parameters: Readonly<Record<string, string>>;
  /** `attachment`, `inline` or empty. */
  disposition: string;
  /** As the sender gives it, encoded words still in it; empty when there is none. */
  fileName: string;
  /** Without angle brackets; empty when there is none. */
  contentId: string;
  content: Buffer;
  children: MailPart[];
}

export class MailTooComplex extends Error {
  readonly code = 'too-complex';
}

const DEEPEST = 50;
const MOST_PARTS = 1_000;
const MOST_HEADER_BYTES = 1024 * 1024;
const CONTENT_FIELDS = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id'];
/** `text/plain; charset=utf-8; format=flowed` and the like, without quotes that hide quotes, comments or continuations. */
const SIMPLE_TYPE = /^(text\/(?:plain|html))(?:\s*;\s*[a-z][a-z-]*\s*=\s*(?:"[^"\\]*"|[^\s";()\\]+))*\s*;?$/i;
const SIMPLE_PARAMETER = /;\s*([a-z][a-z-]*)\s*=\s*(?:"([^"\\]*)"|([^\s";()\\]+))/gi;

/** What is used of postal-mime's own tree: its public result has the texts of all parts already joined and decoded. */
interface ParserInternals {
  root: ParsedNode;
  mimeOptions: { maxNestingDepth: number };
  collectNode: () => Promise<void>;
}

interface ParsedNode {
  contentType: { parsed: ParsedHeader; multipart: string | false };
  contentDisposition: { parsed: ParsedHeader };
  contentTransferEncoding: { encoding: string };
  contentId?: string;
  content: ArrayBuffer | null;
  childNodes: ParsedNode[];
}

interface ParsedHeader {
  value: string;
  params: Record<string, string>;
}

/**
 * The parts of a message whose headers have been read. `simple` may be switched off to send a message of one text the
 * general way too, which gives the same result. Throws `MailTooComplex` beyond 50 levels or 1,000 parts.
 */
export async function readParts(bytes: Buffer, headers: MailHeaders, simple = true): Promise<MailPart> {
  return (simple ? singleText(bytes, headers) : null) ?? (await readTree(bytes, headers));
}

/** Most mail is one text; it needs no search for boundaries, which takes postal-mime ten times as long. */
function singleText(bytes: Buffer, headers: MailHeaders): MailPart | null {
  const type = headers.first('content-type');
  if ((type !== '' && !SIMPLE_TYPE.test(type)) || headers.first('content-disposition') !== '') return null;
  if (headers.first('content-id') !== '') return null;
  const encoding = headers.first('content-transfer-encoding').toLowerCase();
  if (!/^(?:7-?bit|8-?bit|binary|quoted-printable|base64|)$/.test(encoding)) return null;
  const body = bytes.subarray(headers.bodyStart);
  const parameters: Record<string, string> = {};
  for (const [, name = '', quoted, token = ''] of type.matchAll(SIMPLE_PARAMETER)) {
    parameters[name.toLowerCase()] ??= quoted ?? token;
  }
  if (parameters['name'] !== undefined) return null;
  return {
    type: /^text\/html/i.test(type) ? 'text/html' : 'text/plain',
    parameters,
    disposition: '',
    fileName: '',
    contentId: '',
    content: withoutTransferEncoding(body, encoding),
    children: [],
  };
}

function withoutTransferEncoding(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return decodeBase64(body.toString('latin1'));
  return encoding === 'quoted-printable' && body.includes(0x3d) ? decodeQuotedPrintable(body) : body;
}

/** RFC 2045 section 6.7; an `=` that begins no code stays as it is. */
function decodeQuotedPrintable(body: Buffer): Buffer {
  const text = body
    .toString('latin1')
    .replace(/=(?:([0-9A-Fa-f]{2})|\r*\n)/g, (_, hex: string | undefined) =>
      hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(text, 'latin1');
}

async function readTree(bytes: Buffer, headers: MailHeaders): Promise<MailPart> {
  const parser = new PostalMime({ maxNestingDepth: DEEPEST, maxHeadersSize: MOST_HEADER_BYTES });
  const internals = parser as unknown as ParserInternals;
  // Only the tree is wanted: joining and converting texts would be done in vain.
  internals.collectNode = async () => {};
  // postal-mime limits the depth but not the number of parts; each new one reads its limit, so here they are counted.
  let parts = 1;
  Object.defineProperty(internals.mimeOptions, 'maxNestingDepth', {
    enumerable: true,
    get: () => {
      parts += 1;
      if (parts > MOST_PARTS) throw new MailTooComplex(`it has more than ${MOST_PARTS} parts`);
      return DEEPEST;
    },
  });
  try {
    await parser.parse(contentOnly(bytes, headers));
  } catch (error) {
    if (error instanceof MailTooComplex) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (/nesting depth/i.test(reason)) throw new MailTooComplex(`parts are nested more than ${DEEPEST} deep`);
    throw new MailTooComplex(/header size/i.test(reason) ? 'the headers of its parts are larger than 1 MiB' : reason);
  }
  return partOf(internals.root, true);
}

/** The message with nothing but the fields that say how to read its body: the others have been read already. */
function contentOnly(bytes: Buffer, headers: MailHeaders): Buffer {
  const lines = CONTENT_FIELDS.map((name) => [name, headers.first(name)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, ' ')}\n`);
  return Buffer.concat([Buffer.from(`${lines.join('')}\n`, 'latin1'), bytes.subarray(headers.bodyStart)]);
}

function partOf(node: ParsedNode, isRoot: boolean): MailPart {
  const { value, params } = node.contentType.parsed;
  const disposition = node.contentDisposition.parsed;
  const children = node.childNodes.map((child) => partOf(child, false));
  let content = Buffer.from(node.content ?? new ArrayBuffer(0));
  // postal-mime ends every line with a break; that of the last one belongs to the boundary (RFC 2046 section 5.1.1).
  if (!isRoot && node.contentTransferEncoding.encoding !== 'base64' && content.at(-1) === 0x0a) {
    content = content.subarray(0, -1);
  }
  return {
    type: /^\S+/.exec(value)?.[0] ?? 'text/plain',
    parameters: params,
    disposition: disposition.value.toLowerCase(),
    fileName: disposition.params['filename'] ?? params['name'] ?? '',
    contentId: (node.contentId ?? '').replace(/^[\s<]+|[>\s]+$/g, ''),
    content,
    children,
  };
}
