import { sha256 } from '@noble/hashes/sha2.js';

interface Challenge {
  parameters: { nonce: string; salt: string; keyPrefix: string };
}

/** Tries between two looks at the clock: a page must answer to touch meanwhile. */
const AT_ONCE = 500;

/**
 * Looks for the number that makes SHA-256(salt, nonce, number as 32 bits) begin with the challenge's
 * prefix, as altcha's second version defines it, in steps between which the page goes on.
 */
export async function solve(
  { parameters }: Challenge,
  pause: () => Promise<unknown> = () => new Promise((next) => setTimeout(next)),
): Promise<{ counter: number; derivedKey: string }> {
  const start = bytesOf(parameters.salt + parameters.nonce);
  const data = new Uint8Array(start.length + 4);
  data.set(start);
  const number = new DataView(data.buffer);
  for (let counter = 0; ; counter += 1) {
    number.setUint32(start.length, counter);
    const derivedKey = hexOf(sha256(data));
    if (derivedKey.startsWith(parameters.keyPrefix)) return { counter, derivedKey };
    if (counter % AT_ONCE === 0) await pause();
  }
}

const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
