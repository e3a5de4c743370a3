/** The four practices of dialogue, in the order in which their marks stand. */
export const practices = ['listening', 'suspending', 'respecting', 'voicing'] as const;
export type Practice = (typeof practices)[number];

/** The bit of a practice in the stored mask: listening 1, suspending 2, respecting 4, voicing 8. */
export function practiceBit(practice: Practice): number {
  return 1 << practices.indexOf(practice);
}

/** The practices named by a stored mask, in their fixed order. */
export function practicesOf(mask: number): Practice[] {
  return practices.filter((practice) => (mask & practiceBit(practice)) !== 0);
}
