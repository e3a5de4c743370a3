import type { Locator, Page } from '@playwright/test';
import { text } from '../../../renderer/src/text.ts';
import type { PeopleTab } from '../../../renderer/src/stores/navigation.ts';

/** The people view: tabs, list, profile, suggestions and their dialogs. */
export function peopleOf(window: Page) {
  const profile = window.getByRole('main', { name: text.people.profile });
  const dialog = (name: string | RegExp): Locator => window.getByRole('dialog', { name });
  return {
    tab: (tab: PeopleTab) => window.getByRole('tab', { name: text.people.tab[tab], exact: true }),
    filter: window.getByRole('searchbox', { name: text.people.filter }),
    rows: window.locator('#people-list').getByRole('option'),
    row: (name: string) => window.locator('#people-list').getByRole('option').filter({ hasText: name }),
    profile,
    heading: (name: string) => profile.getByRole('heading', { level: 1, name, exact: true }),
    join: profile.getByRole('button', { name: text.people.join }),
    split: profile.getByRole('button', { name: text.people.split, exact: true }),
    more: profile.getByRole('button', { name: text.people.actions }),
    identities: profile.locator('.profile-side .identities li'),
    suggestions: window.getByRole('list', { name: text.people.joining.list }).locator('> li'),
    dialog,
    joinDialog: dialog(/^Join with/),
    splitDialog: dialog(/^Split/),
    affiliations: {
      add: profile.getByRole('button', { name: text.people.addAffiliation }),
      dialog: dialog(text.people.addAffiliation),
    },
    consent: {
      add: profile.getByRole('button', { name: text.people.recordConsent }),
      dialog: dialog(text.people.recordConsent),
    },
  };
}
