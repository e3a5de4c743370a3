import { useQuery } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import type { Theme } from '../../../../shared/ipc/app.ts';
import { zoomStep } from '../../../../shared/model/desktop.ts';
import { setDesktop, setTheme } from '../../actions/desktop.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { Setting } from './parts.tsx';

const themes: Theme[] = ['system', 'light', 'dark'];

export function AppearanceSection() {
  const info = useQuery(queries.info()).data;
  const zoom = useQuery(queries.desktop()).data?.settings.zoom ?? 1;
  return (
    <>
      <Setting label={text.settings.theme}>
        <div className="segmented" role="radiogroup" aria-label={text.settings.theme}>
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
      </Setting>
      <Setting label={text.settings.zoom} hint={<p>{text.settings.zoomHint}</p>}>
        <div className="zoom-field">
          {zoom === 1 ? null : (
            <Button look="quiet" onClick={() => void setDesktop({ zoom: 1 })}>
              {text.settings.normalSize}
            </Button>
          )}
          <IconButton label={text.settings.smaller} onClick={() => void setDesktop({ zoom: zoomStep(zoom, -1) })}>
            <Minus size={15} />
          </IconButton>
          <output aria-live="polite">{text.settings.percent(zoom)}</output>
          <IconButton label={text.settings.larger} onClick={() => void setDesktop({ zoom: zoomStep(zoom, 1) })}>
            <Plus size={15} />
          </IconButton>
        </div>
      </Setting>
    </>
  );
}
