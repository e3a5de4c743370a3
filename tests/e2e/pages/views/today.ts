import { expect } from '@playwright/test';
import { frameOf } from '../frame.ts';
import { todayOf } from '../today.ts';
import type { ShownView } from './shown-view.ts';

/** Today, and what is held in suspension. */
export const todayViews: ShownView[] = [
  {
    name: 'today',
    async open(window) {
      await frameOf(window).view('today').click();
      await expect(todayOf(window).section('waiting')).toBeVisible();
    },
  },
  {
    name: 'held in suspension',
    async open(window) {
      await todayOf(window).tab('held').click();
      await expect(todayOf(window).held('Only one site is affected.')).toBeVisible();
    },
    async close(window) {
      await todayOf(window).tab('today').click();
    },
  },
];
