import { expect } from '@playwright/test';
import { text } from '../../../../renderer/src/text.ts';
import { changesOf } from '../changes.ts';
import { frameOf } from '../frame.ts';
import { escape, type ShownView } from './shown-view.ts';

/** Changes, as a board, as a list, and one of them. */
export const changesViews: ShownView[] = [
  {
    name: 'board of changes',
    async open(window) {
      await frameOf(window).view('changes').click();
      await expect(changesOf(window).card('What has shipped of it')).toBeVisible();
    },
  },
  {
    name: 'list of changes',
    async open(window) {
      await changesOf(window).tab('list').click();
      await expect(changesOf(window).list).toContainText('What has shipped of it');
    },
    async close(window) {
      await changesOf(window).tab('board').click();
    },
  },
  {
    name: 'a change to tell of',
    async open(window) {
      await frameOf(window).view('changes').click();
      await changesOf(window).card('What has shipped of it').click();
      await expect(changesOf(window).telling.getByRole('textbox').first()).toBeVisible();
    },
  },
  {
    name: 'declining a change',
    async open(window) {
      await changesOf(window).move.click();
      await changesOf(window).item(text.changes.moveTo('declined')).click();
      await expect(changesOf(window).words).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'splitting a change',
    async open(window) {
      await window.getByRole('button', { name: text.changes.actions('What has shipped of it') }).click();
      await changesOf(window).item(text.changes.splitTitle).click();
      await expect(changesOf(window).dialog).toBeVisible();
    },
    async close(window) {
      await escape(window);
      await changesOf(window).back.click();
    },
  },
];
