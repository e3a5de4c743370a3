import * as z from 'zod';
import type { ChangedKeys } from '../model/keymap.ts';
import type { Job, Source } from '../model/records.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface AppInfo {
  version: string;
  runtime: string;
  /** Where the profile lies, for people who want to copy it. */
  profile: string;
  theme: Theme;
  /** The first start: nothing has been imported or written yet. */
  empty: boolean;
  /** Said once when the last file was damaged and a backup took its place, or similar. */
  notice: string | null;
  /** Commands whose keys were changed, with the keys that they have instead. */
  keys: ChangedKeys;
  /** Where everything stood, when the window is to begin there; see `app.saveState`. */
  restore: string | null;
}

const keys = z.record(z.string().max(60), z.array(z.string().min(1).max(60)).max(8));

export const appRoutes = {
  'app.info': route<AppInfo>()(z.null()),
  'app.setTheme': route<null>()(z.strictObject({ theme: z.enum(themes) })),
  /** Takes the place of all changes to keys that were kept before. */
  'app.setKeys': route<null>()(z.strictObject({ keys })),
  /** The window has painted its first useful view. */
  'app.ready': route<null>()(z.null()),
  /** Shows the real host and, when the person agrees, opens the address outside. */
  'link.open': route<{ opened: boolean }>()(z.strictObject({ url: z.string().max(4096) })),
  'source.list': route<Source[]>()(z.null()),
  'source.rename': route<null>()(z.strictObject({ id, name: z.string().trim().min(1).max(200) })),
  'source.addFeed': route<{ jobId: number }>()(
    z.strictObject({ address: z.string().trim().min(1).max(2048), allowHost: z.boolean() }),
  ),
  'source.sync': route<{ jobId: number }>()(z.strictObject({ id })),
  /** Asks for files or a folder; null when the person closes the dialog. */
  'import.choose': route<{ jobId: number } | null>()(z.strictObject({ what: z.enum(['files', 'folder']) })),
  'import.paths': route<{ jobId: number }>()(
    z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(1000) }),
  ),
  'import.sample': route<{ jobId: number }>()(z.null()),
  'job.list': route<Job[]>()(z.null()),
  'job.cancel': route<null>()(z.strictObject({ id })),
  'job.dismiss': route<null>()(z.strictObject({ id })),
  'backup.create': route<{ path: string }>()(z.null()),
  'file.reveal': route<null>()(z.strictObject({ path: z.string().max(4096) })),
};
