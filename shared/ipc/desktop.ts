import * as z from 'zod';
import { englishes, type DesktopState } from '../model/desktop.ts';
import type { FoundPlace } from '../model/place.ts';
import { placeTypes } from '../model/place.ts';
import type { BesidePage } from '../model/window-page.ts';
import { route } from './route.ts';

const id = z.int().positive();
const place = z.strictObject({ type: z.enum(placeTypes), id });
const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
const switches = z.record(z.string().regex(/^[1-9][0-9]{0,15}$/), z.boolean());
const accelerator = z.string().min(1).max(60).nullable();

/** One setting each: those that are left out stay as they are. */
const change = z.strictObject({
  zoom: z.number().min(0.5).max(2).optional(),
  notifications: z
    .strictObject({
      on: z.boolean(),
      quiet: z.strictObject({ on: z.boolean(), from: clock, to: clock }),
      sources: switches,
      views: switches,
    })
    .optional(),
  badge: z.boolean().optional(),
  tray: z.boolean().optional(),
  startAtLogin: z.boolean().optional(),
  shortcuts: z.strictObject({ show: accelerator, quickNote: accelerator }).optional(),
  spelling: z.boolean().optional(),
  english: z.enum(englishes).optional(),
  reopen: z.boolean().optional(),
});

/** Bytes of what the window may leave behind for its next start. */
const stateLimit = 256 * 1024;

/** The program around the window: several windows, links to places, and what this computer does for it. */
export const desktopRoutes = {
  'desktop.get': route<DesktopState>()(z.null()),
  'desktop.set': route<DesktopState>()(change),
  /** Null when it is not there, or not there any more. */
  'place.find': route<FoundPlace | null>()(place),
  /** Shows a place in the main window. */
  'place.open': route<null>()(place),
  /** Copies `sameside://…` to the clipboard, and answers with it. */
  'link.copy': route<{ link: string }>()(z.strictObject({ place })),
  /** Opens a window of its own, or brings it to the front. */
  'window.open': route<null>()(
    z.strictObject({ place: z.strictObject({ type: z.enum(['conversation', 'report']), id }) }),
  ),
  /** What has a window of its own now. */
  'window.list': route<BesidePage[]>()(z.null()),
  /** Runs a command of the page in the main window: the one that asks has no such thing. */
  'window.command': route<null>()(z.strictObject({ command: z.string().max(40) })),
  /** Where everything stands, in the words of the window; given back by `app.info`. */
  'app.saveState': route<null>()(z.strictObject({ state: z.string().max(stateLimit) })),
  'quickNote.draft': route<{ words: string }>()(z.null()),
  'quickNote.saveDraft': route<null>()(z.strictObject({ words: z.string().max(100_000) })),
};

export type DesktopChange = z.input<typeof change>;
