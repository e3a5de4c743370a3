import { useQuery } from '@tanstack/react-query';
import type { DesktopState, NotificationSettings } from '../../../../shared/model/desktop.ts';
import { setDesktop } from '../../actions/desktop.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { Switch } from './parts.tsx';

export function NotificationsSection({ desktop }: { desktop: DesktopState }) {
  // What was imported from a file does not arrive by itself.
  const sources = (useQuery(queries.sources()).data ?? []).filter(({ address }) => address !== null);
  const views = useQuery(queries.savedViews()).data ?? [];
  const { notifications } = desktop.settings;
  const set = (change: Partial<NotificationSettings>): void =>
    void setDesktop({ notifications: { ...notifications, ...change } });
  const { quiet } = notifications;
  return (
    <>
      <Switch
        label={text.settings.notify}
        hint={text.settings.notifyHint}
        unable={desktop.unable.notifications}
        checked={notifications.on}
        onChange={(on) => set({ on })}
      />
      {notifications.on && desktop.unable.notifications === null ? (
        <>
          <Switch
            label={text.settings.quiet}
            hint={text.settings.quietHint}
            checked={quiet.on}
            onChange={(on) => set({ quiet: { ...quiet, on } })}
          />
          {quiet.on ? (
            <div className="quiet-hours">
              <label>
                {text.settings.quietFrom}
                <input
                  type="time"
                  className="field"
                  value={quiet.from}
                  onChange={(event) =>
                    event.target.value !== '' && set({ quiet: { ...quiet, from: event.target.value } })
                  }
                />
              </label>
              <label>
                {text.settings.quietTo}
                <input
                  type="time"
                  className="field"
                  value={quiet.to}
                  onChange={(event) =>
                    event.target.value !== '' && set({ quiet: { ...quiet, to: event.target.value } })
                  }
                />
              </label>
            </div>
          ) : null}
          <h3>{text.settings.notifyAbout}</h3>
          {sources.length === 0 ? <p className="quiet">{text.settings.noSources}</p> : null}
          {sources.map((source) => (
            <Switch
              key={source.id}
              label={source.name}
              checked={notifications.sources[source.id] ?? true}
              onChange={(on) => set({ sources: { ...notifications.sources, [source.id]: on } })}
            />
          ))}
          {views.length === 0 ? null : <h3>{text.settings.notifyViews}</h3>}
          {views.map((view) => (
            <Switch
              key={view.id}
              label={view.name}
              checked={notifications.views[view.id] === true}
              onChange={(on) => set({ views: { ...notifications.views, [view.id]: on } })}
            />
          ))}
        </>
      ) : null}
    </>
  );
}
