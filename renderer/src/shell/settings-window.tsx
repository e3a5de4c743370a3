import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import type { SettingsSection } from '../features/settings/settings-dialog.tsx';
import { LabelsSection } from '../features/labels/labels-section.tsx';
import { RulesSection } from '../features/rules/rules-section.tsx';
import { KeyboardSection } from '../features/settings/keyboard-section.tsx';
import { showDialog } from '../stores/panels.ts';
import { text } from '../text.ts';

/** The settings with the sections of other features: one line each. */
export default function SettingsWindow({ section }: { section: string }) {
  const more: SettingsSection[] = [
    { id: 'labels', title: text.labels.title, content: <LabelsSection /> },
    { id: 'rules', title: text.rules.title, content: <RulesSection /> },
    { id: 'keyboard', title: text.settings.section.keyboard, content: <KeyboardSection /> },
  ];
  return <SettingsDialog section={section} more={more} onClose={() => showDialog(null)} />;
}
