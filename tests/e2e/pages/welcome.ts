import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** The first start. */
export function welcomeOf(window: Page) {
  const main = window.getByRole('main', { name: text.welcome.title });
  return {
    main,
    ways: main.getByRole('heading', { level: 2 }),
    files: main.getByRole('button', { name: text.welcome.files }),
    folder: main.getByRole('button', { name: text.welcome.folder }),
    feed: main.getByRole('button', { name: text.sources.addFeed }),
    sample: main.getByRole('button', { name: text.welcome.sample }),
    working: window.getByRole('region', { name: text.welcome.working }),
  };
}
