import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { Theme } from '../../../../shared/ipc/app.ts';
import { showFailure } from '../../actions/failure.ts';
import { showFile } from '../../actions/outside.ts';
import { Button } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { applyTheme } from '../../stores/theme.ts';
import { text } from '../../text.ts';

const themes: Theme[] = ['system', 'light', 'dark'];

async function setTheme(theme: Theme): Promise<void> {
  const key = queries.info().queryKey;
  const before = queryClient.getQueryData(key);
  applyTheme(theme);
  if (before !== undefined) queryClient.setQueryData(key, { ...before, theme });
  try {
    await request('app.setTheme', { theme });
  } catch (error) {
    if (before !== undefined) {
      applyTheme(before.theme);
      queryClient.setQueryData(key, before);
    }
    showFailure(text.settings.theme, error);
  }
}

async function backUp(): Promise<void> {
  try {
    const { path } = await request('backup.create', null);
    showFile(text.settings.backupDone(path), path);
  } catch (error) {
    showFailure(text.settings.backup, error);
  }
}

export function SettingsPopover({ anchor, onClose }: { anchor: RefObject<HTMLElement | null>; onClose: () => void }) {
  const info = useQuery(queries.info()).data;
  const { formatted, letters, setFormatted, setLetters } = usePreferences();
  return (
    <Popover anchor={anchor} label={text.settings.title} align="end" onClose={onClose}>
      <div className="settings">
        <fieldset>
          <legend>{text.settings.theme}</legend>
          <div className="segmented">
            {themes.map((theme) => (
              <label key={theme} className="segment">
                <input
                  type="radio"
                  name="theme"
                  value={theme}
                  checked={(info?.theme ?? 'system') === theme}
                  onChange={() => void setTheme(theme)}
                />
                <span>{text.settings.themes[theme]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label className="check">
          <input type="checkbox" checked={formatted} onChange={(event) => setFormatted(event.target.checked)} />
          {text.settings.formatted}
        </label>
        <label className="check">
          <input type="checkbox" checked={letters} onChange={(event) => setLetters(event.target.checked)} />
          {text.settings.letters}
        </label>
        <Button onClick={() => void backUp()}>{text.settings.backup}</Button>
        {info === undefined ? null : (
          <div className="settings-about">
            <p>
              {text.settings.profile}: <span className="path">{info.profile}</span>
            </p>
            <p>{text.settings.about(info.version, info.runtime)}</p>
          </div>
        )}
      </div>
    </Popover>
  );
}
