import type { DatabaseClient } from '../db/client.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { KeptState } from '../desktop/kept-state.ts';
import type { Log } from '../log.ts';
import type { Jobs } from '../services/jobs.ts';
import type { Privacy } from '../services/privacy.ts';
import type { ProfilePaths } from '../services/profile.ts';
import type { SettingsStore } from '../settings.ts';
import type { PreviewPages } from '../window/preview-pages.ts';
import type { Windows } from '../window/windows.ts';
import type { Dialogs } from './dialogs.ts';
import type { Emit } from './events.ts';

/** What handlers work with. */
export interface HandlerContext {
  database: DatabaseClient;
  jobs: Jobs;
  privacy: Privacy;
  profile: ProfilePaths;
  settings: SettingsStore;
  dialogs: Dialogs;
  windows: Windows;
  desktop: Desktop;
  kept: KeptState;
  emit: Emit;
  log: Log;
  /** The folder of the sample inbox. */
  sampleInbox: string;
  /** What the person should be told at the next look at `app.info`. */
  notice(): string | null;
  /** The window has painted its first useful view. */
  onReady(): void;
  previews: PreviewPages;
  /** Files that this session wrote; only these are shown in the file manager. */
  written: Set<string>;
}
