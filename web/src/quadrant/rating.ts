import type { Worth } from './worth-words.ts';

/** What a person says of a theme: one of the two worths, or that it is not rated. */
export type Rating = { valueCustomer: Worth | null } | { valueCompany: Worth | null };
