import { practices } from './practice.ts';

/** Fields that take one of a few words. */
export const fixedChoices = {
  is: [
    'open',
    'done',
    'snoozed',
    'unread',
    'unanswered',
    'pinned',
    'muted',
    // Begun by a first-time voice, by somebody we owe, by a known helper.
    'first-time',
    'owed',
    'helper',
  ],
  // `consent`: whoever wrote it agreed to be quoted, or said how they want to be named.
  has: ['link', 'attachment', 'quote', 'note', 'consent'],
  practice: practices,
} as const;

/** Fields that name something by its name, whatever its case, `source`, `label` and `change` also by number such as `#12`; `*` stands for any in label, change and assigned. */
export const nameFields = ['source', 'label', 'change', 'assigned', 'person'] as const;
export type NameField = (typeof nameFields)[number];

/** Every field of the search grammar, as completion lists them. */
export const searchFields = [
  'from',
  'person',
  'source',
  'label',
  'change',
  'assigned',
  'lang',
  'practice',
  'has',
  'is',
  'before',
  'after',
] as const;
export type SearchField = (typeof searchFields)[number];
