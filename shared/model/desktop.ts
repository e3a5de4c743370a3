/** From and to, `HH:MM` by the clock on the wall; `to` before `from` spans midnight. */
export interface QuietHours {
  on: boolean;
  from: string;
  to: string;
}

export interface NotificationSettings {
  on: boolean;
  quiet: QuietHours;
  /** What was switched by hand, by source. The others notify when they are checked by themselves. */
  sources: Record<string, boolean>;
  /** What was switched by hand, by saved view. The others do not notify: their source does. */
  views: Record<string, boolean>;
}

/** The kinds of English that come with a dictionary. */
export const englishes = ['american', 'british'] as const;
export type English = (typeof englishes)[number];

/** The choices of this computer about the program around the window. */
export interface DesktopSettings {
  /** 1 is as designed. */
  zoom: number;
  notifications: NotificationSettings;
  /** How many unread conversations there are, on the program's icon. */
  badge: boolean;
  /** A sign in the system's tray, and the program goes on there when its window is closed. */
  tray: boolean;
  startAtLogin: boolean;
  /** Accelerators as Electron writes them, that work in every program; null is off. */
  shortcuts: { show: string | null; quickNote: string | null };
  spelling: boolean;
  /** Which spelling is right. */
  english: English;
  /** Begin where the last run ended. */
  reopen: boolean;
}

/** How a shortcut of the whole system stands. */
export type ShortcutState = 'off' | 'on' | 'taken' | 'invalid';

/** The settings with what the system makes of them. */
export interface DesktopState {
  settings: DesktopSettings;
  shortcuts: { show: ShortcutState; quickNote: ShortcutState };
  /** Null when it works; else the reason why this system cannot do it. */
  unable: { startAtLogin: string | null; tray: string | null; notifications: string | null; badge: string | null };
  /** Words that were added to the dictionary by hand. */
  ownWords: number;
}

/** The steps of the zoom, as a browser has them. */
const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The next step up or down; the last one at the end. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const beyond = zoomSteps.filter((step) => (direction === 1 ? step > zoom + 0.001 : step < zoom - 0.001));
  return (direction === 1 ? beyond[0] : beyond.at(-1)) ?? zoom;
}
