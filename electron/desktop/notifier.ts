import { app, Notification } from 'electron';
import type { Place } from '../../shared/model/place.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings.ts';
import type { Arrived, PlannedNotification } from './notification-plan.ts';
import { plannedNotifications } from './notification-plan.ts';

export interface Notifier {
  /** Tells of what arrived, as far as the settings want it. Never rejects. */
  notify(arrived: Arrived[]): Promise<void>;
}

export interface NotifierContext {
  settings: SettingsStore;
  database: DatabaseClient;
  log: Log;
  /** Whether the person looks at a window of ours. */
  isWatching(): boolean;
  /** A notification was clicked; null is the inbox. */
  openPlace(place: Place | null): void;
}

export function createNotifier(context: NotifierContext): Notifier {
  const { settings, database, log, isWatching, openPlace } = context;
  /** Held until they are closed: one that is collected hears no click. */
  const shown = new Set<Notification>();

  const show = async (planned: PlannedNotification): Promise<void> => {
    const { place, title, body } = await wordsOf(planned, database);
    const notification = new Notification({ title, body, silent: true });
    shown.add(notification);
    notification.on('click', () => openPlace(place));
    for (const end of ['click', 'close', 'failed'] as const) {
      notification.on(end as 'close', () => shown.delete(notification));
    }
    notification.show();
  };

  return {
    async notify(arrived) {
      try {
        if (!Notification.isSupported()) return;
        const sources = await database.call('listSources', null);
        const planned = plannedNotifications(arrived, {
          settings: settings.current().notifications,
          synced: new Set(sources.filter(({ address }) => address !== null).map(({ id }) => id)),
          now: new Date(),
          watching: isWatching(),
        });
        for (const one of planned) await show(one);
      } catch (error) {
        log.warn('not notified', { error });
      }
    },
  };
}

/** Why the system shows no notifications; null when it does. */
export function notificationProblem(): string | null {
  return Notification.isSupported() ? null : 'This system shows no notifications.';
}

async function wordsOf(
  { group, conversationIds }: PlannedNotification,
  database: DatabaseClient,
): Promise<{ place: Place | null; title: string; body: string }> {
  const name = group === null ? null : ((await database.call('place', group))?.title ?? null);
  const [first, ...others] = conversationIds;
  if (others.length === 0) {
    const place: Place = { type: 'conversation', id: first! };
    const found = await database.call('place', place);
    return { place, title: found?.title || 'New words', body: name ?? '' };
  }
  const count = conversationIds.length.toLocaleString('en');
  return {
    place: group,
    title: app.getName(),
    body: `${count} new conversations${name === null ? '' : ` in ${name}`}`,
  };
}
