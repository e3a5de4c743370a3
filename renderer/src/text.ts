import { commandsText } from './text/commands.ts';
import { assumptionsText } from './text/assumptions.ts';
import { changesText } from './text/changes.ts';
import { chartsText } from './text/charts.ts';
import { conversationText } from './text/conversation.ts';
import { draftsText } from './text/drafts.ts';
import { desktopText } from './text/desktop.ts';
import { frameText } from './text/frame.ts';
import { givingText } from './text/giving.ts';
import { inboxText } from './text/inbox.ts';
import { jobsText } from './text/jobs.ts';
import { labelsText } from './text/labels.ts';
import { notesText } from './text/notes.ts';
import { paletteText } from './text/palette.ts';
import { peopleText } from './text/people.ts';
import { privacyText } from './text/privacy.ts';
import { reportBlocksText } from './text/report-blocks.ts';
import { publishingText } from './text/publishing.ts';
import { reportEvidenceText } from './text/report-evidence.ts';
import { reportEditorText } from './text/report-editor.ts';
import { reportExportText } from './text/report-export.ts';
import { reportsText } from './text/reports.ts';
import { rulesText } from './text/rules.ts';
import { savedViewsText } from './text/saved-views.ts';
import { searchText } from './text/search.ts';
import { settingsText } from './text/settings.ts';
import { sourcesText } from './text/sources.ts';
import { todayText } from './text/today.ts';
import { triageText } from './text/triage.ts';
import { welcomeText } from './text/welcome.ts';

/** Every word on screen. */
export const text = {
  frame: frameText,
  commands: commandsText,
  inbox: inboxText,
  conversation: conversationText,
  palette: paletteText,
  changes: changesText,
  assumptions: assumptionsText,
  people: peopleText,
  giving: givingText,
  privacy: privacyText,
  notes: notesText,
  reports: reportsText,
  publishing: publishingText,
  reportEvidence: reportEvidenceText,
  reportEditor: reportEditorText,
  reportBlocks: reportBlocksText,
  charts: chartsText,
  reportExport: reportExportText,
  sources: sourcesText,
  jobs: jobsText,
  search: searchText,
  settings: settingsText,
  welcome: welcomeText,
  triage: triageText,
  today: todayText,
  desktop: desktopText,
  drafts: draftsText,
  labels: labelsText,
  rules: rulesText,
  savedViews: savedViewsText,
};
