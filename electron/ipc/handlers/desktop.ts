import { clipboard } from 'electron';
import type { desktopRoutes } from '../../../shared/ipc/desktop.ts';
import type { DesktopSettings } from '../../../shared/model/desktop.ts';
import { linkOf } from '../../../shared/model/place.ts';
import type { BesidePage } from '../../../shared/model/window-page.ts';
import { SamesideError } from '../../errors.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Several windows, links, and what this computer does around the window. */
export function desktopHandlers(context: HandlerContext): Pick<Handlers, keyof typeof desktopRoutes> {
  const { database, windows, desktop, kept } = context;
  return {
    'desktop.get': () => desktop.state(),
    'desktop.set': (change) => desktop.set(withoutGaps(change)),
    'place.find': (place) => database.call('place', place),
    'place.open': (place) => {
      windows.openPlace(place);
      return null;
    },
    'link.copy': async ({ place }) => {
      const link = linkOf(place);
      await clipboard.writeText(link);
      return { link };
    },
    'window.open': async ({ place }) => {
      const found = await database.call('place', place);
      if (found === null) throw new SamesideError('not-found', 'It is not there any more.');
      windows.openBeside({ type: place.type, id: found.id } satisfies BesidePage);
      return null;
    },
    'window.list': () => windows.besides(),
    'window.command': ({ command }) => {
      windows.runInMain(command);
      return null;
    },
    'app.saveState': ({ state }) => {
      kept.update({ window: state });
      return null;
    },
    'quickNote.draft': () => ({ words: kept.current().quickNote }),
    'quickNote.saveDraft': ({ words }) => {
      kept.update({ quickNote: words });
      return null;
    },
  };
}

/** A setting that was left out must not undo the one that is there. */
function withoutGaps(change: {
  [Name in keyof DesktopSettings]?: DesktopSettings[Name] | undefined;
}): Partial<DesktopSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
