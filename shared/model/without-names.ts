/** Somebody's names as they could stand in other words. */
export interface KnownNames {
  name: string;
  handle: string | null;
  identities: readonly { place: string; address: string; name: string | null }[];
}

/** A name of fewer letters would be found in words that mean something else. */
const shortest = 2;

/**
 * Words with a person's names, handles and addresses taken out. Whole names are found whatever their case, parts of a name
 * (the first name alone) only as they are written, since many are words as well.
 */
export function withoutNames(text: string, known: KnownNames, instead = 'someone'): string {
  const whole = [
    known.name,
    known.handle ?? '',
    ...known.identities.flatMap(({ place, address, name }) => [
      // A number alone, as some places give accounts, is no name.
      /^\d+$/.test(address) ? '' : address,
      name ?? '',
      place === 'mail' ? address.slice(0, Math.max(0, address.indexOf('@'))) : '',
    ]),
  ]
    .map((name) => name.trim().replace(/^@/, ''))
    .filter((name) => name.length >= shortest);
  const parts = whole
    .flatMap((name) => name.split(/[\s,]+/))
    .filter((part) => part.length > shortest && /^\p{Lu}/u.test(part));
  return masked(masked(text, whole, 'giu', instead), parts, 'gu', instead);
}

function masked(text: string, names: readonly string[], flags: string, instead: string): string {
  const known = [...new Set(names)].toSorted((one, other) => other.length - one.length);
  if (known.length === 0) return text;
  const any = known.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return text.replace(new RegExp(`@?(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, flags), instead);
}
