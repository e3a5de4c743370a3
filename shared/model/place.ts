/** What a link of ours can name. */
export const placeTypes = ['conversation', 'message', 'person', 'change', 'report', 'note', 'source', 'view'] as const;
export type PlaceType = (typeof placeTypes)[number];

/** Something in the inbox that can be gone to, from outside of the window as well. */
export interface Place {
  type: PlaceType;
  id: number;
}

/** A place that is there, with what it is called and the conversation that it stands in. */
export interface FoundPlace extends Place {
  title: string;
  /** The conversation itself, that of a message, or that of the note's subject; null for all else. */
  conversationId: number | null;
}

/** The scheme of our links: `sameside://conversation/12`. */
export const linkScheme = 'sameside';
const linkForm = /^sameside:\/\/([a-z]{1,20})\/([1-9][0-9]{0,15})\/?$/i;

export function linkOf({ type, id }: Place): string {
  return `${linkScheme}://${type}/${id}`;
}

/** The place that a link names, null for anything else: no queries, no fragments, no escapes, no names. Links come from strangers. */
export function placeOfLink(link: string): Place | null {
  const [, name, digits] = linkForm.exec(link) ?? [];
  const type = placeTypes.find((one) => one === name?.toLowerCase());
  const id = Number(digits);
  return type !== undefined && Number.isSafeInteger(id) ? { type, id } : null;
}
