export const creditWishes = ['ask', 'name', 'handle', 'anonymous'] as const;

/** How a person wants to be named: nobody asked yet (`ask`), by name, by handle, or not at all. */
export type CreditWish = (typeof creditWishes)[number];
