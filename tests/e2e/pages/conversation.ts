import type { Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import { inboxOf } from './inbox.ts';

/** The open conversation: its messages, what we wrote about it, and what opens above it. */
export function conversationOf(window: Page) {
  const { pane } = inboxOf(window);
  const message = (words: string) => pane.getByRole('article').filter({ hasText: words });
  return {
    pane,
    facts: pane.locator('.conversation-facts'),
    collapsed: pane.locator('.message-collapsed'),
    message,
    allMessages: pane.getByRole('article'),
    showAll: (count: number) => pane.getByRole('button', { name: text.conversation.showRead(count) }),
    /** Opens the menu of the message with these words and takes an item of it. */
    async take(words: string, item: string) {
      await message(words).locator('.message-tools [aria-haspopup=menu]').click();
      await window.getByRole('menuitem', { name: item }).click();
    },
    source: window.getByRole('dialog', { name: text.conversation.rawSource }),
    link: window.getByRole('dialog', { name: text.conversation.link }),
    handOn: window.getByRole('dialog', { name: text.conversation.handOnTitle }),
    assumption: pane.getByRole('complementary', { name: text.assumptions.heldLabel }),
    settled: pane.getByRole('complementary', { name: text.assumptions.settledLabel }),
    form: pane.getByRole('form', { name: text.assumptions.form }),
    placedNote: pane.getByRole('complementary', { name: text.notes.ours }),
    arrival: pane.locator('.arrival'),
  };
}
