import {
  Code,
  Heading1,
  Heading2,
  Heading3,
  Image,
  List,
  ListOrdered,
  Minus,
  Table2,
  TextQuote,
  Type,
  type LucideIcon,
} from 'lucide-react';
import type { Command } from 'prosemirror-state';
import { text } from '../../text.ts';
import type { Insertion } from './insertion.ts';
import { tableBelow } from './table-commands.ts';
import { choosePicture } from './take-pictures.ts';
import { asCode, asHeading, asList, asText, inQuote, ruleBelow } from './text-commands.ts';

/** Kinds of text: the block that the caret stands in becomes one. */
export const textInsertions: Insertion[] = [
  insertion('text', Type, asText),
  insertion('heading1', Heading1, asHeading(1)),
  insertion('heading2', Heading2, asHeading(2)),
  insertion('heading3', Heading3, asHeading(3)),
  insertion('bullets', List, asList('bullet_list')),
  insertion('numbers', ListOrdered, asList('ordered_list')),
  insertion('quote', TextQuote, inQuote),
  insertion('code', Code, asCode),
  insertion('table', Table2, tableBelow),
  { ...described('picture'), icon: Image, run: choosePicture },
  insertion('rule', Minus, ruleBelow),
];

function described(
  key: keyof typeof text.reportEditor.insertions,
): Pick<Insertion, 'key' | 'words' | 'hint' | 'keywords'> {
  const [words, hint, keywords] = text.reportEditor.insertions[key];
  return { key, words, hint, keywords };
}

function insertion(key: keyof typeof text.reportEditor.insertions, icon: LucideIcon, command: Command): Insertion {
  return { ...described(key), icon, run: ({ page }) => void page.run(command) };
}
