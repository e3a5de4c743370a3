import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Density = 'comfortable' | 'compact';

interface Preferences {
  /** Show the formatted part of a message first, where it has one. */
  formatted: boolean;
  /** Single-letter shortcuts. */
  letters: boolean;
  /** How high the rows of the inbox are. */
  density: Density;
  /** Times in words that somebody keeps for snoozing, such as "friday 14:00". */
  presets: string[];
  /** Names that conversations were assigned to, newest first. */
  assignees: string[];
  /** Sections of the rail that are folded. */
  folded: string[];
  /** Parts beside a report that is written: shown or not. */
  reportOutline: boolean;
  reportDrawer: boolean;
  setFormatted(formatted: boolean): void;
  setLetters(letters: boolean): void;
}

/** How this window likes to show things; kept by the window itself, since nothing depends on it but the screen. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      formatted: false,
      letters: true,
      density: 'comfortable',
      presets: [],
      assignees: [],
      folded: [],
      reportOutline: true,
      reportDrawer: true,
      setFormatted: (formatted) => set({ formatted }),
      setLetters: (letters) => set({ letters }),
    }),
    { name: 'preferences' },
  ),
);

export function setDensity(density: Density): void {
  usePreferences.setState({ density });
}

/** Keeps a time in words, or gives it up when it is kept already. */
export function togglePreset(words: string): void {
  const { presets } = usePreferences.getState();
  usePreferences.setState({
    presets: presets.includes(words) ? presets.filter((one) => one !== words) : [...presets, words].slice(-8),
  });
}

export function rememberAssignee(name: string): void {
  const { assignees } = usePreferences.getState();
  usePreferences.setState({ assignees: [name, ...assignees.filter((one) => one !== name)].slice(0, 20) });
}

export function toggleFolded(section: string): void {
  const { folded } = usePreferences.getState();
  usePreferences.setState({
    folded: folded.includes(section) ? folded.filter((one) => one !== section) : [...folded, section],
  });
}

export function toggleReportOutline(): void {
  usePreferences.setState(({ reportOutline }) => ({ reportOutline: !reportOutline }));
}

/** Without `open` the other way round. */
export function toggleReportDrawer(open?: boolean): void {
  usePreferences.setState(({ reportDrawer }) => ({ reportDrawer: open ?? !reportDrawer }));
}
