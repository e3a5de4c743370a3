export const creditWishes = ['ask', 'name', 'handle', 'anonymous'] as const;

/** How a person wants to be named: nobody asked yet (`ask`), by name, by handle, or not at all. */
export type CreditWish = (typeof creditWishes)[number];

/**
 * The person as others may read of them: by name, by handle, else `Someone in PLACE`. Nobody is named before they were
 * asked, and a mail address is no handle: it reaches them, which they did not agree to.
 */
export function nameAsWished(
  person: { name: string; handle?: string | null; wish: CreditWish },
  place: string,
): string {
  const handle = person.handle?.trim() ?? '';
  const isAddress = /^[^@]+@[^@]+$/.test(handle);
  if (person.wish === 'name' && person.name.trim() !== '') return person.name.trim();
  if (person.wish === 'handle' && handle !== '' && !isAddress) return handle;
  return place.trim() === '' ? 'Someone' : `Someone in ${place.trim()}`;
}
