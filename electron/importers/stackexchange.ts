import type { ImportItem, IncomingAuthor, IncomingMessage } from '../../shared/model/incoming.ts';
import { keptSource } from '../../shared/model/raw-source.ts';
import { textOfHtml } from './html-text.ts';
import { readAccountNames } from './stackexchange/account-names.ts';
import type { AccountNames } from './stackexchange/account-names.ts';
import { dumpElements } from './stackexchange/rows.ts';
import type { Row } from './stackexchange/rows.ts';
import { siteOf } from './stackexchange/site.ts';
import type { ImportContext, ImportEntry, Importer } from './types.ts';
import { ImportError } from './types.ts';

/** The root elements of a dump's files, each with an attribute that its rows always have. */
const DUMP_FILES = new Map([
  ['posts', 'PostTypeId'],
  ['comments', 'PostId'],
  ['users', 'DisplayName'],
  ['badges', 'UserId'],
  ['votes', 'VoteTypeId'],
  ['posthistory', 'PostHistoryTypeId'],
  ['postlinks', 'LinkTypeId'],
  ['tags', 'TagName'],
]);

/** Kinds of post other than questions and answers, by PostTypeId: what stands in their subject. */
const OTHER_POSTS = new Map([
  ['3', 'Tag wiki without a tag'],
  ['4', 'Tag wiki excerpt'],
  ['5', 'Tag wiki'],
  ['6', 'Election nomination'],
  ['7', 'Wiki placeholder'],
  ['8', 'Privilege wiki'],
]);

/** What the rows of one file share. */
interface Dump {
  /** Host of the site, null when nothing tells. */
  site: string | null;
  /** Goes before every id when the dump lies in a folder of what was chosen: two dumps count their posts alike. */
  prefix: string;
  nameOf: AccountNames;
}

/**
 * The data dumps of Stack Exchange, as XML files of one row a post: questions, answers and tag wikis from Posts.xml,
 * comments from Comments.xml, names from Users.xml beside them. Its other files are known and hold no messages.
 * Format: https://meta.stackexchange.com/questions/2677
 */
export const stackexchangeImporter: Importer = {
  format: 'stackexchange',
  kind: 'stackexchange',
  recognises: (entry) => dumpFile(entry.head) !== null,
  async *read(entry, context, offset) {
    const file = dumpFile(entry.head);
    const messageOf = file === 'posts' ? postOf : file === 'comments' ? commentOf : null;
    if (file === null) yield failed(entry.path, 'This is no file of a Stack Exchange dump.');
    if (messageOf === null) return;
    const dump = await dumpOf(entry, context, offset, file === 'posts');
    for await (const element of dumpElements(entry.stream(offset))) {
      const end = offset + element.end;
      const where = `${entry.path}, ${offset === 0 ? `line ${element.line}` : `row before byte ${end}`}`;
      context.at({ offset: end, where });
      yield element.type === 'lost' ? failed(where, element.reason) : itemOf(element, where, dump, messageOf);
    }
  },
};

/** The root element of a file of a dump, null for any other file. */
function dumpFile(head: Buffer): string | null {
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*</.test(head.toString('latin1', 0, 64))) return null;
  const text = head.toString('utf8').replace(/^\ufeff/, '');
  const at = afterProlog(text, 0);
  const [opening, root = ''] = /^<([a-z]+)\s*>/.exec(text.slice(at, at + 1000)) ?? [''];
  const attribute = DUMP_FILES.get(root);
  if (attribute === undefined) return null;
  const rows = text.slice(afterProlog(text, at + opening.length));
  const isDump = rows === '' || rows.startsWith('</') || (/<row\s/.test(rows) && rows.includes(` ${attribute}=`));
  return isDump ? root : null;
}

/** Where the next element begins, behind white space, comments, processing instructions and declarations. */
function afterProlog(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    let end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : '';
    if (end === '' && text.startsWith('<!', at)) end = /^<![^[>]*\[/.test(text.slice(at, at + 1000)) ? ']>' : '>';
    const found = end === '' ? -1 : text.indexOf(end, at);
    if (found < 0) return at;
    at = found + end.length;
  }
}

async function dumpOf(entry: ImportEntry, context: ImportContext, offset: number, isPosts: boolean): Promise<Dump> {
  const progressIn = (name: string) => () => context.at({ offset, where: `${entry.path}, after ${name}` });
  const posts = isPosts ? entry : await siblingOf(entry, 'Posts.xml');
  const users = await siblingOf(entry, 'Users.xml');
  return {
    site: await siteOf(entry, posts, progressIn('Posts.xml')),
    prefix: entry.path.slice(0, entry.path.lastIndexOf('/') + 1),
    nameOf: await readAccountNames(users, progressIn('Users.xml')),
  };
}

/** A file beside this one, if it is what its name says; a damaged one costs the names in it, not the messages. */
async function siblingOf(entry: ImportEntry, name: string): Promise<ImportEntry | null> {
  try {
    const sibling = await entry.sibling(name);
    return sibling !== null && dumpFile(sibling.head) === name.slice(0, -4).toLowerCase() ? sibling : null;
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}

/** Above this length, UTF-16 code units, the words of the body are left out: they stand in the message itself. */
const LONGEST_WHOLE_ROW = 1024;

function shownRow(source: string): string {
  const row = source.trim();
  return keptSource(row.length > LONGEST_WHOLE_ROW ? row.replace(/(\sBody=")[^"]*/, '$1\u2026') : row);
}

type MessageMaker = (row: Row, id: string, dump: Dump) => Omit<IncomingMessage, 'where' | 'source'> | string;

function itemOf(
  { row, source }: { row: Row; source: string },
  where: string,
  dump: Dump,
  messageOf: MessageMaker,
): ImportItem {
  const id = row('Id') ?? '';
  if (!isNumber(id)) return failed(where, 'This row has no number (Id).');
  const message = messageOf(row, id, dump);
  if (typeof message === 'string') return failed(where, message);
  return { type: 'message', message: { ...message, source: shownRow(source), where } };
}

function postOf(row: Row, id: string, dump: Dump): Omit<IncomingMessage, 'where' | 'source'> | string {
  const type = row('PostTypeId');
  if (type === undefined) return 'This post does not say what it is (PostTypeId).';
  const html = row('Body') ?? '';
  const tags = (row('Tags') ?? '').split(/[<>|]+/).filter((tag) => tag !== '');
  const parent = row('ParentId') ?? '';
  const kind = type === '1' ? 'question' : type === '2' ? 'answer' : 'wiki';
  const title = oneLine(row('Title') ?? '');
  const page = kind === 'question' ? `questions/${id}` : kind === 'answer' ? `a/${id}` : null;
  return {
    ...messageParts(dump, `post-${id}`, kind === 'answer' && isNumber(parent) ? `post-${parent}` : null, page),
    kind,
    author: authorOf(row('OwnerUserId'), row('OwnerDisplayName'), `post-${id}`, dump),
    sentAt: timeOf(row('CreationDate')),
    subject: title === '' && kind === 'wiki' ? (OTHER_POSTS.get(type) ?? `Post of type ${oneLine(type)}`) : title,
    text: textOfHtml(html),
    html,
    ...(tags.length > 0 && { searchExtra: tags.join(' ') }),
  };
}

function commentOf(row: Row, id: string, dump: Dump): Omit<IncomingMessage, 'where' | 'source'> | string {
  const post = row('PostId') ?? '';
  if (!isNumber(post)) return 'This comment does not say what it is about (PostId).';
  return {
    ...messageParts(dump, `comment-${id}`, `post-${post}`, `posts/comments/${id}`),
    kind: 'comment',
    author: authorOf(row('UserId'), row('UserDisplayName'), `comment-${id}`, dump),
    sentAt: timeOf(row('CreationDate')),
    subject: '',
    text: (row('Text') ?? '').replace(/\r\n?/g, '\n'),
  };
}

function messageParts(dump: Dump, id: string, parent: string | null, page: string | null) {
  return {
    externalId: dump.prefix + id,
    references: parent === null ? [] : [dump.prefix + parent],
    mayJoinBySubject: false,
    ...(dump.site !== null && page !== null && { url: `https://${dump.site}/${page}` }),
    attachments: [],
    onChanged: 'update' as const,
  };
}

/**
 * An account by its number. Where the account is gone, the site keeps `user39` (39 was its number, so two of them are one)
 * or a name that several people may have borne: such a name stays with its one message.
 */
function authorOf(account = '', displayName = '', id: string, dump: Dump): IncomingAuthor | null {
  const isKnown = isNumber(account);
  const name = isKnown ? oneLine(dump.nameOf(Number(account)) ?? '') || `user${account}` : oneLine(displayName);
  if (name === '') return null;
  const address = isKnown ? account : /^user\d+$/.test(name) ? name : id;
  if (dump.site === null) return { address: dump.prefix + address, name };
  return { place: dump.site, address, name, ...(isKnown && { url: `https://${dump.site}/users/${account}` }) };
}

/** Dump times are UTC and say so nowhere: `2011-10-11T19:42:20.713`. */
function timeOf(date = ''): number | null {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/.test(date) ? Date.parse(`${date}Z`) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function isNumber(id: string): boolean {
  return /^-?\d{1,15}$/.test(id);
}

/** One line of a title or a name, without characters that hide words or turn them round. */
function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
}

function failed(where: string, reason: string): ImportItem {
  return { type: 'failure', failure: { where, reason } };
}
