import type { IncomingMessage } from '../../shared/model/incoming.ts';
import { createIngest, type IngestCounts } from './ingest/ingest.ts';
import type { ReadyMessage } from './ingest/ready-message.ts';
import { joinBySubject } from './queries/conversation-threads.ts';
import * as arrivals from './queries/arrivals.ts';
import * as assumptions from './queries/assumptions.ts';
import * as changes from './queries/changes.ts';
import * as actions from './queries/conversation-actions.ts';
import * as merging from './queries/conversation-merging.ts';
import { conversationRows } from './queries/conversation-rows.ts';
import * as conversations from './queries/conversations.ts';
import * as evidence from './queries/evidence.ts';
import * as health from './queries/health.ts';
import * as inbox from './queries/inbox.ts';
import * as jobs from './queries/jobs.ts';
import * as labels from './queries/labels.ts';
import * as messages from './queries/messages.ts';
import * as notes from './queries/notes.ts';
import * as people from './queries/people.ts';
import * as places from './queries/places.ts';
import * as reports from './queries/reports.ts';
import * as ruleRuns from './queries/rule-runs.ts';
import * as rules from './queries/rules.ts';
import * as savedViews from './queries/saved-views.ts';
import { completeQuery } from './queries/search-complete.ts';
import * as searchConversations from './queries/search-conversations.ts';
import * as searchHistory from './queries/search-history.ts';
import { settleRecords } from './queries/search-records.ts';
import { hasQueuedMessages, mergeSearchIndex, settleSearch } from './queries/search-settle.ts';
import * as searches from './queries/search.ts';
import { languageDetector } from './language.ts';
import * as sources from './queries/sources.ts';
import * as undo from './undo.ts';
import type { WritableDb } from './open.ts';

/** A use case of the database worker: one message there, one message back. */
type Method = (input: never) => unknown;

/** Everything that can be asked of the database worker, by name. */
export function createApi(database: WritableDb) {
  const ingest = createIngest(database);
  /** Others' changes to threads and people make what ingest remembers stale. */
  const outside =
    <Input, Output>(method: (database: WritableDb, input: Input) => Output) =>
    (input: Input): Output => {
      ingest.forget();
      return method(database, input);
    };
  const plain =
    <Input, Output>(method: (database: WritableDb, input: Input) => Output) =>
    (input: Input): Output =>
      method(database, input);

  return {
    inboxPage: plain(inbox.inboxPage),
    inboxIds: plain(inbox.inboxIds),
    inboxCounts: (_: null) => conversations.inboxCounts(database),
    conversation: plain(conversations.conversation),
    conversationMessages: plain(conversations.conversationMessages),
    conversationRows: (input: { ids: number[] }) => conversationRows(database, input.ids),
    participants: (input: { id: number }) => conversations.participantsOf(database, input.id),
    markConversationRead: plain(actions.markConversationRead),
    changeConversations: plain(actions.changeConversations),
    wakeSnoozed: plain(actions.wakeSnoozed),
    separateThread: outside(merging.separateThread),
    mergeConversations: outside(merging.mergeConversations),
    splitMessage: outside(merging.splitMessage),
    linkConversations: plain(merging.linkConversations),
    messageHtml: plain(messages.messageHtml),
    messageSource: plain(messages.messageSource),
    attachment: plain(messages.attachment),
    conversationOfMessage: plain(messages.conversationOfMessage),

    undoLast: outside((db: WritableDb, _: null) => undo.undoLast(db)),
    redoLast: outside((db: WritableDb, _: null) => undo.redoLast(db)),
    undoGroup: outside(undo.undoGroup),
    nextUndo: (_: null) => undo.nextUndo(database),
    undoHistory: plain(undo.undoHistory),

    listLabels: (_: null) => labels.listLabels(database),
    createLabel: plain(labels.createLabel),
    updateLabel: plain(labels.updateLabel),
    deleteLabel: plain(labels.deleteLabel),
    listChanges: (_: null) => changes.listChanges(database),
    createChange: plain(changes.createChange),
    updateChange: plain(changes.updateChange),
    deleteChange: plain(changes.deleteChange),
    holdAssumption: plain(assumptions.holdAssumption),
    saveAssumption: plain(assumptions.saveAssumption),
    deleteAssumption: plain(assumptions.deleteAssumption),

    listSavedViews: (_: null) => savedViews.listSavedViews(database),
    createSavedView: plain(savedViews.createSavedView),
    updateSavedView: plain(savedViews.updateSavedView),
    deleteSavedView: plain(savedViews.deleteSavedView),
    reorderSavedViews: plain(savedViews.reorderSavedViews),
    savedViewsToCount: (_: null) => savedViews.savedViewsToCount(database),
    storeSavedViewCount: plain(savedViews.storeSavedViewCount),
    listRules: (_: null) => rules.listRules(database),
    rule: plain(rules.rule),
    createRule: plain(rules.createRule),
    updateRule: plain(rules.updateRule),
    deleteRule: plain(rules.deleteRule),
    reorderRules: plain(rules.reorderRules),
    rulePreviewSlice: plain(ruleRuns.rulePreviewSlice),
    runRuleStep: plain(ruleRuns.runRuleStep),
    ruleRun: plain(ruleRuns.ruleRun),
    ruleRuns: plain(ruleRuns.ruleRuns),
    nextArrivals: plain(arrivals.nextArrivals),
    settleArrivals: plain(arrivals.settleArrivals),
    standingIds: plain(arrivals.standingIds),
    rulesOnArrival: (_: null) => arrivals.rulesOnArrival(database),
    runRuleOnArrivals: plain(arrivals.runRuleOnArrivals),
    arrivedGroups: plain(arrivals.arrivedGroups),

    search: plain(searches.search),
    searchCountSlice: plain(searches.searchCountSlice),
    matchingConversations: plain(searchConversations.matchingConversations),
    conversationCountSlice: plain(searchConversations.conversationCountSlice),
    completeQuery: plain(completeQuery),
    searchHistory: (_: null) => searchHistory.searchHistory(database),
    rememberSearch: plain(searchHistory.rememberSearch),
    forgetSearch: plain(searchHistory.forgetSearch),
    /** One small step of what search still needs after an import. True while there is more to do. */
    settleSearch: async (_: null): Promise<boolean> => {
      // First, so that the room which merging leaves is used for what comes after it.
      if (mergeSearchIndex(database, 'messages_fts')) return true;
      if (hasQueuedMessages(database)) return settleSearch(database, await languageDetector());
      return settleRecords(database) || mergeSearchIndex(database, 'message_beginnings');
    },
    person: plain(people.person),
    setCreditWish: plain(people.setCreditWish),
    setPersonOurs: outside(people.setPersonOurs),
    listNotes: plain(notes.listNotes),
    note: plain(notes.note),
    createNote: plain(notes.createNote),
    saveNote: plain(notes.saveNote),
    deleteNote: plain(notes.deleteNote),
    evidence: (input: { id: number }) => evidence.evidenceById(database, input.id),
    listEvidence: plain(evidence.listEvidence),
    captureEvidence: plain(evidence.captureEvidence),
    deleteEvidence: plain(evidence.deleteEvidence),
    listReports: (_: null) => reports.listReports(database),
    report: plain(reports.report),
    createReport: plain(reports.createReport),
    saveReport: plain(reports.saveReport),
    deleteReport: plain(reports.deleteReport),

    listSources: (_: null) => sources.listSources(database),
    source: plain(sources.source),
    ensureSource: plain(sources.ensureSource),
    renameSource: plain(sources.renameSource),
    sourceCursor: plain(sources.sourceCursor),
    recordSync: plain(sources.recordSync),
    sourceTotals: plain(sources.sourceTotals),

    saveJob: plain(jobs.saveJob),
    listJobs: (_: null) => jobs.listJobs(database),
    endInterruptedJobs: (_: null) => jobs.endInterruptedJobs(database),
    deleteJob: plain(jobs.deleteJob),

    /** One durable batch of a source. */
    ingest: (input: { sourceId: number; messages: (IncomingMessage | ReadyMessage)[] }): IngestCounts =>
      ingest.write(input.sourceId, input.messages),
    /** After the last batch: replies that name no parent find their conversation. Returns how many. */
    joinBySubject: (input: { sourceId: number }): number => {
      ingest.forget();
      return database.transaction(() => joinBySubject(database, input.sourceId)).immediate();
    },
    /** A bulk import merges the segments of the text index later, in larger steps. */
    bulk: (input: { on: boolean }): null => {
      database.exec(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('automerge', ${input.on ? 16 : 4})`);
      return null;
    },

    place: plain(places.place),

    statistics: (_: null) => health.statistics(database),
    health: (_: null) => health.health(database),
    attachmentFiles: (_: null) => health.attachmentFiles(database),
    /** A complete copy of the file, readable on its own. */
    copyTo: async (input: { path: string }): Promise<null> => {
      await database.backup(input.path);
      return null;
    },
  } satisfies Record<string, Method>;
}

export type DatabaseApi = ReturnType<typeof createApi>;
export type DatabaseMethod = keyof DatabaseApi;
export type DatabaseInput<Name extends DatabaseMethod> = Parameters<DatabaseApi[Name]>[0];
export type DatabaseOutput<Name extends DatabaseMethod> = Awaited<ReturnType<DatabaseApi[Name]>>;
