import { describe, expect, it } from 'vitest';
import type { NotificationSettings } from '../../../shared/model/desktop.ts';
import { isQuiet, plannedNotifications } from '../../../electron/desktop/notification-plan.ts';

const settings: NotificationSettings = {
  on: true,
  quiet: { on: false, from: '20:00', to: '08:00' },
  sources: {},
  views: {},
};
const at = (clock: string): Date => new Date(`2026-03-04T${clock}:00`);
const context = { settings, synced: new Set([1]), now: at('12:00'), watching: false };

describe('what is told of what arrived', () => {
  it('one notification for each source that is checked by itself, with all of its conversations', () => {
    // Catches a notification for every message of a busy feed.
    const arrived = [
      { sourceId: 1, conversationIds: [10, 11], viewIds: [] },
      { sourceId: 1, conversationIds: [12, 11], viewIds: [] },
    ];
    expect(plannedNotifications(arrived, context)).toEqual([
      { group: { type: 'source', id: 1 }, conversationIds: [10, 11, 12] },
    ]);
  });

  it('nothing of an imported file, unless it was switched on by hand', () => {
    // Catches fifty thousand notifications after an import.
    const arrived = [{ sourceId: 2, conversationIds: [10], viewIds: [] }];
    expect(plannedNotifications(arrived, context)).toEqual([]);
    const on = { ...context, settings: { ...settings, sources: { 2: true } } };
    expect(plannedNotifications(arrived, on)).toHaveLength(1);
  });

  it('nothing of a source that was switched off', () => {
    const arrived = [{ sourceId: 1, conversationIds: [10], viewIds: [] }];
    expect(plannedNotifications(arrived, { ...context, settings: { ...settings, sources: { 1: false } } })).toEqual([]);
  });

  it('a view speaks for its conversations, of an imported file as well, and they are not told twice', () => {
    const arrived = [
      { sourceId: 2, conversationIds: [10], viewIds: [5] },
      { sourceId: 1, conversationIds: [10, 11], viewIds: [] },
    ];
    const on = { ...context, settings: { ...settings, views: { 5: true } } };
    expect(plannedNotifications(arrived, on)).toEqual([
      { group: { type: 'view', id: 5 }, conversationIds: [10] },
      { group: { type: 'source', id: 1 }, conversationIds: [11] },
    ]);
  });

  it('a view that was not switched on leaves the word to the next view, and then to the source', () => {
    // Catches a broad view that tells of a source which was switched off.
    const off = { ...context, settings: { ...settings, views: { 5: false, 6: true } } };
    const inViews = (viewIds: number[]) => plannedNotifications([{ sourceId: 1, conversationIds: [10], viewIds }], off);
    expect(inViews([5, 6])[0]!.group).toEqual({ type: 'view', id: 6 });
    expect(inViews([5, 7])[0]!.group).toEqual({ type: 'source', id: 1 });
  });

  it('more than three places at once become one notification', () => {
    const arrived = [1, 2, 3, 4].map((id) => ({ sourceId: 1, conversationIds: [id], viewIds: [id] }));
    const on = { ...context, settings: { ...settings, views: { 1: true, 2: true, 3: true, 4: true } } };
    expect(plannedNotifications(arrived.slice(0, 3), on)).toHaveLength(3);
    expect(plannedNotifications(arrived, on)).toEqual([{ group: null, conversationIds: [1, 2, 3, 4] }]);
  });

  it('nothing while it is switched off, while it is quiet, and while one looks at the window', () => {
    const arrived = [{ sourceId: 1, conversationIds: [10], viewIds: [] }];
    const quiet = { ...settings, quiet: { on: true, from: '11:00', to: '13:00' } };
    expect(plannedNotifications(arrived, { ...context, settings: { ...settings, on: false } })).toEqual([]);
    expect(plannedNotifications(arrived, { ...context, settings: quiet })).toEqual([]);
    expect(plannedNotifications(arrived, { ...context, watching: true })).toEqual([]);
    expect(plannedNotifications([], context)).toEqual([]);
  });
});

describe('quiet hours', () => {
  it.each([
    ['20:00', '08:00', '20:00', true],
    ['20:00', '08:00', '23:59', true],
    ['20:00', '08:00', '00:00', true],
    ['20:00', '08:00', '07:59', true],
    ['20:00', '08:00', '08:00', false],
    ['20:00', '08:00', '19:59', false],
    ['12:00', '13:30', '12:00', true],
    ['12:00', '13:30', '13:30', false],
    ['12:00', '13:30', '02:00', false],
    ['09:00', '09:00', '09:00', false],
  ])('from %s to %s at %s: %s', (from, to, clock, quiet) => {
    // Catches hours that end at midnight.
    expect(isQuiet({ on: true, from, to }, at(clock))).toBe(quiet);
    expect(isQuiet({ on: false, from, to }, at(clock))).toBe(false);
  });
});
