import {
  Code,
  Heading1,
  Heading2,
  Heading3,
  List,
  ListOrdered,
  Minus,
  TextQuote,
  Type,
  type LucideIcon,
} from 'lucide-react';
import type { Command } from 'prosemirror-state';
import { text } from '../../text.ts';
import type { Insertion } from './insertion.ts';
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
  insertion('rule', Minus, ruleBelow),
];

function insertion(key: keyof typeof text.reportEditor.insertions, icon: LucideIcon, command: Command): Insertion {
  const [words, hint, keywords] = text.reportEditor.insertions[key];
  return { key, words, hint, keywords, icon, run: ({ page }) => void page.run(command) };
}
