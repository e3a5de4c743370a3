/** In the order in which they are listed. */
export const commandGroups = ['move', 'conversation', 'list', 'go', 'window', 'report'] as const;
export type CommandGroup = (typeof commandGroups)[number];

interface Command {
  group: CommandGroup;
  /** Keys from the start, as `key-stroke.ts` writes them; each of them can be changed. */
  keys: readonly string[];
  /** Acts also while somebody types; only keys with Ctrl, Cmd or Alt do that. */
  typing?: true;
  /** Its keys stay as they are: without them one could not get out of things. */
  fixed?: true;
  /** Opens a field that takes the focus: what is typed right behind the key belongs there. */
  field?: true;
}

/**
 * Everything that a key, a menu or the palette can ask for; the one list of all keys. The names stand in the window's
 * texts. `report` commands act while a report is written and nowhere else.
 */
const list = {
  next: { group: 'move', keys: ['j', 'ArrowDown'] },
  previous: { group: 'move', keys: ['k', 'ArrowUp'] },
  open: { group: 'move', keys: ['Enter'], fixed: true },
  close: { group: 'move', keys: ['Escape'], fixed: true },
  'first-unread': { group: 'move', keys: ['f'] },
  'next-message': { group: 'move', keys: [']'] },
  'previous-message': { group: 'move', keys: ['['] },
  'collapse-read': { group: 'move', keys: ['o'] },

  done: { group: 'conversation', keys: ['e'] },
  snooze: { group: 'conversation', keys: ['h'], field: true },
  unread: { group: 'conversation', keys: ['u'] },
  pin: { group: 'conversation', keys: ['s'] },
  mute: { group: 'conversation', keys: ['m'] },
  label: { group: 'conversation', keys: ['l'], field: true },
  assign: { group: 'conversation', keys: ['i'], field: true },
  remind: { group: 'conversation', keys: ['b'], field: true },
  change: { group: 'conversation', keys: ['c'], field: true },
  assumption: { group: 'conversation', keys: ['a'], field: true },
  quote: { group: 'conversation', keys: ['q'] },
  contribution: { group: 'conversation', keys: ['v'], field: true },
  'confirm-hint': { group: 'conversation', keys: ['d'] },
  'dismiss-hint': { group: 'conversation', keys: ['w'] },
  thank: { group: 'conversation', keys: ['t'], field: true },
  promise: { group: 'conversation', keys: ['p'], field: true },
  note: { group: 'conversation', keys: ['n'], field: true },
  merge: { group: 'conversation', keys: ['M'] },
  'link-conversation': { group: 'conversation', keys: ['L'], field: true },
  'hand-on': { group: 'conversation', keys: ['Mod+e'] },
  'open-beside': { group: 'conversation', keys: ['Mod+Shift+o'], typing: true },
  'copy-link': { group: 'conversation', keys: ['Mod+Shift+l'], typing: true },
  'raw-source': { group: 'conversation', keys: [] },

  select: { group: 'list', keys: ['x'] },
  'extend-next': { group: 'list', keys: ['J', 'Shift+ArrowDown'] },
  'extend-previous': { group: 'list', keys: ['K', 'Shift+ArrowUp'] },
  menu: { group: 'list', keys: ['Shift+F10', 'ContextMenu'] },
  'keep-apart': { group: 'list', keys: ['X'] },
  'select-all': { group: 'list', keys: ['Mod+a'] },
  'manage-labels': { group: 'list', keys: [] },
  'manage-rules': { group: 'list', keys: [] },

  'go-today': { group: 'go', keys: ['g t', 'Mod+1'], typing: true },
  'go-inbox': { group: 'go', keys: ['g i', 'Mod+2'], typing: true },
  'go-people': { group: 'go', keys: ['g p', 'Mod+3'], typing: true },
  'go-changes': { group: 'go', keys: ['g c', 'Mod+4'], typing: true },
  'go-reports': { group: 'go', keys: ['g r', 'Mod+5'], typing: true },
  'go-notes': { group: 'go', keys: ['g n', 'Mod+6'], typing: true },
  'go-sources': { group: 'go', keys: ['g s', 'Mod+7'], typing: true },

  palette: { group: 'window', keys: ['Mod+k'], typing: true, field: true },
  search: { group: 'window', keys: ['/', 'Mod+f'], typing: true, field: true },
  'save-search': { group: 'window', keys: [], field: true },
  'rule-from-search': { group: 'window', keys: [] },
  undo: { group: 'window', keys: ['z'] },
  redo: { group: 'window', keys: ['Z'] },
  history: { group: 'window', keys: ['y'] },
  'new-note': { group: 'window', keys: ['Mod+Shift+n'], typing: true, field: true },
  'publish-report': { group: 'window', keys: ['Mod+Shift+e'], typing: true, field: true },
  'new-report': { group: 'window', keys: [] },
  import: { group: 'window', keys: ['Mod+o'], typing: true },
  'import-folder': { group: 'window', keys: [] },
  'add-feed': { group: 'window', keys: [], field: true },
  'back-up': { group: 'window', keys: [] },
  settings: { group: 'window', keys: ['Mod+,'], typing: true },
  about: { group: 'window', keys: [] },
  help: { group: 'window', keys: ['?', 'F1'] },

  'block-up': { group: 'report', keys: ['Alt+ArrowUp'] },
  'block-down': { group: 'report', keys: ['Alt+ArrowDown'] },
  'block-below': { group: 'report', keys: ['Mod+Enter'] },
  'report-preview': { group: 'report', keys: ['Mod+Shift+p'] },
  'report-export': { group: 'report', keys: ['Mod+Shift+s'] },
  'report-undo': { group: 'report', keys: ['Mod+z'] },
  'report-redo': { group: 'report', keys: ['Mod+Shift+z', 'Mod+y'] },
  'report-strong': { group: 'report', keys: ['Mod+b'] },
  'report-em': { group: 'report', keys: ['Mod+i'] },
  'report-code': { group: 'report', keys: ['Mod+e'] },
  'report-link': { group: 'report', keys: ['Mod+k'] },
  'report-comment': { group: 'report', keys: ['Mod+Alt+m'] },
  'report-find': { group: 'report', keys: ['Mod+f'] },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof list;

export const commands: Record<CommandName, Command> = list;
export const commandNames = Object.keys(list) as CommandName[];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(list, name);
}
