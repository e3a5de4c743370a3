import type { DesktopState } from '../../../../shared/model/desktop.ts';
import { setDesktop } from '../../actions/desktop.ts';
import { text } from '../../text.ts';
import { Switch } from './parts.tsx';
import { ShortcutField } from './shortcut-field.tsx';

const names = ['show', 'quickNote'] as const;

export function DesktopSection({ desktop }: { desktop: DesktopState }) {
  const { settings, unable } = desktop;
  return (
    <>
      <Switch
        label={text.settings.tray}
        hint={text.settings.trayHint}
        unable={unable.tray}
        checked={settings.tray}
        onChange={(tray) => void setDesktop({ tray })}
      />
      <Switch
        label={text.settings.startAtLogin}
        hint={text.settings.startAtLoginHint}
        unable={unable.startAtLogin}
        checked={settings.startAtLogin}
        onChange={(startAtLogin) => void setDesktop({ startAtLogin })}
      />
      <Switch
        label={text.settings.badge}
        unable={unable.badge}
        checked={settings.badge}
        onChange={(badge) => void setDesktop({ badge })}
      />
      <h3>{text.settings.shortcuts}</h3>
      {names.map((name) => (
        <ShortcutField
          key={name}
          label={text.settings.shortcut[name]}
          accelerator={settings.shortcuts[name]}
          state={desktop.shortcuts[name]}
          onChange={(accelerator) => void setDesktop({ shortcuts: { ...settings.shortcuts, [name]: accelerator } })}
        />
      ))}
    </>
  );
}
