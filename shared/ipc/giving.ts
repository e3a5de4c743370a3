import * as z from 'zod';
import type {
  BetweenUs,
  Contribution,
  ConversationGiving,
  Credit,
  CreditPage,
  NamingQuestion,
  OwedPage,
  PromiseMade,
} from '../model/giving.ts';
import { contributionKinds, creditPlaces, promiseStates } from '../model/giving.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const kind = z.enum(contributionKinds);
const place = z.enum(creditPlaces);
const offset = z.int().nonnegative();
const time = z.int().positive();
const sentence = z.string().trim().min(1).max(2000);
const words = z.string().trim().max(10_000);
const byWhom = z.string().trim().min(1).max(100);
/** An address of the web, none in place of an empty one. */
const link = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullable();
const page = { after: z.string().max(100).nullable(), limit: z.int().min(1).max(200) };
const contributionIds = z.array(id).max(100);

/** What people give, what they get for it, and what they were promised. */
export const givingRoutes = {
  'giving.inConversation': route<ConversationGiving>()(z.strictObject({ id })),
  'person.betweenUs': route<BetweenUs>()(z.strictObject({ id })),
  /** `start` and `end` null: the whole message. */
  'contribution.mark': route<{ contribution: Contribution; undo: UndoEntry }>()(
    z.strictObject({ messageId: id, start: offset.nullable(), end: offset.nullable(), kind }),
  ),
  'contribution.change': route<UndoEntry>()(z.strictObject({ id, kind })),
  'contribution.remove': route<UndoEntry>()(z.strictObject({ id })),
  'hint.dismiss': route<UndoEntry>()(
    z.strictObject({ messageId: id, hint: z.string().regex(/^(?:contribution:[a-z]+|promise)$/), start: offset }),
  ),
  'credit.give': route<{ credits: Credit[]; undo: UndoEntry }>()(
    z.strictObject({
      personId: id,
      contributionIds,
      conversationId: id.nullable(),
      place,
      words,
      link,
      reportId: id.nullable(),
      givenAt: time.nullable(),
    }),
  ),
  'credit.save': route<UndoEntry>()(z.strictObject({ id, place, words, link, givenAt: time })),
  'credit.remove': route<UndoEntry>()(z.strictObject({ id })),
  'credit.owed': route<OwedPage>()(z.strictObject(page)),
  'credit.given': route<CreditPage>()(z.strictObject({ from: z.int(), to: z.int(), ...page })),
  /** Asks where to save, then writes the ledger; null when the person thought better of it. */
  'credit.export': route<{ path: string } | null>()(
    z.strictObject({
      format: z.enum(['markdown', 'csv', 'all-contributors']),
      /** For `.all-contributorsrc`. */
      project: z.string().trim().max(200),
      owner: z.string().trim().max(200),
    }),
  ),
  /** The question whether somebody may be named, in their language. */
  'credit.question': route<NamingQuestion>()(
    z.strictObject({ personId: id, conversationId: id.nullable(), contributionIds }),
  ),
  /** Notes that they were asked. */
  'credit.asked': route<UndoEntry>()(z.strictObject({ personId: id })),
  /** Asks where to save, then writes the question; null when the person thought better of it. */
  'credit.saveQuestion': route<{ path: string } | null>()(
    z.strictObject({ words: z.string().min(1).max(20_000), name: z.string().max(200) }),
  ),
  'promise.make': route<{ promise: PromiseMade; undo: UndoEntry }>()(
    z.strictObject({
      personId: id,
      conversationId: id.nullable(),
      messageId: id.nullable(),
      sentence,
      byWhom,
      dueAt: time.nullable(),
      madeAt: time.nullable(),
    }),
  ),
  'promise.save': route<UndoEntry>()(z.strictObject({ id, sentence, byWhom, dueAt: time.nullable() })),
  /** How it came out, or `open` again. */
  'promise.settle': route<UndoEntry>()(
    z.strictObject({ id, state: z.enum(promiseStates), outcome: z.string().trim().max(2000) }),
  ),
  'promise.remove': route<UndoEntry>()(z.strictObject({ id })),
};
