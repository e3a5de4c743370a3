/** RFC 5322 limits a line to 998 characters; a longer id is no id. */
const LONGEST_ID = 998;
const MOST_REFERENCES = 500;

/** The ids in angle brackets, in order and without the brackets; prose and dates between them are passed over. */
export function messageIdsOf(header: string): string[] {
  const ids: string[] = [];
  for (const match of header.matchAll(/<([^<>]{1,1200})>(?!'s\b)/g)) {
    const id = withoutFolds(match[1] ?? '');
    if (id !== '') ids.push(id);
  }
  return ids;
}

/** The Message-ID of a message without its brackets, null when there is none that could be told apart. */
export function ownMessageId(header: string): string | null {
  const bracketed = /<([^<>]{1,1200})>/.exec(header)?.[1];
  const id = (bracketed ?? header).replace(/\s+/g, '').replace(/^[<"]+|[>"]+$/g, '');
  if (id === '' || id === '@' || id.length > LONGEST_ID) return null;
  return id;
}

/**
 * The ancestors a message names, oldest first, parent last (RFC 5256 REFERENCES): the ids of References, then the
 * first id of In-Reply-To when References lack it. `addresses` are those of the recipients, lower case: an
 * In-Reply-To such as `message from Someone <reader@example.org>` names a person there, not a message.
 */
export function ancestorIds(
  headers: { references: string; inReplyTo: string },
  ownId: string | null,
  addresses: ReadonlySet<string>,
): string[] {
  const ancestors = new Set(messageIdsOf(headers.references));
  const parent = messageIdsOf(headers.inReplyTo).find((id) => !addresses.has(id.toLowerCase()));
  if (parent !== undefined) ancestors.add(parent);
  if (ownId !== null) ancestors.delete(ownId);
  return [...ancestors].slice(-MOST_REFERENCES);
}

/** A long id may be folded over two lines; words in brackets are no id. */
function withoutFolds(inner: string): string {
  if (!/\s/.test(inner)) return inner.length > LONGEST_ID ? '' : inner;
  const joined = inner.replace(/\s+/g, '');
  const words = inner.trim().split(/\s+/).length;
  return words <= 2 && joined.includes('@') && !joined.includes(',') && joined.length <= LONGEST_ID ? joined : '';
}
