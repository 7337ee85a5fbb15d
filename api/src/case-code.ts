import { randomBytes } from 'node:crypto';

// Crockford's base32: no I, L, O or U, so a code read out on the telephone is not misheard.
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight symbols, 40 random bits: the name of a case that people can say and type. */
export function newCaseCode(): string {
  return Array.from(randomBytes(8), (byte) => SYMBOLS[byte & 31]).join('');
}

/** As people see it: `7K3M-Q9TX`. */
export const showCaseCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
