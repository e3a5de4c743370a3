import type { Locator, Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import type { ContributionKind, PromiseState } from '../../../shared/model/giving.ts';
import { conversationOf } from './conversation.ts';

/** What people gave and got in the open conversation: marks, hints, forms, cards. */
export function givingOf(window: Page) {
  const { pane } = conversationOf(window);
  return {
    message: (id: number) => pane.locator(`#message-${id}`),
    /** Puts the cursor of the conversation on a message. */
    async focus(id: number) {
      await pane.locator(`#message-${id}`).evaluate((message) => message.focus());
    },
    /** Selects words in a message's plain text. */
    async select(id: number, words: string) {
      await pane.locator(`#message-${id} .message-part`).evaluateAll((parts, wanted) => {
        for (const part of parts) {
          const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const at = node.textContent!.indexOf(wanted);
            if (at === -1) continue;
            document.getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
            return;
          }
        }
      }, words);
    },
    picker: window.getByRole('dialog', { name: text.giving.mark }),
    chip: (within: Locator, kind: ContributionKind) =>
      within.getByRole('list', { name: text.giving.given }).getByText(text.giving.kind[kind], { exact: true }),
    marked: pane.locator('.given-mark'),
    hint: pane.locator('.hint-line'),
    thanks: pane.getByRole('form', { name: text.giving.creditForm }),
    question: pane.getByRole('region', { name: text.giving.askTitle }),
    promise: pane.getByRole('form', { name: text.giving.promiseForm }),
    credit: pane.getByRole('complementary', { name: text.giving.thankedLabel }),
    promised: (state: PromiseState) =>
      pane.getByRole('complementary', { name: text.giving.promiseLabel[state], exact: true }),
    between: window.getByRole('region', { name: text.giving.between }),
    lookAgain: pane.locator('.look-again'),
  };
}

/** The two lists of the ledger in the people view, and its export. */
export function ledgerOf(window: Page) {
  const page = window.getByRole('main').filter({ has: window.locator('.ledger') });
  return {
    owed: window.locator('#owed-list').getByRole('option'),
    tab: (tab: 'owed' | 'credited') => window.getByRole('tab', { name: text.people.tab[tab], exact: true }),
    thank: page.getByRole('button', { name: new RegExp(`^${text.giving.thankFor}`) }),
    credit: page.getByRole('complementary', { name: text.giving.thankedLabel }),
    export: window.getByRole('button', { name: text.giving.export }),
    dialog: window.getByRole('dialog', { name: text.giving.export }),
  };
}
