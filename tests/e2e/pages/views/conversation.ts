import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { conversationOf } from '../conversation.ts';
import { givingOf } from '../giving.ts';
import { inboxOf } from '../inbox.ts';
import { escape, type ShownView } from './shown-view.ts';

/** One conversation, and what is written into it. */
export const conversationViews: ShownView[] = [
  {
    name: 'assumption form',
    async open(window) {
      await window.keyboard.press('a');
      await expect(conversationOf(window).form.getByRole('textbox').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'what somebody gave',
    async open(window) {
      await window.keyboard.press('v');
      await expect(givingOf(window).picker.getByRole('combobox')).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'thanks, with the question before naming',
    async open(window) {
      await window.keyboard.press('t');
      await expect(givingOf(window).question.getByRole('textbox')).not.toBeEmpty();
      await expect(givingOf(window).credit.first()).toBeVisible();
      await expect(givingOf(window).promised('open')).toBeVisible();
    },
    async close(window) {
      await givingOf(window).thanks.getByRole('button', { name: text.frame.cancel }).click();
    },
  },
  {
    name: 'promise form',
    async open(window) {
      await window.keyboard.press('p');
      await expect(givingOf(window).promise.getByRole('textbox').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'menu of a message',
    async open(window) {
      await conversationOf(window).allMessages.first().locator('.message-tools [aria-haspopup=menu]').click();
      await expect(window.getByRole('menuitem', { name: text.conversation.rawSource })).toBeVisible();
    },
  },
  {
    name: 'raw source',
    async open(window) {
      await window.getByRole('menuitem', { name: text.conversation.rawSource }).click();
      await conversationOf(window).source.locator('input').fill('row');
      await expect(conversationOf(window).source.locator('mark').first()).toBeVisible();
    },
    async close(window) {
      await conversationOf(window).source.getByRole('button', { name: text.frame.close }).click();
    },
  },
  {
    name: 'also raised in',
    async open(window) {
      await window.keyboard.press('Shift+L');
      await expect(conversationOf(window).link.getByRole('searchbox')).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'hand on',
    async open(window) {
      await window.keyboard.press('Control+e');
      await expect(conversationOf(window).handOn.getByRole('radio').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'read messages on one line each',
    async open(window) {
      await inboxOf(window).rows.first().click();
      await window.keyboard.press('o');
      await expect(conversationOf(window).collapsed.first()).toBeVisible();
    },
  },
];
