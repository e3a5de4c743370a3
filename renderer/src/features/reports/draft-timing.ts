/**
 * When a draft is written, milliseconds: after a pause, and while somebody types on so long after the first unsaved key at the
 * latest. That is what a power cut can take.
 */
export const draftTiming = { delay: 400, longest: 800 };
