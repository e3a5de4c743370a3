import type * as z from 'zod';
import { appRoutes } from './app.ts';
import { changeRoutes } from './changes.ts';
import { chartRoutes } from './charts.ts';
import { conversationRoutes } from './conversation.ts';
import { desktopRoutes } from './desktop.ts';
import { draftRoutes } from './drafts.ts';
import { givingRoutes } from './giving.ts';
import { inboxRoutes } from './inbox.ts';
import { peopleRoutes } from './people.ts';
import { privacyRoutes } from './privacy.ts';
import { publishingRoutes } from './publishing.ts';
import { recordRoutes } from './records.ts';
import { reportExportRoutes } from './report-export.ts';
import { reportPictureRoutes } from './report-pictures.ts';
import { reportRoutes } from './reports.ts';
import type { Route } from './route.ts';
import { ruleRoutes } from './rules.ts';
import { searchRoutes } from './search.ts';
import { todayRoutes } from './today.ts';
import { triageRoutes } from './triage.ts';

/** Every request that the window may make. The window takes this by `import type`; only the main process runs it. */
export const contract = {
  ...appRoutes,
  ...inboxRoutes,
  ...recordRoutes,
  ...reportRoutes,
  ...reportPictureRoutes,
  ...reportExportRoutes,
  ...peopleRoutes,
  ...searchRoutes,
  ...triageRoutes,
  ...conversationRoutes,
  ...ruleRoutes,
  ...desktopRoutes,
  ...todayRoutes,
  ...givingRoutes,
  ...changeRoutes,
  ...privacyRoutes,
  ...draftRoutes,
  ...chartRoutes,
  ...publishingRoutes,
};

export type Contract = typeof contract;
export type RouteName = keyof Contract;
export type RouteInput<Name extends RouteName> = z.input<Contract[Name]['input']>;
export type RouteOutput<Name extends RouteName> =
  Contract[Name] extends Route<z.ZodType, infer Output> ? Output : never;
