/** The scheme and the host that our own page comes from. */
export const scheme = 'app';
export const host = 'bundle';
