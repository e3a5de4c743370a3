/** How many colours avatars have; `styles/components.css` defines `.avatar-0` onward, white letters read well on each. */
export const avatarTones = 10;

/** The colour of a name: always the same one, on every computer. */
export function avatarTone(name: string): number {
  let hash = 2166136261;
  for (const character of name.trim().toLowerCase()) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619);
  }
  return (hash >>> 0) % avatarTones;
}

/** Two letters for a name: first and last word, or the first two letters of a single word. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.at(-1)!;
  if (words.length > 1) return (Array.from(first)[0]! + Array.from(last)[0]!).toUpperCase();
  return Array.from(first).slice(0, 2).join('');
}
