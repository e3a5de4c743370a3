import * as z from 'zod';
import {
  answerOutcomes,
  type Edition,
  type EditionSummary,
  type PublishPreview,
  type ReportAnswer,
  type ReportEditions,
} from '../model/edition.ts';
import type { EvidencePage, MessagePassage, SuggestedEvidence } from '../model/evidence-search.ts';
import type { ReportChecks } from '../model/report-checks.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

export const publishingRoutes = {
  /** What publishing the draft will do; the draft is saved before. */
  'report.publishPreview': route<PublishPreview>()(z.strictObject({ id })),
  'report.publish': route<{ edition: EditionSummary; undo: UndoEntry }>()(z.strictObject({ id })),
  /** Everything published, the newest first. */
  'edition.list': route<EditionSummary[]>()(z.null()),
  'edition.ofReport': route<ReportEditions>()(z.strictObject({ reportId: id })),
  'edition.get': route<Edition>()(z.strictObject({ id })),
  'edition.withdraw': route<null>()(z.strictObject({ id })),
  /** What the company said: to an edition, or about a change. */
  'edition.answers': route<ReportAnswer[]>()(
    z.union([z.strictObject({ editionId: id }), z.strictObject({ changeId: id })]),
  ),
  'edition.saveAnswer': route<UndoEntry>()(
    z.strictObject({
      id: id.nullable(),
      editionId: id,
      changeId: id.nullable(),
      byWhom: z.string().max(300),
      words: z.string().max(20_000),
      at: z.int().nonnegative(),
      outcome: z.enum(answerOutcomes),
    }),
  ),
  /** What the saved draft should be looked at for. */
  'report.checks': route<ReportChecks>()(z.strictObject({ id })),
  'report.setCheckAside': route<null>()(z.strictObject({ id, key: z.string().max(200), aside: z.boolean() })),
  'evidence.find': route<EvidencePage>()(
    z.strictObject({ query: z.string().max(2000), before: id.nullable(), limit: z.int().min(1).max(200) }),
  ),
  /** Of changes that the saved draft names. */
  'evidence.suggested': route<SuggestedEvidence[]>()(z.strictObject({ reportId: id })),
  'evidence.passage': route<MessagePassage>()(z.strictObject({ messageId: id })),
  'edition.deleteAnswer': route<UndoEntry>()(z.strictObject({ id })),
};
