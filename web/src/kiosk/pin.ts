import type { PinHash } from '@vocero/api/contract/kiosk-device';

/** Wrong PINs after which the next has to wait, and for how many milliseconds. */
export const pinTries = 5;
export const pinWait = 60_000;

/** Whether a PIN is right: the server says so, or, without it, the hash that came with the pairing. */
export async function isPinRight(pin: string, token: string, kept: PinHash): Promise<boolean> {
  const said = await askServer(pin, token);
  return said ?? (await fitsHash(pin, kept));
}

async function askServer(pin: string, token: string): Promise<boolean | null> {
  try {
    const response = await fetch('/k/leave', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ pin }),
      credentials: 'omit',
      signal: AbortSignal.timeout(5_000),
    });
    if (response.status === 429) return false;
    return response.ok ? ((await response.json()) as { isRight: boolean }).isRight : null;
  } catch {
    return null;
  }
}

async function fitsHash(pin: string, { salt, iterations, hash }: PinHash): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations };
  const bits = await crypto.subtle.deriveBits(algorithm, key, 256);
  return btoa(String.fromCharCode(...new Uint8Array(bits))) === hash;
}

const bytesOf = (base64: string) =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
