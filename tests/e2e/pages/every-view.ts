import { changesViews } from './views/changes.ts';
import { conversationViews } from './views/conversation.ts';
import { editionViews } from './views/edition.ts';
import { inboxViews } from './views/inbox.ts';
import { ledgerViews } from './views/ledger.ts';
import { peopleViews } from './views/people.ts';
import { reportViews } from './views/report.ts';
import { searchViews } from './views/search.ts';
import { settingsViews } from './views/settings.ts';
import { sourcesViews } from './views/sources.ts';
import { todayViews } from './views/today.ts';
import type { ShownView } from './views/shown-view.ts';

/** Every view of the window and all that floats above it, in a profile with something in each of them: one leads to the next. */
export const everyView: ShownView[] = [
  ...inboxViews,
  ...conversationViews,
  ...settingsViews,
  ...searchViews,
  ...todayViews,
  ...peopleViews,
  ...changesViews,
  ...ledgerViews,
  ...reportViews,
  ...editionViews,
  ...sourcesViews,
];
