import { webAddress } from './addresses.ts';
import type { FeedAuthor } from './model.ts';
import { textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const EMAIL = /[^\s<>()[\]",;:@]{1,200}@[^\s<>()[\]",;:@]{1,200}/;
/** Addresses that blog software puts there for everybody: taking them as an identity would make all writers one person. */
const NOBODY =
  /^(?:no-?reply|do-?not-?reply|noemail|nobody|none|unknown|anonymous)(?:[+.][^@]*)?@|@(?:unknown|none|localhost)$/i;

const AUTHOR_LIMIT = 100;

/** Somebody out of one line: `name`, `mail`, `mail (name)`, `name (mail)`, `name <mail>`. Null when it is empty. */
export function authorOfLine(line: string): FeedAuthor | null {
  const plain = line.replace(/\s+/g, ' ').trim().slice(0, 500);
  const email = EMAIL.exec(plain.replace(/mailto:/gi, ''))?.[0];
  const rest = email === undefined ? plain : plain.replace(/mailto:/gi, '').replace(email, ' ');
  const name = rest.replace(/<\s*>|\(\s*\)|\[\s*\]/g, ' ').trim();
  return person({ name: email === undefined ? name : withoutWrapping(name), email });
}

/** Somebody out of an Atom person construct, or of a line where a feed writes one instead. */
export function authorOfElement(element: XmlElement): FeedAuthor | null {
  const parts = new Map<string, string>();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const local = child.key.slice(child.key.indexOf(':') + 1);
    if (!parts.has(local)) parts.set(local, textOf(child).trim());
  }
  if (parts.size === 0) return authorOfLine(textOf(element));
  const email = EMAIL.exec(parts.get('email') ?? '')?.[0];
  const url = webAddress(parts.get('uri') ?? parts.get('url') ?? parts.get('homepage'), element.base) ?? undefined;
  const named = parts.get('name') ?? '';
  // Some feeds write the whole line of RSS into the name.
  const line = EMAIL.test(named) ? authorOfLine(named) : null;
  return person({ name: line === null ? named : line.name, email: email ?? line?.email, url });
}

/** The author with empty parts left out and shared addresses forgotten; null when nothing is left. */
export function person(parts: {
  name?: string | undefined;
  email?: string | undefined;
  url?: string | undefined;
}): FeedAuthor | null {
  const name = parts.name?.replace(/\s+/g, ' ').trim();
  const author: FeedAuthor = {};
  if (name !== undefined && name !== '') author.name = name;
  if (parts.email !== undefined && parts.email !== '' && !NOBODY.test(parts.email)) author.email = parts.email;
  if (parts.url !== undefined) author.url = parts.url;
  return author.name === undefined && author.email === undefined && author.url === undefined ? null : author;
}

/**
 * Authors as an entry lists them, each once. One that gives only an address and one that gives only a name, with no
 * third, are the same person said twice (`author` and `dc:creator` of RSS).
 */
export function distinctAuthors(found: ReadonlyArray<FeedAuthor | null>): FeedAuthor[] {
  const authors: FeedAuthor[] = [];
  for (const author of found.slice(0, AUTHOR_LIMIT)) {
    if (author === null) continue;
    const same = authors.some(
      (other) =>
        other.name === author.name &&
        other.url === author.url &&
        (author.email === undefined || other.email === author.email),
    );
    if (!same) authors.push(author);
  }
  const [first, second] = authors;
  if (authors.length === 2 && first !== undefined && second !== undefined) {
    const [addressed, named] = first.email === undefined ? [second, first] : [first, second];
    if (
      addressed.email !== undefined &&
      addressed.name === undefined &&
      named.name !== undefined &&
      named.email === undefined
    ) {
      return [{ ...addressed, ...named }];
    }
  }
  return authors;
}

function withoutWrapping(name: string): string {
  const inner = /^[("'[]\s*(.*?)\s*[)"'\]]$/.exec(name)?.[1];
  return inner === undefined || /[()[\]]/.test(inner) ? name.replace(/^["']|["']$/g, '') : inner;
}
