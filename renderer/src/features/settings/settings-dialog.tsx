import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import { englishes, type DesktopState } from '../../../../shared/model/desktop.ts';
import { backUp, setDesktop } from '../../actions/desktop.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { text } from '../../text.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { Setting, Switch } from './parts.tsx';

/** A part of the settings that another feature draws. */
export interface SettingsSection {
  id: string;
  title: string;
  content: ReactNode;
}

interface SettingsDialogProps {
  /** Which section stands open first. */
  section: string;
  /** Below the sections about the program and above what it says about itself. */
  more: SettingsSection[];
  onClose: () => void;
}

/** Everything that can be set, in sections. */
export function SettingsDialog({ section, more, onClose }: SettingsDialogProps) {
  const desktop = useQuery(queries.desktop()).data;
  const [chosen, setChosen] = useState(section);
  const waiting = <LoadingState />;
  const sections: SettingsSection[] = [
    { id: 'appearance', title: text.settings.section.appearance, content: <AppearanceSection /> },
    {
      id: 'inbox',
      title: text.settings.section.inbox,
      content: desktop ? <InboxSection desktop={desktop} /> : waiting,
    },
    {
      id: 'notifications',
      title: text.settings.section.notifications,
      content: desktop ? <NotificationsSection desktop={desktop} /> : waiting,
    },
    {
      id: 'desktop',
      title: text.settings.section.desktop,
      content: desktop ? <DesktopSection desktop={desktop} /> : waiting,
    },
    {
      id: 'writing',
      title: text.settings.section.writing,
      content: desktop ? <WritingSection desktop={desktop} /> : waiting,
    },
    ...more,
    { id: 'about', title: text.settings.section.about, content: <AboutSection /> },
  ];
  const shown = sections.find(({ id }) => id === chosen) ?? sections[0]!;
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const index = sections.indexOf(shown);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: sections.length - 1,
    };
    const next = sections[((steps[event.key] ?? NaN) + sections.length) % sections.length];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next.id}"]`)?.focus();
  };
  return (
    <Dialog wide title={text.settings.title} onClose={onClose}>
      <div className="settings">
        <div
          className="settings-sections"
          role="tablist"
          aria-orientation="vertical"
          aria-label={text.settings.sections}
          onKeyDown={move}
        >
          {sections.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`settings-tab-${id}`}
              data-section={id}
              data-autofocus={id === shown.id ? '' : undefined}
              aria-selected={id === shown.id}
              aria-controls="settings-panel"
              tabIndex={id === shown.id ? 0 : -1}
              onClick={() => setChosen(id)}
            >
              {title}
            </button>
          ))}
        </div>
        <div
          key={shown.id}
          id="settings-panel"
          className="settings-panel"
          role="tabpanel"
          tabIndex={0}
          aria-labelledby={`settings-tab-${shown.id}`}
        >
          {shown.content}
        </div>
      </div>
    </Dialog>
  );
}

function InboxSection({ desktop }: { desktop: DesktopState }) {
  const { formatted, setFormatted } = usePreferences();
  return (
    <>
      <Switch
        label={text.settings.reopen}
        hint={text.settings.reopenHint}
        checked={desktop.settings.reopen}
        onChange={(reopen) => void setDesktop({ reopen })}
      />
      <Switch
        label={text.settings.formatted}
        hint={text.settings.formattedHint}
        checked={formatted}
        onChange={setFormatted}
      />
    </>
  );
}

function WritingSection({ desktop }: { desktop: DesktopState }) {
  const mac = navigator.userAgent.includes('Macintosh');
  return (
    <>
      <Switch
        label={text.settings.spelling}
        hint={mac ? text.settings.spellingSystem : text.settings.spellingHint}
        checked={desktop.settings.spelling}
        onChange={(spelling) => void setDesktop({ spelling })}
      />
      {mac ? null : (
        <Setting label={text.settings.english}>
          <div className="segmented" role="radiogroup" aria-label={text.settings.english}>
            {englishes.map((english) => (
              <label key={english} className="segment">
                <input
                  type="radio"
                  name="english"
                  value={english}
                  checked={desktop.settings.english === english}
                  disabled={!desktop.settings.spelling}
                  onChange={() => void setDesktop({ english })}
                />
                <span>{text.settings.englishes[english]}</span>
              </label>
            ))}
          </div>
        </Setting>
      )}
      {desktop.ownWords === 0 ? null : <p className="quiet">{text.settings.ownWords(desktop.ownWords)}</p>}
    </>
  );
}

function AboutSection() {
  const info = useQuery(queries.info()).data;
  return (
    <>
      <Setting label={text.settings.backupTitle} hint={<p>{text.settings.backupHint}</p>}>
        <Button onClick={() => void backUp()}>{text.settings.backup}</Button>
      </Setting>
      {info === undefined ? null : (
        <dl className="settings-about">
          <dt>{text.settings.profile}</dt>
          <dd className="path">{info.profile}</dd>
          <dt>{text.settings.version}</dt>
          <dd>{text.settings.about(info.version, info.runtime)}</dd>
        </dl>
      )}
      <p className="quiet">{text.settings.licence}</p>
    </>
  );
}
