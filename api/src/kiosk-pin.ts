import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PinHash } from './contract/kiosk-device.ts';

const derive = promisify(pbkdf2);

/** What OWASP asks for with SHA-256. A few digits are soon guessed all the same: tries are counted. */
const ITERATIONS = 600_000;
const BYTES = 32;

/** What is kept of a PIN: `iterations$salt$hash`. A browser without network can check it too. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, ITERATIONS, BYTES, 'sha256');
  return [ITERATIONS, salt.toString('base64'), hash.toString('base64')].join('$');
}

export function partsOfPin(kept: string): PinHash {
  const [iterations = '0', salt = '', hash = ''] = kept.split('$');
  return { iterations: Number(iterations), salt, hash };
}

export async function isPinRight(pin: string, kept: string): Promise<boolean> {
  const { iterations, salt, hash } = partsOfPin(kept);
  const given = await derive(pin, Buffer.from(salt, 'base64'), iterations, BYTES, 'sha256');
  return timingSafeEqual(given, Buffer.from(hash, 'base64'));
}
