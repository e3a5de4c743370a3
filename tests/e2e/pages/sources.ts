import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';

/** The places that are listened to, the dialog that adds a feed, and what came of imports. */
export function sourcesOf(window: Page) {
  const main = window.getByRole('main', { name: text.sources.heading });
  const feed = window.getByRole('dialog', { name: text.sources.addFeedTitle });
  return {
    main,
    card: (name: string) => main.locator('.source-card').filter({ hasText: name }),
    importFiles: main.getByRole('button', { name: text.sources.importFiles }),
    addFeed: main.getByRole('button', { name: text.sources.addFeed }),
    check: (name: string) => main.getByRole('button', { name: text.sources.checkOne(name) }),
    recent: main.getByRole('region', { name: text.sources.recent }),
    feed: {
      dialog: feed,
      address: feed.getByLabel(text.sources.address),
      add: feed.getByRole('button', { name: text.sources.add }),
      allow: feed.getByRole('button', { name: text.sources.allowHost }),
      problem: feed.getByRole('alert'),
    },
    result: (label: string) => window.getByRole('dialog', { name: text.jobs.resultTitle(label) }),
  };
}

/** A count of an import's result, by its name. */
export function countIn(
  result: ReturnType<ReturnType<typeof sourcesOf>['result']>,
  name: keyof typeof text.jobs.counts,
) {
  return result.locator('dt', { hasText: text.jobs.counts[name] }).locator('xpath=following-sibling::dd');
}
