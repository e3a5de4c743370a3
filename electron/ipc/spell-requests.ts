import type { BrowserWindow } from 'electron';
import { ipcMain } from 'electron';
import type { SettingsStore } from '../settings.ts';
import type { Spelling } from '../spelling/spelling.ts';
import { askedWords } from '../spelling/words.ts';
import { spellChannel } from './channels.ts';
import { isFromMainFrame } from './router.ts';

/** Tells the text fields of our windows which of their words are wrong; none while spelling is switched off. */
export function answerSpelling(context: {
  spelling: Spelling;
  settings: SettingsStore;
  windows: () => BrowserWindow[];
}): void {
  const { spelling, settings, windows } = context;
  ipcMain.handle(spellChannel, (event, words: unknown): Promise<string[]> | string[] =>
    isFromMainFrame(event, windows()) && settings.current().spelling ? spelling.wrong(askedWords(words)) : [],
  );
}
