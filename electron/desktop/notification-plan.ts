import type { NotificationSettings, QuietHours } from '../../shared/model/desktop.ts';

/** New words in conversations of one source, with the saved views that all of them belong to. */
export interface Arrived {
  sourceId: number;
  conversationIds: number[];
  viewIds: number[];
}

/** One notification: these conversations, at one source or view; null when they are at too many to name. */
export interface PlannedNotification {
  group: { type: 'source' | 'view'; id: number } | null;
  conversationIds: number[];
}

/** More than so many notifications at once become one. */
const most = 3;

/**
 * What to show of what arrived. A view that was switched on speaks for its conversations, else their source does; no conversation is
 * told of twice.
 * @param synced sources that are checked by themselves: those notify unless they were switched off, imported files do not
 * @param watching the person looks at the window anyway
 */
export function plannedNotifications(
  arrived: readonly Arrived[],
  context: { settings: NotificationSettings; synced: ReadonlySet<number>; now: Date; watching: boolean },
): PlannedNotification[] {
  const { settings, synced, now, watching } = context;
  if (!settings.on || watching || isQuiet(settings.quiet, now)) return [];
  const told = new Set<number>();
  const groups = new Map<string, PlannedNotification>();
  for (const { sourceId, conversationIds, viewIds } of arrived) {
    const view = viewIds.find((id) => settings.views[id] === true);
    const source = settings.sources[sourceId] ?? synced.has(sourceId);
    if (view === undefined && !source) continue;
    const group =
      view === undefined ? ({ type: 'source', id: sourceId } as const) : ({ type: 'view', id: view } as const);
    const key = `${group.type} ${group.id}`;
    const planned: PlannedNotification = groups.get(key) ?? { group, conversationIds: [] };
    for (const id of conversationIds) {
      if (told.has(id)) continue;
      told.add(id);
      planned.conversationIds.push(id);
    }
    groups.set(key, planned);
  }
  const planned = [...groups.values()].filter(({ conversationIds }) => conversationIds.length > 0);
  if (planned.length <= most) return planned;
  return [{ group: null, conversationIds: planned.flatMap(({ conversationIds }) => conversationIds) }];
}

/** Whether the clock on the wall stands within the quiet hours; `from` belongs to them, `to` does not. */
export function isQuiet({ on, from, to }: QuietHours, now: Date): boolean {
  if (!on || from === to) return false;
  const clock = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}
