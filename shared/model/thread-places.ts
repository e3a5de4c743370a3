import type { MessageDetail } from './conversation.ts';

/**
 * Where something that we wrote about a conversation stands in it: the id of the message that was the last one then; null for the
 * end, when nothing has arrived since. What was written before any message arrived stands behind the first one.
 */
function placeOfWriting(
  messages: readonly Pick<MessageDetail, 'id' | 'arrivedAt'>[],
  writtenAt: number,
): number | null {
  const there = messages.filter((message) => message.arrivedAt <= writtenAt);
  if (there.length === messages.length) return null;
  if (there.length === 0) return messages[0]!.id;
  return there.reduce((last, message) => Math.max(last, message.id), 0);
}

/** What we wrote, by the message that it stands behind; in the order in which it was written. */
export function writingsByPlace<Writing extends { createdAt: number }>(
  messages: readonly Pick<MessageDetail, 'id' | 'arrivedAt'>[],
  writings: readonly Writing[],
): Map<number | null, Writing[]> {
  const places = new Map<number | null, Writing[]>();
  for (const writing of writings.toSorted((a, b) => a.createdAt - b.createdAt)) {
    const place = placeOfWriting(messages, writing.createdAt);
    places.set(place, [...(places.get(place) ?? []), writing]);
  }
  return places;
}

/**
 * The direct parents that stand further up: by message id, the message that it answers. A message whose parent stands right
 * before it is left out, since everybody sees that.
 */
export function parentsFurtherUp(messages: readonly MessageDetail[]): Map<number, MessageDetail> {
  const byExternalId = new Map(messages.map((message) => [message.externalId, message]));
  const parents = new Map<number, MessageDetail>();
  messages.forEach((message, index) => {
    const parent = message.inReplyTo === null ? undefined : byExternalId.get(message.inReplyTo);
    if (parent === undefined || parent === message || parent === messages[index - 1]) return;
    parents.set(message.id, parent);
  });
  return parents;
}
