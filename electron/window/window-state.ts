import type { Rectangle } from 'electron';
import type { WindowPage } from '../../shared/model/window-page.ts';
import type { WindowState } from '../settings.ts';

/** How small a window may become, and how large it is at first. */
export interface WindowSizes {
  minimum: Size;
  normal: Size;
}

/** By what the window shows. */
export const windowSizes = {
  main: { minimum: { width: 960, height: 640 }, normal: { width: 1440, height: 900 } },
  conversation: { minimum: { width: 560, height: 420 }, normal: { width: 1060, height: 780 } },
  report: { minimum: { width: 880, height: 480 }, normal: { width: 1060, height: 860 } },
  'quick-note': { minimum: { width: 360, height: 220 }, normal: { width: 480, height: 300 } },
} satisfies Record<WindowPage['type'], WindowSizes>;
/** So much of a window must be on a screen for it to be found and dragged. */
const findable = 64;

/**
 * Where to open the window: as it was left, moved and shrunk to fit a screen that is there now; in the middle of the first
 * screen (no `x` and `y`) on the first start or when its screen is gone.
 * @param screens the work areas, the primary one first
 */
export function openingBounds(
  saved: WindowState | null,
  screens: readonly Rectangle[],
  { minimum, normal }: WindowSizes = windowSizes.main,
): { x?: number; y?: number; width: number; height: number } {
  const shared = (screen: Rectangle): { width: number; height: number } => ({
    width: overlap(saved!.x, saved!.width, screen.x, screen.width),
    height: overlap(saved!.y, saved!.height, screen.y, screen.height),
  });
  const area = (screen: Rectangle): number => shared(screen).width * shared(screen).height;
  const screen = saved && screens.filter((each) => isFindable(shared(each))).sort((a, b) => area(b) - area(a))[0];
  if (!saved || !screen) return fittingSize(saved ?? normal, screens[0] ?? normal, minimum);
  const size = fittingSize(saved, screen, minimum);
  return {
    x: within(saved.x, screen.x, screen.x + screen.width - size.width),
    y: within(saved.y, screen.y, screen.y + screen.height - size.height),
    ...size,
  };
}

interface Size {
  width: number;
  height: number;
}

function fittingSize(wanted: Size, screen: Size, minimum: Size): Size {
  return {
    width: Math.max(minimum.width, Math.min(wanted.width, screen.width)),
    height: Math.max(minimum.height, Math.min(wanted.height, screen.height)),
  };
}

function isFindable(shared: Size): boolean {
  return shared.width >= findable && shared.height >= findable;
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}

/** `low` wins where the room is too small: the title bar stays on the screen. */
function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
