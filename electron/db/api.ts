import type { IncomingMessage } from '../../shared/model/incoming.ts';
import * as forgetting from './forget/forget-person.ts';
import { compactFile, dropWords, emptyLog, isFileSparse, purgeIndexes } from './forget/purge-file.ts';
import { filesRemoved, filesToRemove } from './forget/removed-files.ts';
import * as retention from './forget/retention.ts';
import { createIngest, type IngestCounts } from './ingest/ingest.ts';
import type { ReadyMessage } from './ingest/ready-message.ts';
import { joinBySubject } from './queries/conversation-threads.ts';
import * as arrivals from './queries/arrivals.ts';
import * as audiences from './queries/audiences.ts';
import * as board from './queries/assumption-board.ts';
import * as grounds from './queries/assumption-grounds.ts';
import * as assumptions from './queries/assumptions.ts';
import * as changeDetail from './queries/change-detail.ts';
import * as changeEvidence from './queries/change-evidence.ts';
import * as changeLoop from './queries/change-loop.ts';
import * as changeMerging from './queries/change-merging.ts';
import * as changeSteps from './queries/change-steps.ts';
import * as changeTellings from './queries/change-tellings.ts';
import * as changeTracker from './queries/change-tracker.ts';
import * as changeVoices from './queries/change-voices.ts';
import * as changes from './queries/changes.ts';
import * as actions from './queries/conversation-actions.ts';
import * as merging from './queries/conversation-merging.ts';
import { conversationRows } from './queries/conversation-rows.ts';
import * as contributions from './queries/contributions.ts';
import * as conversations from './queries/conversations.ts';
import * as credits from './queries/credits.ts';
import * as evidence from './queries/evidence.ts';
import * as giving from './queries/giving.ts';
import * as health from './queries/health.ts';
import * as inbox from './queries/inbox.ts';
import * as jobs from './queries/jobs.ts';
import * as labels from './queries/labels.ts';
import * as messages from './queries/messages.ts';
import * as notes from './queries/notes.ts';
import * as people from './queries/people.ts';
import { peoplePage } from './queries/people-list.ts';
import { joinSuggestions, suggestionsFor } from './queries/join-suggestions.ts';
import * as facts from './queries/person-facts.ts';
import * as joins from './queries/person-joins.ts';
import { concernedPeople, personProfile } from './queries/person-profile.ts';
import { personTimeline } from './queries/person-timeline.ts';
import { hasQueuedVoices, settleVoices } from './queries/voices.ts';
import * as held from './queries/person-held.ts';
import * as places from './queries/places.ts';
import * as promises from './queries/promises.ts';
import { dropUnusedPictures, keepPicture, reportAssets, reportPicture } from './queries/report-assets.ts';
import { chartSlice, unseenByCharts } from './queries/report-charts.ts';
import * as editions from './queries/editions.ts';
import * as evidenceSearch from './queries/evidence-search.ts';
import * as checks from './queries/report-checks.ts';
import * as publishing from './queries/publishing.ts';
import * as answers from './queries/report-answers.ts';
import * as reportBegin from './queries/report-begin.ts';
import { reportMaterial } from './queries/report-material.ts';
import { conversationsAbout, periodMaterial } from './queries/report-period.ts';
import * as reportSeries from './queries/report-series.ts';
import * as reportTemplates from './queries/report-templates.ts';
import * as reportVersions from './queries/report-versions.ts';
import { reportText } from './queries/report-texts.ts';
import * as reports from './queries/reports.ts';
import * as ruleRuns from './queries/rule-runs.ts';
import * as rules from './queries/rules.ts';
import * as savedViews from './queries/saved-views.ts';
import { namings } from './queries/namings.ts';
import { completeQuery } from './queries/search-complete.ts';
import * as searchConversations from './queries/search-conversations.ts';
import * as searchHistory from './queries/search-history.ts';
import { peopleOf } from './queries/relation.ts';
import { settleRecords } from './queries/search-records.ts';
import { hasQueuedMessages, mergeSearchIndex, settleSearch } from './queries/search-settle.ts';
import * as searches from './queries/search.ts';
import { languageDetector } from './language.ts';
import * as sources from './queries/sources.ts';
import { today } from './queries/today.ts';
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

  let voicesNext = false;

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
    changePage: plain(changes.changePage),
    changeDetail: plain(changeDetail.changeDetail),
    moveChange: plain(changeSteps.moveChange),
    setChangeAnswer: plain(changeSteps.setChangeAnswer),
    addChangeEvidence: plain(changeEvidence.addChangeEvidence),
    removeChangeEvidence: plain(changeEvidence.removeChangeEvidence),
    championChange: plain(changeEvidence.championChange),
    setChangeVoice: plain(changeVoices.setChangeVoice),
    changesAskedBy: plain(changeVoices.changesAskedBy),
    changeVoices: async (input: { id: number; after: number | null; limit: number }) =>
      changeLoop.changeVoices(database, input, await languageDetector()),
    tellingPlace: plain(changeLoop.tellingPlace),
    saveTellingDraft: plain(changeTellings.saveTellingDraft),
    tellVoice: plain(changeTellings.tellVoice),
    setHelped: plain(changeTellings.setHelped),
    mergeChanges: plain(changeMerging.mergeChanges),
    splitChange: plain(changeMerging.splitChange),
    describedChanges: plain(changeMerging.describedChanges),
    setChangeTracker: plain(changeTracker.setChangeTracker),
    changeTracker: plain(changeTracker.changeTracker),
    storeTrackerCheck: plain(changeTracker.storeTrackerCheck),
    holdAssumption: plain(assumptions.holdAssumption),
    saveAssumption: plain(assumptions.saveAssumption),
    deleteAssumption: plain(assumptions.deleteAssumption),
    addGround: plain(grounds.addGround),
    removeGround: plain(grounds.removeGround),
    assumptionBoard: plain(board.assumptionBoard),
    today: plain(today),

    listSavedViews: (_: null) => savedViews.listSavedViews(database),
    createSavedView: plain(savedViews.createSavedView),
    updateSavedView: plain(savedViews.updateSavedView),
    deleteSavedView: plain(savedViews.deleteSavedView),
    reorderSavedViews: plain(savedViews.reorderSavedViews),
    savedViewsToCount: (_: null) => savedViews.savedViewsToCount(database),
    storeSavedViewCount: plain(unseenByCharts(savedViews.storeSavedViewCount)),
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
    /** One small step of what search and people still need after an import. True while there is more to do. */
    settleSearch: async (_: null): Promise<boolean> => {
      // People and messages take turns: neither has to wait for all of the other.
      voicesNext = !voicesNext;
      if (voicesNext && settleVoices(database)) return true;
      // First, so that the room which merging leaves is used for what comes after it.
      if (mergeSearchIndex(database, 'messages_fts')) return true;
      if (hasQueuedMessages(database)) return settleSearch(database, await languageDetector());
      return settleRecords(database) || mergeSearchIndex(database, 'message_beginnings') || hasQueuedVoices(database);
    },
    person: plain(people.person),
    setCreditWish: plain(people.setCreditWish),
    forgetPreview: plain(forgetting.forgetPreview),
    beginForgetting: outside(forgetting.beginForgetting),
    forgetStep: outside(forgetting.forgetStep),
    forgettingPeople: (_: null) => forgetting.forgettingPeople(database),
    endForgetting: (_: null) => forgetting.endForgetting(database),
    dropWords: plain(dropWords),
    purgeIndexes: plain(purgeIndexes),
    compactFile: (_: null) => compactFile(database),
    emptyLog: (_: null) => emptyLog(database),
    isFileSparse: (_: null) => isFileSparse(database),
    filesToRemove: plain(filesToRemove),
    filesRemoved: plain(filesRemoved),
    personHeld: plain(held.personHeld),
    personMessages: plain(held.personMessages),
    keepPreviewSlice: plain(retention.keepPreviewSlice),
    setKeepDays: plain(retention.setKeepDays),
    forgetfulSources: (_: null) => retention.forgetfulSources(database),
    keepStep: outside(retention.keepStep),
    setPersonOurs: outside(people.setPersonOurs),
    markAnswered: outside(people.markAnswered),

    givingIn: plain(giving.givingIn),
    betweenUs: plain(giving.betweenUs),
    listContributions: plain(contributions.listContributions),
    markContribution: plain(contributions.markContribution),
    changeContribution: plain(contributions.changeContribution),
    removeContribution: plain(contributions.removeContribution),
    dismissHint: plain(contributions.dismissHint),
    giveCredit: plain(credits.giveCredit),
    saveCredit: plain(credits.saveCredit),
    removeCredit: plain(credits.removeCredit),
    creditsGiven: plain(credits.creditsGiven),
    creditOwed: plain(giving.creditOwed),
    ledgerPage: plain(giving.ledgerPage),
    draftNamingQuestion: async (input: {
      personId: number;
      conversationId: number | null;
      contributionIds: readonly number[];
    }) => giving.draftNamingQuestion(database, input, await languageDetector()),
    markAsked: plain(credits.markAsked),
    listPromises: plain(promises.listPromises),
    makePromise: plain(promises.makePromise),
    savePromise: plain(promises.savePromise),
    settlePromise: plain(promises.settlePromise),
    removePromise: plain(promises.removePromise),

    personProfile: async (input: { id: number }) => personProfile(database, input, await languageDetector()),
    personTimeline: plain(personTimeline),
    peoplePage: plain(peoplePage),
    /** A step of what is kept about people. True while there is more to do. */
    settleVoices: (_: null) => settleVoices(database),
    joinPeople: outside(joins.joinPeople),
    splitPerson: outside(joins.splitPerson),
    keepApart: plain(joins.keepApart),
    peopleOfIdentities: (input: { identityIds: number[] }) => peopleOf(database, input.identityIds),
    joinSuggestions: plain(joinSuggestions),
    suggestionsFor: plain(suggestionsFor),
    renamePerson: plain(facts.renamePerson),
    markPersonWrong: plain(facts.markPersonWrong),
    setLanguages: plain(facts.setLanguages),
    addAffiliation: plain(facts.addAffiliation),
    updateAffiliation: plain(facts.updateAffiliation),
    deleteAffiliation: plain(facts.deleteAffiliation),
    recordConsent: plain(facts.recordConsent),
    deleteConsent: plain(facts.deleteConsent),
    setCares: plain(facts.setCares),
    addConcerning: plain(facts.addConcerning),
    removeConcerning: plain(facts.removeConcerning),
    concernedPeople: plain(concernedPeople),
    listNotes: plain(notes.listNotes),
    note: plain(notes.note),
    createNote: plain(notes.createNote),
    saveNote: plain(notes.saveNote),
    deleteNote: plain(notes.deleteNote),
    evidence: (input: { id: number }) => evidence.evidenceById(database, input.id),
    listEvidence: plain(evidence.listEvidence),
    changesOfEvidence: plain(evidence.changesOfEvidence),
    captureEvidence: plain(evidence.captureEvidence),
    deleteEvidence: plain(evidence.deleteEvidence),
    listReports: (_: null) => reports.listReports(database),
    report: plain(reports.report),
    createReport: plain(reports.createReport),
    saveReport: plain(reports.saveReport),
    saveDraft: plain(unseenByCharts(reports.saveDraft)),
    saveDraftChange: plain(unseenByCharts(reports.saveDraftChange)),
    chartSlice: plain(chartSlice),
    reportMaterial: plain(reportMaterial),
    reportAssets: plain(reportAssets),
    reportPicture: plain(reportPicture),
    keepPicture: plain(keepPicture),
    dropUnusedPictures: plain(dropUnusedPictures),
    deleteReport: plain(reports.deleteReport),

    listAudiences: (_: null) => audiences.listAudiences(database),
    audience: plain(audiences.audience),
    saveAudience: plain(audiences.saveAudience),
    deleteAudience: plain(audiences.deleteAudience),
    setReportAudience: plain(audiences.setReportAudience),
    reportText: plain(reportText),
    reportChecks: plain(checks.reportChecks),
    setCheckAside: plain(checks.setCheckAside),
    findEvidence: plain(evidenceSearch.findEvidence),
    suggestedEvidence: plain(evidenceSearch.suggestedEvidence),
    messagePassage: plain(evidenceSearch.messagePassage),
    publishPreview: plain(publishing.publishPreview),
    publishReport: plain(publishing.publishReport),
    listEditions: (_: null) => editions.listEditions(database),
    reportEditions: plain(editions.reportEditions),
    edition: plain(editions.edition),
    withdrawEdition: plain(editions.withdrawEdition),
    reportAnswers: plain(answers.reportAnswers),
    saveReportAnswer: plain(answers.saveReportAnswer),
    deleteReportAnswer: plain(answers.deleteReportAnswer),
    listTemplates: (_: null) => reportTemplates.listTemplates(database),
    ownTemplate: plain(reportTemplates.ownTemplate),
    saveAsTemplate: plain(reportTemplates.saveAsTemplate),
    renameTemplate: plain(reportTemplates.renameTemplate),
    deleteTemplate: plain(reportTemplates.deleteTemplate),
    listSeries: (_: null) => reportSeries.listSeries(database),
    series: plain(reportSeries.series),
    dueSeries: plain(reportSeries.dueSeries),
    saveSeries: plain(reportSeries.saveSeries),
    skipSeries: plain(reportSeries.skipSeries),
    deleteSeries: plain(reportSeries.deleteSeries),
    periodMaterial: plain(periodMaterial),
    conversationsAbout: plain(conversationsAbout),
    beginReport: plain(reportBegin.beginReport),
    duplicateReport: plain(reportBegin.duplicateReport),
    keepVersion: plain(reportVersions.keepVersion),
    listVersions: plain(reportVersions.listVersions),
    version: plain(reportVersions.version),

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
    namings: plain(namings),

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
