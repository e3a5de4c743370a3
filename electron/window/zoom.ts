import type { BrowserWindow } from 'electron';
import { zoomStep } from '../../shared/model/desktop.ts';
import type { Emit } from '../ipc/events.ts';
import type { SettingsStore } from '../settings.ts';

/** How large everything is drawn, in all windows alike. */
export interface Zoom {
  set(zoom: number): void;
  /** One step larger or smaller, or back to normal. */
  step(direction: 1 | -1 | 0): void;
}

export function createZoom({
  settings,
  windows,
  emit,
}: {
  settings: SettingsStore;
  windows: () => BrowserWindow[];
  emit: Emit;
}): Zoom {
  const set = (zoom: number): void => {
    settings.update({ zoom });
    for (const window of windows()) window.webContents.setZoomFactor(zoom);
    emit({ type: 'desktop.changed' });
  };
  return { set, step: (direction) => set(direction === 0 ? 1 : zoomStep(settings.current().zoom, direction)) };
}

/** Draws a window as large as the others, from its first paint on, and lets its mouse wheel do the same as the keys. */
export function followZoom(window: BrowserWindow, settings: SettingsStore, zoom: Zoom): void {
  const contents = window.webContents;
  contents.on('dom-ready', () => contents.setZoomFactor(settings.current().zoom));
  contents.on('zoom-changed', (_event, direction) => zoom.step(direction === 'in' ? 1 : -1));
}
