/** What one window shows: everything, one conversation, one report, or a field for a quick note. */
export type WindowPage =
  { type: 'main' } | { type: 'conversation'; id: number } | { type: 'report'; id: number } | { type: 'quick-note' };

/** A place with a window of its own. */
export type BesidePage = Extract<WindowPage, { id: number }>;

const forms: [RegExp, (id: number) => WindowPage][] = [
  [/^\?window=conversation&id=([1-9][0-9]{0,15})$/, (id) => ({ type: 'conversation', id })],
  [/^\?window=report&id=([1-9][0-9]{0,15})$/, (id) => ({ type: 'report', id })],
  [/^\?window=quick-note$/, () => ({ type: 'quick-note' })],
];

/** The part of the page's address, with its `?`, that says what the window shows; empty for the main window. */
export function searchOfPage(page: WindowPage): string {
  if (page.type === 'main') return '';
  return 'id' in page ? `?window=${page.type}&id=${page.id}` : `?window=${page.type}`;
}

/** What the window shows; anything but the exact forms is the main window. */
export function pageOfSearch(search: string): WindowPage {
  for (const [form, page] of forms) {
    const found = form.exec(search);
    const id = Number(found?.[1] ?? 0);
    if (found !== null && Number.isSafeInteger(id)) return page(id);
  }
  return { type: 'main' };
}
