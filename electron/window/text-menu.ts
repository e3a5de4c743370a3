import type { BrowserWindow, ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { Menu } from 'electron';
import type { Spelling } from '../spelling/spelling.ts';

/** A menu does not wait longer for suggestions, milliseconds. */
const patience = 400;
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Gives text fields, and selected words anywhere, the menu that the system's own programs have. */
export function offerTextMenu(window: BrowserWindow, spelling: Spelling): void {
  window.webContents.on('context-menu', (_event, params) => {
    void suggestionsFor(params, spelling).then((suggestions) => {
      const template = textMenu(window, params, suggestions, spelling);
      if (template.length > 0 && !window.isDestroyed()) Menu.buildFromTemplate(template).popup({ window });
    });
  });
}

/** The system's checker of a Mac has them ready. */
async function suggestionsFor(params: ContextMenuParams, spelling: Spelling): Promise<string[]> {
  if (!params.isEditable || params.misspelledWord === '') return [];
  if (params.dictionarySuggestions.length > 0) return params.dictionarySuggestions;
  const late = new Promise<string[]>((resolve) => {
    setTimeout(resolve, patience, []);
  });
  return Promise.race([spelling.suggestions(params.misspelledWord), late]);
}

function textMenu(
  window: BrowserWindow,
  { isEditable, editFlags, selectionText, misspelledWord }: ContextMenuParams,
  suggestions: string[],
  spelling: Spelling,
): MenuItemConstructorOptions[] {
  const contents = window.webContents;
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  const add = async (): Promise<void> => {
    if (process.platform === 'darwin') contents.session.addWordToSpellCheckerDictionary(misspelledWord);
    else await spelling.add(misspelledWord);
    // The same word in its place makes the field look at it again.
    contents.replaceMisspelling(misspelledWord);
  };
  const words: MenuItemConstructorOptions[] = [
    ...suggestions.map((word) => ({ label: word, click: () => contents.replaceMisspelling(word) })),
    ...(suggestions.length === 0 ? [{ label: 'No suggestions', enabled: false }] : []),
    { label: 'Add to dictionary', click: () => void add() },
    separator,
  ];
  return [
    ...(misspelledWord === '' ? [] : words),
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    separator,
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
