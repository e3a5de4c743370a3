import { nameAsWished, type CreditWish } from './credit-wish.ts';

/** What is known of a person's names, for writing about them to others. */
export interface Naming {
  id: number;
  name: string;
  handle: string | null;
  wish: CreditWish;
  /** One of us: named like any colleague. */
  ours: boolean;
  /** All names, handles and addresses that they are known under. */
  known: string[];
}

/** What stands in place of a name that is left out. */
const leftOut = '[name left out]';

/** Letters below which a part of a name is any word. */
const shortestPart = 3;
const shortestHandle = 3;

/** The names by which somebody could be recognised although they did not agree to be named; none for those who did. */
export function namesToLeaveOut({ wish, known, ours, name, handle }: Naming): string[] {
  if (ours || wish === 'name') return [];
  const shown = wish === 'handle' ? nameAsWished({ name, handle, wish }, '') : null;
  const others = known.map((one) => one.trim()).filter((one) => one.length >= shortestHandle && one !== shown);
  // Who was not asked yet is left out by what names nobody else: addresses, and names of several words.
  if (wish !== 'anonymous') return others.filter((one) => one.includes('@') || /\s/.test(one));
  return [...new Set([...others, ...others.flatMap(partsOf)])];
}

/** First and last names by themselves, and what stands before the @ of an address. */
function partsOf(name: string): string[] {
  const parts = name.includes('@') ? [name.slice(0, name.indexOf('@'))] : name.split(/[\s,]+/);
  return parts.filter((part) => part.length >= shortestPart && /\p{L}/u.test(part));
}

/** The text without these names, whatever their case, wherever they stand as words of their own. */
export function withoutNames(text: string, names: readonly string[]): string {
  return nameRemover(names)(text);
}

/** The same for many texts: what is looked for is put together once. */
export function nameRemover(names: readonly string[]): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  const any = longestFirst
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|');
  // The form with the ends of words takes a millisecond to be put together, and a report can quote hundreds of people: only where
  // the letters stand at all it is asked.
  const letters = new RegExp(any, 'iu');
  let form: RegExp | null = null;
  return (text) => {
    if (!letters.test(text)) return text;
    form ??= new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
    return text.replace(form, leftOut);
  };
}

/** What each of them is called for others, by id. Those without a name are told apart by a number. */
export function namesForOthers(namings: readonly Naming[], place: string): Map<number, string> {
  const unnamed = nameAsWished({ name: '', wish: 'anonymous' }, place);
  const named = namings.map(({ id, ours, ...one }) => ({ id, called: ours ? one.name : nameAsWished(one, place) }));
  const without = named.filter(({ called }) => called === unnamed).map(({ id }) => id);
  return new Map(
    named.map(({ id, called }): [number, string] => {
      const number = called === unnamed && without.length > 1 ? ` (${without.indexOf(id) + 1})` : '';
      return [id, `${called}${number}`];
    }),
  );
}
