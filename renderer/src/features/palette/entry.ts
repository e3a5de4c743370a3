import type { CommandName } from '../../commands.ts';
import type { PaletteStep } from '../../stores/palette.ts';

export const paletteGroups = [
  'recent',
  'command',
  'view',
  'saved',
  'label',
  'source',
  'person',
  'change',
  'report',
  'note',
  'conversation',
  'choice',
  'search',
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** One line of the palette. */
export interface PaletteEntry {
  /** The same thing has the same key, at every time. */
  key: string;
  group: Exclude<PaletteGroup, 'recent'>;
  title: string;
  /** Other words that find it. */
  also?: string;
  /** Stands beside the title and finds nothing. */
  detail?: string;
  /** The command whose key is shown. */
  command?: CommandName;
  run(): void;
  /** Opens it in a window of its own. */
  beside?(): void;
  /** Goes on inside the palette in place of closing it. */
  step?: PaletteStep;
  /** Only found by typing: there are too many of its kind to list. */
  typedOnly?: true;
}
