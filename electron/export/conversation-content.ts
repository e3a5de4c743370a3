import type { ConversationDetail, MessageDetail } from '../../shared/model/conversation.ts';
import { linkOf } from '../../shared/model/place.ts';
import { textSegments, type TextSegmentKind } from '../../shared/model/quoted-text.ts';
import type { Note } from '../../shared/model/records.ts';
import { namesForOthers, namesToLeaveOut, withoutNames, type Naming } from '../../shared/model/unnamed.ts';
import { parentsFurtherUp, writingsByPlace } from '../../shared/model/thread-places.ts';
import { writtenMoment, type DateSetting } from './plain-parts.ts';

/** A conversation as a colleague gets it: what each format is made from. People are named as they wish, ours as we know them. */
export interface ConversationContent {
  title: string;
  /** One line each: where it was heard, by whom, where it stands. */
  facts: string[];
  /** Opens the conversation in Sameside. */
  link: string;
  parts: ConversationPart[];
}

export type ConversationPart =
  | {
      type: 'message';
      who: string;
      /** `12 March 2011 at 09:12, in reply to …`. */
      facts: string;
      /** 0 to 4. */
      depth: number;
      /** The text in stretches of whole lines. */
      text: { kind: TextSegmentKind; words: string }[];
      attachments: string[];
      /** The original, http or https as the message names it. */
      url: string | null;
      link: string;
    }
  /** What we wrote: a note or an assumption. */
  | { type: 'writing'; title: string; facts: string; words: string };

/** Links into Sameside. */
const conversationLink = (id: number): string => linkOf({ type: 'conversation', id });
const messageLink = (id: number): string => linkOf({ type: 'message', id });

const deepest = 4;
const nobody = 'Somebody';

export interface Surroundings {
  labels: readonly string[];
  /** Our own notes and assumptions go along; null: they stay here. */
  notes: readonly Note[] | null;
  /** How those who speak may be named. */
  namings: readonly Naming[];
}

/** Everything of a conversation that is handed on, in the order of the thread. */
export function conversationContent(
  conversation: ConversationDetail,
  { labels, notes, namings }: Surroundings,
  setting: DateSetting,
): ConversationContent {
  const { id, title, messages } = conversation;
  const voices = voicesOf(conversation, namings);
  const moment = (time: number): string => writtenMoment(time, setting);
  const parents = parentsFurtherUp(messages);
  const ours = notes === null ? [] : [...notes, ...conversation.assumptions];
  const writings = writingsByPlace(messages, ours);
  const written = (place: number | null): ConversationPart[] =>
    (writings.get(place) ?? []).map((writing) => partOfWriting(writing, moment, voices));
  return {
    title: voices.plain(title) || 'Without a subject',
    facts: factsOf(conversation, labels, moment, voices),
    link: conversationLink(id),
    parts: [
      ...messages.flatMap((message) => [
        partOfMessage(message, parents.get(message.id), moment, voices),
        ...written(message.id),
      ]),
      ...written(null),
    ],
  };
}

/** Who is called what outside of the window. */
interface Voices {
  nameOf(personId: number | null | undefined): string;
  /** Words without the names of those who did not agree to be named. */
  plain(words: string): string;
  /** Their originals would name them. */
  isAnonymous(personId: number | null | undefined): boolean;
}

function voicesOf({ source }: ConversationDetail, namings: readonly Naming[]): Voices {
  const called = namesForOthers(namings, source.name);
  const hidden = namings.flatMap(namesToLeaveOut);
  const anonymous = new Set(namings.filter(({ wish, ours }) => wish === 'anonymous' && !ours).map(({ id }) => id));
  return {
    nameOf: (personId) => (personId == null ? null : called.get(personId)) || nobody,
    plain: (words) => withoutNames(words, hidden),
    isAnonymous: (personId) => personId != null && anonymous.has(personId),
  };
}

function factsOf(
  { source, participants, firstHeard, state, assignee, changes, alsoRaisedIn }: ConversationDetail,
  labels: readonly string[],
  moment: (time: number) => string,
  { nameOf, plain }: Voices,
): string[] {
  return [
    `Heard at ${source.name}, first on ${moment(firstHeard)}`,
    `By ${participants.map(({ personId }) => nameOf(personId)).join(', ')}`,
    `State: ${state}${assignee === null ? '' : `, with ${assignee}`}`,
    ...(labels.length === 0 ? [] : [`Labels: ${labels.join(', ')}`]),
    ...changes.map((change) => `Asks for: ${change.title} (${change.state})`),
    ...alsoRaisedIn.map(
      (other) => `Also raised in ${other.sourceName}: ${plain(other.title)} (${conversationLink(other.id)})`,
    ),
  ];
}

function partOfMessage(
  message: MessageDetail,
  parent: MessageDetail | undefined,
  moment: (time: number) => string,
  { nameOf, plain, isAnonymous }: Voices,
): ConversationPart {
  const { from } = message;
  const answered = parent === undefined ? '' : `, in reply to ${nameOf(parent.from?.personId)}`;
  return {
    type: 'message',
    who: nameOf(from?.personId),
    facts: `${moment(message.date)}${answered}`,
    depth: Math.min(deepest, message.depth),
    text: textSegments(message.text).map((segment) => ({ kind: segment.kind, words: plain(segment.text) })),
    attachments: message.attachments.map(({ name }) => plain(name)),
    url: isAnonymous(from?.personId) ? null : message.url,
    link: messageLink(message.id),
  };
}

function partOfWriting(
  writing: Note | ConversationDetail['assumptions'][number],
  moment: (time: number) => string,
  { plain }: Voices,
): ConversationPart {
  if ('body' in writing) {
    return { type: 'writing', title: 'Note of ours', facts: moment(writing.createdAt), words: plain(writing.body) };
  }
  const { sentence, lookAgainAt, outcome, createdAt } = writing;
  const title = outcome === null ? 'Assumption held by us' : 'Assumption of ours, settled';
  const until = outcome !== null || lookAgainAt === null ? '' : `, to look at again on ${moment(lookAgainAt)}`;
  const words = outcome === null ? sentence : `${sentence}\n\nHow it came out: ${outcome}`;
  return { type: 'writing', title, facts: `${moment(createdAt)}${until}`, words: plain(words) };
}
