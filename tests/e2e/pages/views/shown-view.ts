import type { Page } from '@playwright/test';

export interface ShownView {
  name: string;
  /** Goes there from the inbox, and waits until it is drawn. */
  open(window: Page): Promise<void>;
  /** Goes back to the inbox, where something floats above it. */
  close?(window: Page): Promise<void>;
}

export const escape = (window: Page): Promise<void> => window.keyboard.press('Escape');
