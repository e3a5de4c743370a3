import type { DatabaseClient } from '../db/client.ts';
import type { Emit } from '../ipc/events.ts';
import type { Log } from '../log.ts';

const interval = 20_000;

export interface SnoozeWaker {
  /** Looks at once, for example after the computer slept. */
  look(): Promise<void>;
  stop(): void;
}

/** Opens snoozed conversations again when their time has come, now and every 20 seconds, and tells the window. */
export function wakeSnoozes(context: { database: DatabaseClient; emit: Emit; log: Log }): SnoozeWaker {
  const { database, emit, log } = context;
  const look = async (): Promise<void> => {
    try {
      const ids = await database.call('wakeSnoozed', { now: Date.now() });
      if (ids.length === 0) return;
      log.info('snoozes woken', { count: ids.length });
      emit({ type: 'inbox.changed' });
      emit({ type: 'conversation.changed', ids });
    } catch (error) {
      log.error('snoozes not looked at', { error });
    }
  };
  const timer = setInterval(() => void look(), interval);
  void look();
  return { look, stop: () => clearInterval(timer) };
}
