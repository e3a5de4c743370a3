import { app } from 'electron';
import type { Place } from '../../shared/model/place.ts';
import { linkScheme, placeOfLink } from '../../shared/model/place.ts';
import { launchOf } from '../launch.ts';
import type { Windows } from '../window/windows.ts';

export interface LinksContext {
  /** The place that this start was asked for. */
  first: Place | null;
  /** Tells the system that our links are ours: not while developing, when it would start Electron without us. */
  registers: boolean;
  windows: Windows;
  /** Resolves when windows can be opened. */
  started: Promise<void>;
}

/**
 * Opens what links of ours name: in the arguments of this start, in those of a second one, and, on a Mac, in an event. Must run
 * before the app is ready.
 */
export function followLinks({ first, registers, windows, started }: LinksContext): void {
  if (registers) app.setAsDefaultProtocolClient(linkScheme);
  const open = (place: Place | null): void => void started.then(() => place && windows.openPlace(place));
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(placeOfLink(link));
  });
  app.on('second-instance', (_event, argv) => {
    const { place } = launchOf(argv);
    if (place === null) void started.then(windows.showMain);
    else open(place);
  });
  open(first);
}
