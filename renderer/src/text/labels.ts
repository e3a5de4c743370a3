import { countOf } from './count.ts';

export const labelsText = {
  title: 'Labels',
  lead: 'A label gathers conversations across all sources. Press L on a conversation to put one on.',
  list: 'Labels',
  make: 'New label',
  makeField: 'Name of the new label',
  add: 'Add label',
  nameField: (name: string) => `Name of the label ${name}`,
  colour: 'Colour',
  save: 'Save',
  edit: 'Change',
  editOf: (name: string) => `Change the label ${name}`,
  delete: 'Delete',
  deleteOf: (name: string) => `Delete the label ${name}`,
  bears: (open: number, all: number) =>
    all === 0 ? 'on no conversation' : `${countOf(all, 'conversation')}${open > 0 ? `, ${open} open` : ''}`,
  show: (name: string) => `Show the conversations labelled ${name}`,
  deleteAsk: (name: string, count: number) =>
    count === 0
      ? `Delete “${name}”? No conversation bears it.`
      : `Delete “${name}”? It is taken off ${countOf(count, 'conversation')}. This can be undone.`,
  keep: 'Keep it',
  made: (name: string) => `Label “${name}” is made`,
  changed: (name: string) => `Label “${name}” is changed`,
  deleted: (name: string) => `Label “${name}” is deleted`,
  failed: 'The labels could not be read',
  none: 'No labels yet',
};
