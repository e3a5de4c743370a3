import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { themes } from '../shared/ipc/app.ts';
import { englishes, type DesktopSettings } from '../shared/model/desktop.ts';
import { writeWholeFile } from './export/write-file.ts';
import type { Log } from './log.ts';

const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const switches = z.record(z.string(), z.boolean()).catch({});
const quietHours = z.object({ on: z.boolean().catch(false), from: clock.catch('20:00'), to: clock.catch('08:00') });
const accelerator = z.string().max(60).nullable().catch(null);
const emptied = {};

/** Each field falls back alone: one that makes no sense must not cost the others. */
const settings = z.object({
  theme: z.enum(themes).catch('system'),
  window: windowState.nullable().catch(null),
  /** Where windows for one thing stood, by what they show. */
  windows: z.record(z.string(), windowState).catch({}),
  exportFolder: z.string().nullable().catch(null),
  /** Exact `host:port` pairs on a private network that the person allowed feeds to come from. */
  allowedHosts: z.array(z.string()).catch([]),
  /** Keys that were changed, by command. */
  keys: z.record(z.string(), z.array(z.string())).catch({}),
  zoom: z.number().min(0.5).max(2).catch(1),
  notifications: z
    .object({
      on: z.boolean().catch(true),
      quiet: quietHours.catch(quietHours.parse(emptied)),
      sources: switches,
      views: switches,
    })
    .catch({ on: true, quiet: quietHours.parse(emptied), sources: {}, views: {} }),
  badge: z.boolean().catch(true),
  tray: z.boolean().catch(false),
  startAtLogin: z.boolean().catch(false),
  shortcuts: z.object({ show: accelerator, quickNote: accelerator }).catch({ show: null, quickNote: null }),
  spelling: z.boolean().catch(true),
  english: z.enum(englishes).catch('american'),
  reopen: z.boolean().catch(true),
}) satisfies z.ZodType<DesktopSettings>;

/** Where the window stood: its normal bounds in screen points, and whether it filled the screen. */
export type WindowState = z.infer<typeof windowState>;
export type Settings = z.infer<typeof settings>;

/** The small choices of this computer, beside the inbox and not in it. */
export interface SettingsStore {
  current(): Readonly<Settings>;
  /** Takes effect at once and is written soon after, atomically; a disk that refuses is logged. */
  update(change: Partial<Settings>): void;
  /** Resolves when the last change has been written. */
  flush(): Promise<void>;
}

/** Reads the settings file. A file that is missing or damaged means the defaults, never an error. */
export function openSettings(file: string, log: Log): SettingsStore {
  let current = readSettings(file, log);
  let dirty = false;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (dirty) {
      dirty = false;
      try {
        await writeWholeFile(file, `${JSON.stringify(current, null, 2)}\n`, 0o600);
      } catch (error) {
        log.warn('settings not written', { error });
      }
    }
    writing = null;
  };

  return {
    current: () => current,
    update(change) {
      current = { ...current, ...change };
      dirty = true;
      writing ??= write();
    },
    flush: () => writing ?? Promise.resolve(),
  };
}

function readSettings(file: string, log: Log): Settings {
  try {
    return settings.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') log.warn('settings not readable, defaults used', { error });
    return settings.parse({});
  }
}
