import { languages } from './languages.ts';
import { fixedChoices, searchFields, type SearchField } from './search-fields.ts';
import { queryTokens } from './search-grammar.ts';

export type CompletionKind =
  'field' | 'value' | 'language' | 'source' | 'label' | 'change' | 'assignee' | 'person' | 'history';

/** One thing that could stand in the query: `insert` replaces what stands from `from` to `to`, UTF-16 code units. */
export interface Completion {
  from: number;
  to: number;
  insert: string;
  label: string;
  /** More about it: what a field is for is said by the window, this is data such as an address. */
  detail: string;
  kind: CompletionKind;
}

/** What is being written at the caret. */
export interface CompletionPlace {
  from: number;
  to: number;
  negated: boolean;
  /** Null where the name of a field, or a word, is begun. */
  field: SearchField | null;
  /** What stands before the caret of it. */
  begun: string;
}

/** The term at the caret, or an empty one where a new one would begin. */
export function completionPlace(text: string, caret: number): CompletionPlace {
  const at = Math.min(Math.max(caret, 0), text.length);
  const token = queryTokens(text).find(({ position, end }) => position < at && at <= end);
  if (!token || at < token.valueAt) return { from: at, to: at, negated: false, field: null, begun: '' };
  const { position, end, negated, field, valueAt, quoted } = token;
  if (field === null && quoted) return { from: at, to: at, negated: false, field: null, begun: '' };
  const begun = text.slice(valueAt, at).replace(/"$/, '');
  return { from: position + (negated ? 1 : 0), to: end, negated, field, begun };
}

/** A value as it must stand behind a field. */
export function fieldValue(field: SearchField, value: string): string {
  const plain = value.replaceAll('"', ' ').trim();
  return `${field}:${/\s/.test(plain) ? `"${plain}"` : plain}`;
}

/** Names of fields that begin so. */
export function fieldCompletions({ from, to, begun }: CompletionPlace): Completion[] {
  const wanted = begun.toLowerCase();
  return searchFields
    .filter((field) => field.startsWith(wanted))
    .map((field) => ({ from, to, insert: `${field}:`, label: `${field}:`, detail: '', kind: 'field' }));
}

/** Values of a field that takes one of a few, or a language. */
export function valueCompletions(place: CompletionPlace): Completion[] {
  const { from, to, field, begun } = place;
  const wanted = begun.toLowerCase();
  if (field === 'lang') {
    return Object.entries(languages)
      .filter(([code, name]) => code.startsWith(wanted) || name.toLowerCase().startsWith(wanted))
      .map(([code, name]) => ({ from, to, insert: `lang:${code} `, label: name, detail: code, kind: 'language' }));
  }
  if (field !== 'is' && field !== 'has' && field !== 'practice') return [];
  return fixedChoices[field]
    .filter((choice) => choice.startsWith(wanted))
    .map((choice) => ({ from, to, insert: `${field}:${choice} `, label: choice, detail: '', kind: 'value' }));
}
