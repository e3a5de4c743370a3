import * as z from 'zod';
import type { JoinSuggestion, PeoplePage, PersonProfile, SuggestionPage, TimelinePage } from '../model/people.ts';
import { peopleTabs } from '../model/people.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const words = z.string().trim().max(5000);
const time = z.int().nonnegative();
const cursor = z.string().regex(/^\d{1,16}(?:\.\d{1,16}){1,2}$/);
const affiliation = z.strictObject({
  organisation: words.min(1).max(200),
  role: words.max(200),
  since: time.nullable(),
  until: time.nullable(),
});

export const peopleRoutes = {
  /** Who was heard last first. `query`: beginnings of names, handles, addresses, organisations. */
  'people.page': route<PeoplePage>()(
    z.strictObject({
      tab: z.enum(peopleTabs),
      query: z.string().max(200),
      before: cursor.nullable(),
      limit: z.int().min(1).max(200),
    }),
  ),
  'people.suggestions': route<SuggestionPage>()(
    z.strictObject({ before: id.nullable(), limit: z.int().min(1).max(100) }),
  ),
  'person.profile': route<PersonProfile>()(z.strictObject({ id })),
  'person.suggestions': route<JoinSuggestion[]>()(z.strictObject({ id })),
  'person.timeline': route<TimelinePage>()(
    z.strictObject({ id, before: cursor.nullable(), limit: z.int().min(1).max(200) }),
  ),
  /** `reason` says in words by what they are one, for the history. */
  'person.join': route<UndoEntry>()(
    z.strictObject({ intoId: id, ids: z.array(id).min(1).max(50), reason: z.string().max(300) }),
  ),
  'person.split': route<UndoEntry>()(z.strictObject({ identityIds: z.array(id).min(1).max(200) })),
  'person.keepApart': route<UndoEntry>()(z.strictObject({ aId: id, bId: id })),
  'person.rename': route<UndoEntry>()(z.strictObject({ id, name: words.min(1).max(200) })),
  /** Null takes the mark back. */
  'person.markWrong': route<UndoEntry>()(z.strictObject({ id, words: words.min(1).nullable() })),
  /** ISO 639-1 codes; null leaves it to their messages. */
  'person.setLanguages': route<UndoEntry>()(
    z.strictObject({
      id,
      languages: z
        .array(z.string().regex(/^[a-z]{2,3}$/))
        .max(20)
        .nullable(),
    }),
  ),
  'affiliation.add': route<UndoEntry>()(affiliation.extend({ personId: id })),
  'affiliation.update': route<UndoEntry>()(affiliation.extend({ id })),
  'affiliation.delete': route<UndoEntry>()(z.strictObject({ id })),
  'consent.record': route<UndoEntry>()(
    z.strictObject({ personId: id, granted: z.boolean(), words, messageId: id.nullable(), givenAt: time }),
  ),
  'consent.delete': route<UndoEntry>()(z.strictObject({ id })),
  'evidence.setCares': route<UndoEntry>()(z.strictObject({ evidenceId: id, cares: z.boolean() })),
  /** Conversations concern somebody who need not speak in them. */
  'person.addConcerning': route<UndoEntry>()(
    z.strictObject({ personId: id, conversationIds: z.array(id).min(1).max(1000) }),
  ),
  'person.removeConcerning': route<UndoEntry>()(z.strictObject({ personId: id, conversationId: id })),
  'conversation.concerned': route<{ id: number; name: string }[]>()(z.strictObject({ conversationId: id })),
};
