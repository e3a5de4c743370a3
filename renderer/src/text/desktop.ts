import type { PlaceType } from '../../../shared/model/place.ts';

const missing: Record<PlaceType, string> = {
  conversation: 'That conversation is not here. The link may come from another inbox.',
  message: 'That message is not here. The link may come from another inbox.',
  person: 'That person is not here. The link may come from another inbox.',
  change: 'That change is not here. The link may come from another inbox.',
  report: 'That report is not here any more.',
  note: 'That note is not here any more.',
  source: 'That source is not here any more.',
  view: 'That saved view is not here any more.',
};

export const desktopText = {
  missing,
  openPlace: 'Opening the link',
  openBeside: 'Open in its own window',
  nothingToOpen: 'Choose a conversation or a report first',
  copyLink: 'Copy link',
  copied: (link: string) => `Copied: ${link}`,
  nothingToCopy: 'Choose something to link to first',
  showInMain: 'Show in the main window',
  besideBar: 'This window',
  besideKind: { conversation: 'Conversation', report: 'Report' },
  reportElsewhere: 'This report is open in its own window',
  reportElsewhereHint: 'It is written in one place at a time.',
  showWindow: 'Show that window',
  quickNote: 'Quick note',
  quickNoteBody: 'Note',
  quickNotePlaceholder: 'What came to mind?',
  quickNoteSave: 'Save note',
  quickNoteHint: 'Ctrl Enter saves. Esc closes and keeps the words',
  quickNoteDraft: 'Kept as a draft. Ctrl Enter saves it',
  quickNoteFailed: 'The note was not saved',
};
