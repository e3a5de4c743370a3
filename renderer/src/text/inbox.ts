import { countOf, formatNumber } from './count.ts';

export const inboxText = {
  list: 'Conversations',
  tabs: 'Which conversations',
  tab: { open: 'Open', snoozed: 'Snoozed', done: 'Done', all: 'All' },
  tabCount: (count: number) => formatNumber(count),
  unread: 'Unread',
  messages: (count: number) => countOf(count, 'message'),
  practices: { listening: 'listening', suspending: 'suspending', respecting: 'respecting', voicing: 'voicing' },
  practiceMarks: (names: string[]) => (names.length === 0 ? 'no practice yet' : `practices: ${names.join(', ')}`),
  snoozedUntil: (time: string) => `until ${time}`,
  untitled: 'Without a subject',
  nobody: 'Somebody',
  empty: {
    open: ['Nothing is open', 'Everything here is done or snoozed. New messages open their conversation again.'],
    snoozed: ['Nothing is snoozed', 'Press H on a conversation to put it away until a time that suits you.'],
    done: ['Nothing is done yet', 'Press E on a conversation when there is nothing more to do.'],
    all: ['No conversations yet', 'Import a mailbox or an archive, or add a feed.'],
  },
  emptySource: (name: string) => `Only “${name}” is shown.`,
  showAllSources: 'Show all sources',
  import: 'Import',
  failed: 'The list could not be read',
};
