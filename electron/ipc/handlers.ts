import type { Handlers } from './dispatch.ts';
import type { HandlerContext } from './handler-context.ts';
import { appHandlers } from './handlers/app.ts';
import { changeHandlers } from './handlers/changes.ts';
import { chartHandlers } from './handlers/charts.ts';
import { conversationHandlers } from './handlers/conversation.ts';
import { desktopHandlers } from './handlers/desktop.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { givingHandlers } from './handlers/giving.ts';
import { inboxHandlers } from './handlers/inbox.ts';
import { peopleHandlers } from './handlers/people.ts';
import { privacyHandlers } from './handlers/privacy.ts';
import { publishingHandlers } from './handlers/publishing.ts';
import { recordHandlers } from './handlers/records.ts';
import { reportExportHandlers } from './handlers/report-export.ts';
import { reportHandlers } from './handlers/reports.ts';
import { ruleHandlers } from './handlers/rules.ts';
import { searchHandlers } from './handlers/search.ts';
import { sourceHandlers } from './handlers/sources.ts';
import { todayHandlers } from './handlers/today.ts';
import { triageHandlers } from './handlers/triage.ts';

/** Every route's handler. */
export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...appHandlers(context),
    ...inboxHandlers(context),
    ...recordHandlers(context),
    ...reportHandlers(context),
    ...reportExportHandlers(context),
    ...peopleHandlers(context),
    ...searchHandlers(context),
    ...sourceHandlers(context),
    ...triageHandlers(context),
    ...conversationHandlers(context),
    ...ruleHandlers(context),
    ...desktopHandlers(context),
    ...todayHandlers(context),
    ...givingHandlers(context),
    ...changeHandlers(context),
    ...privacyHandlers(context),
    ...draftHandlers(context),
    ...chartHandlers(context),
    ...publishingHandlers(context),
  };
}
