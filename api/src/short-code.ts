import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another: no I, L, O, U, 0 and 1. */
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const length = 8;

/** 39 random bits: enough to be told apart. It is no secret: it leads to a public page. */
export const newShortCode = (): string =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

/** `ABCD-2345`, as it is printed. */
export const showShortCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as somebody typed it, with or without the dash, in letters of either case; else null. */
export function readShortCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return new RegExp(`^[${signs}]{${length}}$`).test(code) ? code : null;
}
