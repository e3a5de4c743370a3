import { countOf } from './count.ts';

export const searchText = {
  label: 'Search everything you have heard',
  placeholder: 'Search everything you have heard',
  clear: 'Clear search',
  results: 'Search results',
  total: (total: number) => countOf(total, 'hit'),
  counting: 'Searching',
  types: 'What to find',
  all: 'All',
  type: { message: 'Messages', person: 'People', note: 'Notes', report: 'Reports', change: 'Changes' },
  typeOne: { message: 'Message', person: 'Person', note: 'Note', report: 'Report', change: 'Change' },
  sort: 'Order',
  newest: 'Newest',
  best: 'Best',
  none: 'Nothing found',
  noneHint: 'Try fewer words, or the beginning of a word with a star: export*',
  failed: 'The search did not work',
  hints: [
    ['export zip', 'both words'],
    ['“missing from the zip”', 'these words in this order'],
    ['expor*', 'words that begin so'],
    ['-draft', 'without this word'],
    ['from:name', 'said by a person'],
  ],
};
