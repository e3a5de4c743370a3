import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** The view of what needs us now, and the board of what is held in suspension. */
export function todayOf(window: Page) {
  const page = window.getByRole('main', { name: text.frame.views.today });
  return {
    page,
    tab: (name: keyof typeof text.today.tab) => page.getByRole('tab', { name: text.today.tab[name] }),
    section: (name: keyof typeof text.today.section) => page.getByRole('region', { name: text.today.section[name] }),
    board: page.getByRole('region', { name: text.assumptions.board }),
    boardTab: (name: keyof typeof text.assumptions.boardTab) =>
      page.getByRole('tab', { name: text.assumptions.boardTab[name], exact: true }),
    held: (sentence: string) => page.getByRole('listitem').filter({ hasText: sentence }),
  };
}
