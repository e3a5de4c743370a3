import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Preferences {
  /** Show the formatted part of a message first, where it has one. */
  formatted: boolean;
  /** Single-letter shortcuts. */
  letters: boolean;
  setFormatted(formatted: boolean): void;
  setLetters(letters: boolean): void;
}

/** How this window likes to show things; kept by the window itself, since nothing depends on it but the screen. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      formatted: false,
      letters: true,
      setFormatted: (formatted) => set({ formatted }),
      setLetters: (letters) => set({ letters }),
    }),
    { name: 'preferences' },
  ),
);
