import { randomBytes } from 'node:crypto';

// Crockford's base32: no I, L, O or U, so a code read out on the telephone is not misheard.
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const POOL = 4_096;

// Random bytes are dear one by one: an import needs a million codes.
let pool: Buffer = Buffer.alloc(0);

/** Eight symbols, 40 random bits: the name of a case that people can say and type. */
export function newCaseCode(): string {
  if (pool.length < LENGTH) pool = randomBytes(POOL);
  let code = '';
  for (let i = 0; i < LENGTH; i += 1) code += SYMBOLS[pool[i]! & 31];
  pool = pool.subarray(LENGTH);
  return code;
}

/** As people see it: `7K3M-Q9TX`. */
export const showCaseCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
