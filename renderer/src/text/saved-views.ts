export const savedViewsText = {
  heading: 'Saved views',
  save: 'Save the view',
  saved: (name: string) => `“${name}” is saved as a view`,
  changed: (name: string) => `The view “${name}” is changed`,
  renamed: (name: string) => `The view is called “${name}” now`,
  delete: 'Delete the view',
  deleted: (name: string) => `The view “${name}” is deleted`,
  moved: (name: string, place: number, all: number) => `“${name}” is view ${place} of ${all} now`,
  move: 'Move the view',
};
